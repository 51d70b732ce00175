// SPDX-License-Identifier: EUPL-1.2
// Numbers of spreadsheets as the text a person means by them: dates, times, percentages, codes with leading zeros.
#pragma once

#include <string>
#include <string_view>

namespace mediamap::tables {

// What a number format shows.
enum class CellKind {
  number,
  moment,    // date, time of day, or both
  duration,  // [h]:mm, which goes beyond 24 hours
  percent,
  code,  // digits that always stand there: "00000", "0# ## ## ## ##"
};

struct CellFormat {
  CellKind kind = CellKind::number;
  std::string code;  // the format of a code
};

// From a format's code as XLSX keeps it ("dd/mm/yyyy", always in English), or from the number of a built-in one.
CellFormat cell_format(std::string_view code);
CellFormat builtin_cell_format(int number);

// Without exponent, without ".0", with 15 digits at most, as spreadsheets show them: 33000.0 → "33000".
std::string number_text(double number);

// "2024-04-02", "2024-04-02T10:30:00", "10:30"; days are counted from 1900 with its false leap day, or from 1904.
std::string moment_text(double days, bool from_1904);

// The number of a cell in its format. Text that is no number comes back as it is.
std::string formatted_text(std::string_view number, const CellFormat& format, bool from_1904);

}  // namespace mediamap::tables
