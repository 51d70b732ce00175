// SPDX-License-Identifier: EUPL-1.2
// INSEE's identifier of an organisation.
#pragma once

#include <string_view>

namespace mediamap {

// Nine digits whose Luhn sum is a multiple of ten. Blanks are not accepted.
bool is_siren(std::string_view text);

}  // namespace mediamap
