// SPDX-License-Identifier: EUPL-1.2
// UTF-8 that somebody read as Windows-1252 or ISO-8859-1 and saved again: "Ã©" for "é", "â€™" for "’", also twice over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// The text as it was meant, or nothing when it shows no such damage. Only sequences that French does not have are
// touched; those that it might have ("Ã" or "Â" alone before a no-break space) only beside others in the same text.
std::optional<std::string> mend_mojibake(std::string_view text);

// Mends columns and cells, and returns how many of them.
std::size_t mend_mojibake(Table& table);

}  // namespace mediamap::tables
