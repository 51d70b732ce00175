// SPDX-License-Identifier: EUPL-1.2
// CSV as spreadsheets and registers write it: commas or semicolons, with or without a byte order mark, quoted line
// breaks, LF, CRLF or CR.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/exchange/table.hpp"

namespace mediamap::exchange {

// The first row that is not blank is the header; it decides the separator. Blank rows are passed over. A row with more
// or fewer cells than the header is rejected, the others are kept. Faults of the file as a whole are a DataError.
// `path` is for messages only.
Table read_csv(const std::string& path, std::string_view bytes, const ExpectedColumns& expected = {});

}  // namespace mediamap::exchange
