// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/cell_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "mediamap/base/text.hpp"

namespace mediamap::tables {
namespace {

constexpr double last_day = 2958465;  // 31 December 9999

// The first section of a format without what it only prints: "quoted", \escaped, _space, *fill, [Red].
// Elapsed time keeps its brackets.
std::string placeholders(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string inside = fold(code.substr(i + 1, end - i - 1));
      if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) out += "[" + inside + "]";
      i = end;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

bool is_code(std::string_view shown) {
  std::size_t digits = 0;
  if (shown.empty() || shown[0] != '0') return false;
  for (const char c : shown) {
    if (c == '.' || c == ',' || c == '%' || c == '/' || c == 'e' || c == '?') return false;
    digits += c == '0' || c == '#';
  }
  return digits >= 2;
}

// The digits of a whole number laid into a code's places from the right: 123456789 in "0# ## ## ## ##" is 01 23 45
// 67 89.
std::string in_places(std::string digits, std::string_view code) {
  struct Place {
    char character;
    bool literal;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      for (++i; i < code.size() && code[i] != '"'; ++i) places.push_back({code[i], true});
    } else if (c == '\\' && i + 1 < code.size()) {
      places.push_back({code[++i], true});
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      i = std::min(code.find(']', i), code.size());
    } else {
      places.push_back({c, c != '0' && c != '#'});
    }
  }
  std::string out;
  std::size_t open = 0;
  for (const Place& place : places) open += !place.literal;
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (place->literal) {
      out.insert(out.begin(), place->character);
      continue;
    }
    --open;
    if (!digits.empty()) {
      // The first place takes all that is left.
      const std::size_t take = open == 0 ? digits.size() : 1;
      out.insert(0, digits.substr(digits.size() - take));
      digits.erase(digits.size() - take);
    } else if (place->character == '0') {
      out.insert(out.begin(), '0');
    }
  }
  return trim(out);
}

std::string two_digits(long long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Hours and minutes, and seconds where there are any.
std::string clock_text(long long seconds, bool always_seconds) {
  std::string out = two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60);
  if (always_seconds || seconds % 60 != 0) out += ":" + two_digits(seconds % 60);
  return out;
}

}  // namespace

CellFormat cell_format(std::string_view code) {
  const std::string shown = placeholders(code);
  if (shown == "general" || shown == "standard" || shown.empty() || shown == "@") return {};
  if (shown.find('[') != std::string::npos) return {CellKind::duration, {}};
  std::string letters = shown;
  for (const std::string_view exponent : {"e+", "e-"}) {
    for (auto at = letters.find(exponent); at != std::string::npos; at = letters.find(exponent)) letters.erase(at, 2);
  }
  if (letters.find_first_of("ydhs") != std::string::npos || letters.find("mm") != std::string::npos)
    return {CellKind::moment, {}};
  if (shown.find('%') != std::string::npos) return {CellKind::percent, {}};
  if (is_code(shown)) return {CellKind::code, std::string(code)};
  return {};
}

CellFormat builtin_cell_format(int number) {
  const bool moment = (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || number == 45 ||
                      number == 47 || (number >= 50 && number <= 58);
  if (moment) return {CellKind::moment, {}};
  if (number == 46) return {CellKind::duration, {}};
  if (number == 9 || number == 10) return {CellKind::percent, {}};
  return {};
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return {};
  std::array<char, 400> digits;
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
  std::size_t significant = 0;
  for (const char* c = digits.data(); c != end; ++c)
    significant += (*c >= '1' && *c <= '9') || (*c == '0' && significant > 0);
  if (significant > 15 && std::abs(number) < 1e15) {
    // 0.1 + 0.2 is 0.3 to whoever looks at the sheet.
    std::array<char, 64> rounded;
    const auto [last, error] =
        std::to_chars(rounded.data(), rounded.data() + rounded.size(), number, std::chars_format::scientific, 14);
    double value = number;
    if (error == std::errc()) std::from_chars(rounded.data(), last, value);
    end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
  }
  const std::string out(digits.data(), end);
  return out == "-0" ? "0" : out;
}

std::string moment_text(double days, bool from_1904) {
  if (!(days >= 0) || days > last_day) return number_text(days);
  const auto total = static_cast<long long>(std::llround(days * 86400));
  const long long day = total / 86400;
  const long long seconds = total % 86400;
  if (day == 0) return clock_text(seconds, false);
  // Spreadsheets take 1900 for a leap year: day 60 is its 29 February, and days before it are one later than they seem.
  const long long shift = from_1904 ? 0 : day < 60 ? 1 : 0;
  const std::chrono::sys_days epoch = from_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
                                                : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
  const std::chrono::year_month_day date{epoch + std::chrono::days{day + shift}};
  std::string out = std::to_string(static_cast<int>(date.year())) + "-" +
                    two_digits(static_cast<unsigned>(date.month())) + "-" +
                    two_digits(static_cast<unsigned>(date.day()));
  if (seconds != 0) out += "T" + clock_text(seconds, true);
  return out;
}

std::string formatted_text(std::string_view text, const CellFormat& format, bool from_1904) {
  const std::string trimmed = trim(text);
  double number = 0;
  const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  if (error != std::errc() || end != trimmed.data() + trimmed.size() || !std::isfinite(number)) return trimmed;
  switch (format.kind) {
    case CellKind::moment:
      return moment_text(number, from_1904);
    case CellKind::duration:
      if (number >= 0 && number <= last_day)
        return clock_text(static_cast<long long>(std::llround(number * 86400)), false);
      break;
    case CellKind::percent:
      return number_text(number * 100) + "%";
    case CellKind::code:
      if (number >= 0 && number < 1e15 && number == std::floor(number))
        return in_places(number_text(number), format.code);
      break;
    case CellKind::number:
      break;
  }
  return number_text(number);
}

}  // namespace mediamap::tables
