// SPDX-License-Identifier: EUPL-1.2
// CSV as spreadsheets and registries write it: commas, semicolons, tabulations or bars, quoted line breaks, LF, CRLF or
// CR.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// UTF-8 without byte order mark, as decode() gives it. Rows above the header (header_row.hpp) are told in the notes;
// blank rows are passed over. A row with more or fewer cells than the header is rejected, the others are kept. Faults of
// the file as a whole are a DataError. `path` is for messages only.
Table read_csv(const std::string& path, std::string_view text, const ExpectedColumns& expected = {});

}  // namespace mediamap::tables
