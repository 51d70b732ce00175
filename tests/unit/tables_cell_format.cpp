// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>

#include "mediamap/tables/cell_format.hpp"

using namespace mediamap::tables;

namespace {

std::string shown(const std::string& number, const std::string& code, bool from_1904 = false) {
  return formatted_text(number, cell_format(code), from_1904);
}

}  // namespace

TEST_CASE("cell format: numbers without exponent, without needless zeros") {
  CHECK(shown("33000.0", "General") == "33000");
  CHECK(shown("3.3123456789E10", "General") == "33123456789");
  CHECK(shown("44.839574881764", "General") == "44.839574881764");
  CHECK(shown("48.858600000000003", "General") == "48.8586");
  CHECK(shown("0.30000000000000004", "General") == "0.3");
  CHECK(shown("-0.58", "0.00") == "-0.58");
  CHECK(shown("1E-7", "General") == "0.0000001");
  CHECK(shown("-0", "General") == "0");
  CHECK(shown("12345.5", "#,##0.00\\ \"€\"") == "12345.5");
  CHECK(shown("1e300", "General").size() == 301);
  for (const std::string odd : {"inf", "nan", "12abc", ""}) CHECK(shown(odd, "General") == odd);
}

TEST_CASE("cell format: dates and times of both calendars") {
  CHECK(shown("45384", "dd/mm/yyyy") == "2024-04-02");
  CHECK(shown("45384.4375", "dd/mm/yyyy\\ hh:mm") == "2024-04-02T10:30:00");
  CHECK(shown("43922", "dd/mm/yyyy", true) == "2024-04-02");
  CHECK(shown("0.4375", "hh:mm") == "10:30");
  CHECK(shown("0.437546296", "hh:mm:ss") == "10:30:04");
  CHECK(shown("1.1", "[h]:mm") == "26:24");
  CHECK(shown("1", "d/m/yy") == "1900-01-01");
  CHECK(shown("59", "d/m/yy") == "1900-02-28");
  CHECK(shown("61", "d/m/yy") == "1900-03-01");
  CHECK(shown("45384", "[$-40C]dddd d mmmm yyyy;@") == "2024-04-02");
  CHECK(shown("45384.999999999", "d/m/yy") == "2024-04-03");
  CHECK(shown("-3", "d/m/yy") == "-3");
  CHECK(shown("99999999", "d/m/yy") == "99999999");
  CHECK(formatted_text("45384", builtin_cell_format(14), false) == "2024-04-02");
  CHECK(formatted_text("0.5", builtin_cell_format(20), false) == "12:00");
  CHECK(formatted_text("45384", builtin_cell_format(0), false) == "45384");
}

TEST_CASE("cell format: what only looks like a date is none") {
  CHECK(cell_format("0.00E+00").kind == CellKind::number);
  CHECK(cell_format("\"jours\" 0").kind == CellKind::number);
  CHECK(cell_format("[Red]0.0").kind == CellKind::number);
  CHECK(cell_format("0\\ \\d\\a\\y").kind == CellKind::number);
  CHECK(cell_format("_-* #,##0.00\\ _€_-").kind == CellKind::number);
  CHECK(cell_format("@").kind == CellKind::number);
  CHECK(cell_format("mmm").kind == CellKind::moment);
}

TEST_CASE("cell format: percentages and codes as they are shown") {
  CHECK(shown("0.25", "0%") == "25%");
  CHECK(shown("0.07", "0%") == "7%");
  CHECK(shown("0.125", "0.0%") == "12.5%");
  CHECK(shown("1000", "00000") == "01000");
  CHECK(shown("97410", "00000") == "97410");
  CHECK(shown("123456789", "0#\" \"##\" \"##\" \"##\" \"##") == "01 23 45 67 89");
  CHECK(shown("123456789", "0#\\ ##\\ ##\\ ##\\ ##") == "01 23 45 67 89");
  CHECK(shown("1234567", "00000") == "1234567");
  CHECK(shown("1000.5", "00000") == "1000.5");
  CHECK(shown("-12", "00000") == "-12");
}
