// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/sheet.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/header_row.hpp"

namespace mediamap::tables {
namespace {

// XML may smuggle in what is no character.
std::string valid_utf8(std::string text) {
  for (auto bad = invalid_utf8(text); bad; bad = invalid_utf8(text)) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const bool valid = next_character(text, at) >= 0;
      at = std::max(at, begin + 1);
      out += valid ? text.substr(begin, at - begin) : "\xEF\xBF\xBD";
    }
    text = std::move(out);
  }
  return text;
}

bool blank(const std::string& cell) { return trim(cell).empty(); }

// One text of a workbook may stand in any number of cells: a small file can unfold to more than fits into memory.
constexpr std::size_t most_bytes = 200'000'000;

std::size_t bytes_in(const Row& row) {
  std::size_t bytes = 0;
  for (const std::string& cell : row.cells) bytes += cell.size();
  return bytes;
}

}  // namespace

void Sheet::set(int row, std::size_t column, std::string text) {
  if (text.empty()) return;
  if (text.size() > longest_cell) {
    refuse_file({path_},
                fill(_("feuille « {0} », {1} : une cellule dépasse {2} caractères"), shorten(name_, 40),
                     cell_name(row, column), grouped(longest_cell)),
                _("Videz cette cellule, ou vérifiez que c'est bien le bon fichier."));
  }
  if (column >= most_columns) {
    refuse_file({path_},
                fill(_("la feuille « {0} » a plus de {1} colonnes (valeur en {2})"), shorten(name_, 40), most_columns,
                     cell_name(row, column)),
                _("Supprimez les colonnes inutiles à droite du tableau."));
  }
  if (rows_.empty() || rows_.back().line != row) rows_.push_back({row, {}});
  std::vector<std::string>& cells = rows_.back().cells;
  if (cells.size() <= column) {
    cells_ += column + 1 - cells.size();
    cells.resize(column + 1);
  }
  width_ = std::max(width_, column + 1);
  grow(text.size());
  cells[column] = valid_utf8(std::move(text));
}

void Sheet::grow(std::size_t bytes) {
  bytes_ += bytes;
  check_size({path_}, std::max(cells_, rows_.size()), 1);
  if (bytes_ <= most_bytes) return;
  refuse_file(
      {path_},
      fill(_("la feuille « {0} » contient plus de {1} Mo de texte"), shorten(name_, 40), most_bytes / 1'000'000),
      _("Découpez-la en plusieurs feuilles, ou vérifiez que c'est bien le bon fichier."));
}

void Sheet::set_error(int row, std::size_t column, std::string_view error) {
  if (++errors_ == 1) first_error_ = fill(_("{0} en {1}"), shorten(error, 20), cell_name(row, column));
}

void Sheet::repeat_row(int row, int last_row) {
  if (rows_.empty() || rows_.back().line != row) return;
  check_size({path_}, rows_.size() + static_cast<std::size_t>(last_row - row), rows_.back().cells.size());
  for (int line = row + 1; line <= last_row; ++line) {
    Row copy = rows_.back();
    copy.line = line;
    cells_ += copy.cells.size();
    grow(bytes_in(copy));
    rows_.push_back(std::move(copy));
  }
}

std::vector<Row> Sheet::first_rows() const {
  return {rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(std::min(rows_to_choose_from, rows_.size()))};
}

bool Sheet::is_table(const ExpectedColumns& expected) const {
  const std::vector<Row> first = first_rows();
  if (first.empty()) return false;
  const std::size_t header = header_row(first, expected);
  const std::vector<std::string>& cells = first[header].cells;
  return rows_.size() > header + 1 &&
         std::count_if(cells.begin(), cells.end(), blank) + 2 <= static_cast<std::ptrdiff_t>(cells.size());
}

bool Sheet::bears(const ExpectedColumns& expected) const {
  const std::vector<Row> first = first_rows();
  if (first.empty()) return false;
  const std::vector<std::string> names = column_names(first[header_row(first, expected)].cells);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(expected.known.begin(), expected.known.end(), name) != expected.known.end();
  });
}

// A name that holds for the rows beside it; the title above a table stays where it is.
std::size_t Sheet::fill_tall_cells(int header_line) {
  std::size_t filled = 0;
  std::size_t steps = 0;
  for (const TallCell& tall : tall_) {
    if (tall.first_row <= header_line) continue;
    const auto from = std::lower_bound(rows_.begin(), rows_.end(), tall.first_row,
                                       [](const Row& row, int line) { return row.line < line; });
    if (from == rows_.end() || from->line != tall.first_row || tall.column >= from->cells.size()) continue;
    for (auto row = from + 1; row != rows_.end() && row->line <= tall.last_row; ++row) {
      if (++steps > most_cells) return filled;  // overlapping ones, which no spreadsheet writes
      if (row->cells.size() <= tall.column || !row->cells[tall.column].empty() || from->cells[tall.column].empty())
        continue;
      grow(from->cells[tall.column].size());
      row->cells[tall.column] = from->cells[tall.column];
      ++filled;
    }
  }
  return filled;
}

Table Sheet::table(const ExpectedColumns& expected) && {
  const auto empty = [](const Row& row) { return std::all_of(row.cells.begin(), row.cells.end(), blank); };
  rows_.erase(std::remove_if(rows_.begin(), rows_.end(), empty), rows_.end());
  if (rows_.empty()) {
    refuse_file({path_}, fill(_("la feuille « {} » est vide"), shorten(name_, 40)),
                _("Choisissez-en une autre avec --sheet."));
  }
  check_size({path_}, rows_.size(), width_);
  for (Row& row : rows_) row.cells.resize(width_);

  Table table;
  table.notes.sheet = name_;
  const std::vector<Row> first = first_rows();
  const std::size_t header = header_row(first, expected);
  if (header > 0) table.notes.remarks.push_back(rows_above(first, header));
  if (const std::size_t filled = fill_tall_cells(first[header].line); filled > 0) {
    table.notes.remarks.push_back(fill(_("cellules fusionnées : leur valeur est reprise dans {} au-dessous"),
                                       count_of(filled, N_("{} cellule"), N_("{} cellules"))));
  }
  if (errors_ > 0) {
    table.notes.remarks.push_back(fill(_("{0} en erreur, laissées vides (la première : {1})"),
                                       count_of(errors_, N_("{} cellule"), N_("{} cellules")), first_error_));
  }

  table.columns = column_names(first[header].cells);
  const int line = first[header].line;
  rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(header) + 1);
  for (std::size_t column = width_; column-- > 0;) {
    if (!blank(first[header].cells[column])) continue;
    if (std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return !blank(row.cells[column]); })) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
    for (Row& row : rows_) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
  }
  table.rows = std::move(rows_);
  check_columns({path_, line}, table.columns, expected);
  return table;
}

std::string Sheet::cell_name(int row, std::size_t column) const {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row);
}

}  // namespace mediamap::tables
