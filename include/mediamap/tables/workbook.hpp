// SPDX-License-Identifier: EUPL-1.2
// Workbooks of spreadsheets, XLSX and ODS, as a table. Older and closed formats are refused with a way out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/tables/sheet.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// By its first bytes: a ZIP archive, or the container of old and of encrypted workbooks.
bool is_workbook(std::string_view bytes);

// The sheet of that name, else the first visible one that bears an expected column, else the first visible one with a
// header and a row. UsageError with the names there are when none is called so. Dates come as 2024-04-02, times as
// 10:30, numbers without exponent, true and false as such, formulas as their last result.
Table read_workbook(const std::string& path, std::string_view bytes, const std::string& sheet = {},
                    const ExpectedColumns& expected = {});

// What the readers of the two formats give: the sheets' names, and each when it is asked for.
struct SheetName {
  std::string name;
  bool hidden = false;
};

class SheetSource {
 public:
  virtual ~SheetSource() = default;
  virtual const std::vector<SheetName>& names() const = 0;
  virtual Sheet sheet(std::size_t index) = 0;
};

}  // namespace mediamap::tables
