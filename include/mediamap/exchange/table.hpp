// SPDX-License-Identifier: EUPL-1.2
// A file received, as rows of text: what CSV and JSON have in common before anything is known about the field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/base/error.hpp"

namespace mediamap::exchange {

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

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<RejectedRow> rejected;
};

// What the header may and must name. Other columns are allowed; a header without any known name is a fault.
struct ExpectedColumns {
  std::vector<std::string> known;     // empty: no check
  std::vector<std::string> required;  // of the known ones
};

// More columns than any table of the field has: the file is something else.
inline constexpr std::size_t most_columns = 1000;

// The text without its byte order mark. A DataError for what is no UTF-8 text (empty, UTF-16, Windows-1252, NUL bytes,
// a spreadsheet), saying how to convert it.
std::string_view checked_text(const std::string& path, std::string_view bytes);

// Throws a DataError of one fault.
[[noreturn]] void refuse_file(Place place, std::string message, std::string advice);

// Line and column of a byte.
Place place_at(const std::string& path, std::string_view text, std::size_t offset);

// A DataError when the header repeats a name or is not the expected one, with the names found and expected.
void check_columns(const Place& header, const std::vector<std::string>& columns, const ExpectedColumns& expected);

}  // namespace mediamap::exchange
