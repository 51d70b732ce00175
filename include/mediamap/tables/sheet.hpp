// SPDX-License-Identifier: EUPL-1.2
// One sheet of a workbook as text, before a header is known: what XLSX and ODS have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// A cell that reaches over several rows, counted from 1; its value stands in the first.
struct TallCell {
  int first_row = 0;
  int last_row = 0;
  std::size_t column = 0;  // from 0
};

// Filled cell by cell, in the order of the file. Blank cells and rows need not be given, so that a million of them cost
// nothing. Throws a DataError when it grows beyond what a table may be.
class Sheet {
 public:
  Sheet(std::string path, std::string name) : path_(std::move(path)), name_(std::move(name)) {}

  void set(int row, std::size_t column, std::string text);
  // "#N/A": counted, and left empty.
  void set_error(int row, std::size_t column, std::string_view error);
  void add(TallCell cell) { tall_.push_back(cell); }
  // Repeats the row that was filled last until `last_row`.
  void repeat_row(int row, int last_row);

  const std::string& name() const { return name_; }
  const std::vector<Row>& rows() const { return rows_; }
  // Two filled cells in the header and a row below it: what a table needs to be one.
  bool is_table(const ExpectedColumns& expected) const;
  bool bears(const ExpectedColumns& expected) const;

  // The sheet as a table; columns that are blank from top to bottom go. What was to be told is in the notes.
  Table table(const ExpectedColumns& expected) &&;

 private:
  void grow(std::size_t bytes);
  std::string cell_name(int row, std::size_t column) const;
  std::size_t fill_tall_cells(int header_line);
  std::vector<Row> first_rows() const;

  std::string path_;
  std::string name_;
  std::vector<Row> rows_;  // with as many cells as the last filled one needs
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  std::size_t width_ = 0;
  std::vector<TallCell> tall_;
  std::size_t errors_ = 0;
  std::string first_error_;
};

}  // namespace mediamap::tables
