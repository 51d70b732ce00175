// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/csv_separator.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

namespace mediamap::tables {
namespace {

constexpr std::size_t rows_enough = 50;
constexpr std::size_t bytes_enough = std::size_t{1} << 18;

// The cells of each of the first rows that are not blank. A quote counts where a cell begins, as in CSV; a row in which
// one stands elsewhere is not cut by this separator, and counts as one cell.
std::vector<std::size_t> cells_per_row(std::string_view text, char separator) {
  std::vector<std::size_t> counts;
  std::size_t cells = 1;
  bool quoted = false;
  bool cell_begins = true;
  bool blank = true;
  bool stray_quote = false;
  for (std::size_t i = 0; i < text.size() && counts.size() < rows_enough; ++i) {
    const char c = text[i];
    if (quoted) {
      quoted = c != '"';
    } else if (c == '"') {
      quoted = cell_begins || text[i - 1] == '"';
      stray_quote = stray_quote || !quoted;
      cell_begins = blank = false;
    } else if (c == separator) {
      ++cells;
      cell_begins = true;
      blank = false;
    } else if (c == '\n' || c == '\r') {
      if (!blank) counts.push_back(stray_quote ? 1 : cells);
      cells = 1;
      cell_begins = blank = true;
      stray_quote = false;
    } else if (c != ' ' && c != '\t') {
      cell_begins = blank = false;
    }
  }
  // The last row may be cut by the end of the sample.
  if (!blank && (counts.empty() || (!quoted && text.size() < bytes_enough))) counts.push_back(cells);
  return counts;
}

struct Agreement {
  char separator = ',';
  std::size_t rows = 0;   // that have the same number of cells
  std::size_t cells = 1;  // in each of them
};

Agreement agreement(std::string_view text, char separator) {
  std::map<std::size_t, std::size_t> rows_of;
  for (const std::size_t count : cells_per_row(text, separator)) ++rows_of[count];
  Agreement best{separator};
  for (const auto& [cells, rows] : rows_of) {
    if (cells > 1 && rows >= best.rows) best = {separator, rows, cells};
  }
  return best;
}

}  // namespace

char csv_separator(std::string_view text) {
  const std::string_view sample = text.substr(0, bytes_enough);
  std::vector<Agreement> found;
  std::size_t most_rows = 1;
  for (const char separator : {',', ';', '\t', '|'}) {
    found.push_back(agreement(sample, separator));
    most_rows = std::max(most_rows, found.back().rows);
  }
  Agreement best;
  for (const Agreement& one : found) {
    if (one.rows * 10 >= most_rows * 9 && one.cells > best.cells) best = one;
  }
  return best.separator;
}

}  // namespace mediamap::tables
