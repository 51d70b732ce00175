// SPDX-License-Identifier: EUPL-1.2
// A file received, as rows of text: what all formats have in common before anything is known about the field.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/base/error.hpp"

namespace mediamap::tables {

struct Row {
  int line = 0;                    // of the file, where the row begins, from 1
  std::vector<std::string> cells;  // as many as the table has columns
};

// A row that cannot be read, kept for the report.
struct RejectedRow {
  int ligne = 0;
  std::string raison;
  bool operator==(const RejectedRow&) const = default;
};

// How a file was understood, for the report. Empty where it does not apply.
struct ReadingNotes {
  std::string format;                // "CSV", "JSON", "GeoJSON", "XLSX", "ODS"
  std::string encoding;              // "UTF-8", "Windows-1252"…
  std::string separator;             // one character: "," ";" "|" or a tabulation
  std::string sheet;                 // of a workbook
  std::size_t mended = 0;            // cells in which "Ã©" became "é"
  std::vector<std::string> remarks;  // sentences for the user: rows above the header, cells in error…
};

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<RejectedRow> rejected;
  ReadingNotes notes;
};

// What the header may and must name. Other columns are allowed; a header without any known name is a fault.
struct ExpectedColumns {
  std::vector<std::string> known;     // empty: no check
  std::vector<std::string> required;  // of the known ones
};

// More than any table of the field has: the file is something else, or made to fill the memory.
inline constexpr std::size_t most_columns = 1000;
inline constexpr std::size_t most_cells = 10'000'000;
inline constexpr std::size_t longest_cell = 10'000'000;  // bytes; outlines of communes may take one or two

// Where a value stands in the rows: a column, or one part of a column that lists several joined by '|'.
struct CellPath {
  std::size_t column = 0;
  std::optional<std::size_t> part;
};

// A column's exact name, else a path into a list of JSON: "tags.1" is the second part of "tags".
std::optional<CellPath> find_cell(const std::vector<std::string>& columns, std::string_view name);
std::string cell_at(const Row& row, const CellPath& path);

// A DataError when `rows` of `columns` would be more than a table may hold.
void check_size(const Place& place, std::size_t rows, std::size_t columns);

// Throws a DataError of one fault.
[[noreturn]] void refuse_file(Place place, std::string message, std::string advice);

// Line and column of a byte.
Place place_at(const std::string& path, std::string_view text, std::size_t offset);

// A DataError when the header repeats a name or is not the expected one, with the names found and expected.
void check_columns(const Place& header, const std::vector<std::string>& columns, const ExpectedColumns& expected);

}  // namespace mediamap::tables
