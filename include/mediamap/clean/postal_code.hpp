// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// The beginning that a postal code and the INSEE codes of its département share: "33", overseas "974".
std::string_view department_of(std::string_view code);

// code_postal becomes five digits; a commune that stands behind it goes to its own field, and a code in front of the
// commune comes from there.
void clean_postal_code(Draft& draft);

}  // namespace mediamap::clean
