// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/header_row.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::tables {
namespace {

std::size_t filled(const Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

std::size_t usual_filling(const std::vector<Row>& rows) {
  std::vector<std::size_t> counts;
  for (const Row& row : rows) counts.push_back(filled(row));
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  return *middle;
}

bool bears_known_names(const Row& row, const ExpectedColumns& expected) {
  std::size_t known = 0;
  for (const std::string& cell : row.cells) {
    const std::string name = trim(cell);
    if (std::find(expected.required.begin(), expected.required.end(), name) != expected.required.end()) return true;
    known += std::find(expected.known.begin(), expected.known.end(), name) != expected.known.end();
  }
  return known >= 2;
}

}  // namespace

std::size_t header_row(const std::vector<Row>& first, const ExpectedColumns& expected) {
  if (first.empty()) return 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (bears_known_names(first[i], expected)) return i;
  }
  const std::size_t usual = usual_filling(first);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::size_t count = filled(first[i]);
    if (count * 2 >= usual && (count >= 2 || usual < 2)) return i;
  }
  return 0;
}

std::vector<std::string> column_names(const std::vector<std::string>& cells) {
  std::vector<std::string> names;
  for (const std::string& cell : cells) {
    std::string name = trim(cell);
    names.push_back(name.empty() ? fill(_("colonne {}"), names.size() + 1) : std::move(name));
  }
  return names;
}

std::string rows_above(const std::vector<Row>& first, std::size_t header) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min<std::size_t>(header, 3); ++i) {
    std::vector<std::string> cells;
    for (const std::string& cell : first[i].cells) {
      if (!trim(cell).empty()) cells.push_back(trim(cell));
    }
    shown.push_back(fill(_("« {} »"), shorten(join(cells, " "), 60)));
  }
  return fill(_("{0} au-dessus de l'en-tête : {1}"), count_of(header, N_("{} ligne"), N_("{} lignes")),
              join(shown, ", ") + (header > shown.size() ? ", …" : ""));
}

}  // namespace mediamap::tables
