// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace mediamap::tables {

// The one of , ; tabulation | that cuts most of the first rows into the same number of cells, two at least; between
// separators that do so nearly as well (one row in ten), that which cuts into more. A comma when none cuts.
char csv_separator(std::string_view text);

}  // namespace mediamap::tables
