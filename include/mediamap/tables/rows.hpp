// SPDX-License-Identifier: EUPL-1.2
// The same table from whatever a file is: CSV, JSON, GeoJSON, XLSX, ODS, recognised by content, not by name.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

struct ReadOptions {
  std::string encoding;  // of a text file; empty: found
  std::string sheet;     // of a workbook, or the member that holds the list in JSON; empty: the first that will do
};

// A DataError for what cannot be read as a whole, a UsageError for an option that does not fit the file. Text that was
// once read in the wrong encoding ("Ã©") is mended; Table::notes tell how the file was understood.
Table read_rows(const std::string& path, std::string_view bytes, const ReadOptions& options = {}, const ExpectedColumns& expected = {});

}  // namespace mediamap::tables
