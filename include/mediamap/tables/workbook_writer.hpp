// SPDX-License-Identifier: EUPL-1.2
// A table as an XLSX workbook of one sheet, the same bytes from the same table on any day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::tables {

// Every cell is text, so that 01000 stays a code when somebody edits the sheet; the header is bold and stays in sight.
// The sheet's name is shortened to what Excel takes. Rows may be shorter than the columns. DataError for a cell longer
// than the 32,767 characters that Excel opens.
std::string write_xlsx(std::string_view sheet, const std::vector<std::string>& columns,
                       const std::vector<std::vector<std::string>>& rows);

}  // namespace mediamap::tables
