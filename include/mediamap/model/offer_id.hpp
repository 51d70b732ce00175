// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace mediamap {

// Slug of the name, with "-2", "-3", … when it is taken; "offre" when nothing remains of the name ("🙂").
// The new id is added to `taken`.
std::string new_offer_id(std::string_view name, std::set<std::string>& taken);

}  // namespace mediamap
