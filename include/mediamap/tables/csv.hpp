// SPDX-License-Identifier: EUPL-1.2
// CSV as spreadsheets and registries write it: commas, semicolons, tabulations or bars, quoted line breaks, LF, CRLF or
// CR.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// UTF-8 without byte order mark, as decode() gives it. Rows above the header (header_row.hpp) are told in the notes;
// blank rows are passed over. A row with fewer cells than the header gains empty ones; cells beyond the header's are kept
// in columns of their own ("colonne 5"), both told in the notes. Rejected are only rows that hold other rows (a quote
// never closed) or far too many cells. Faults of the file as a whole are a DataError. `path` is for messages only.
Table read_csv(const std::string& path, std::string_view text, const ExpectedColumns& expected = {});

}  // namespace mediamap::tables
