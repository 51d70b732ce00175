// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/column_contents.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::exchange {
namespace {

using clean::is_digit;

constexpr std::size_t most_rows = 500;

std::size_t digits_in(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit)); }
bool only(std::string_view text, std::string_view allowed) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || allowed.find(c) != std::string_view::npos; });
}

bool is_phone(const std::string& text) {
  const std::size_t digits = digits_in(text);
  return digits >= 9 && digits <= 13 && only(text, " .-+()/") && (text[0] == '0' || text[0] == '+' || text[0] == '(' || digits == 9);
}
bool is_mail(const std::string& text) {
  const auto at = text.find('@');
  return at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos;
}
bool is_site(const std::string& text) {
  if (text.find('@') != std::string::npos || text.find(' ') != std::string::npos) return false;
  const std::string folded = fold(text);
  if (folded.starts_with("http") || folded.starts_with("www.")) return true;
  const auto dot = folded.rfind('.', folded.find('/') == std::string::npos ? std::string::npos : folded.find('/'));
  if (dot == std::string::npos || dot == 0) return false;
  const std::string end = folded.substr(dot + 1, folded.find('/', dot) - dot - 1);
  return end.size() >= 2 && end.size() <= 6 && std::all_of(end.begin(), end.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
bool is_postal_code(const std::string& text) { return text.size() == 5 && digits_in(text) == 5; }
bool is_pivot(const std::string& text) {
  return digits_in(text) == 14 && only(text, " .");
}
bool is_date(const std::string& text) {
  const std::string day = text.substr(0, text.find_first_of(" T"));
  const auto separators = std::count_if(day.begin(), day.end(), [](char c) { return c == '/' || c == '-' || c == '.'; });
  return separators == 2 && day.size() >= 8 && day.size() <= 10 && only(day, "/-.");
}
std::optional<double> coordinate(const std::string& text) {
  if (text.find_first_of(".,") == std::string::npos || !only(text, ".,-") || text.size() < 4) return {};
  std::string number = text;
  std::replace(number.begin(), number.end(), ',', '.');
  return finite_number(number);
}
// Metropolitan France; overseas the name of the column has to tell.
bool is_latitude(const std::string& text) {
  const auto value = coordinate(text);
  return value && *value > 41 && *value < 51.6;
}
bool is_longitude(const std::string& text) {
  const auto value = coordinate(text);
  return value && *value > -5.6 && *value < 10;
}
bool is_street(const std::string& text) {
  static constexpr std::array<std::string_view, 16> words{" rue ", " avenue ", " av ", " place ", " boulevard ", " bd ", " chemin ", " route ",
                                                          " allee ", " impasse ", " quai ", " cours ", " square ", " mairie ", " esplanade ", " passage "};
  std::string padded = " ";
  for (char c : fold(text)) padded += c == ',' || c == '\n' || c == '.' || c == '-' ? ' ' : c;
  padded += ' ';
  return length(text) <= 150 &&
         std::any_of(words.begin(), words.end(), [&](std::string_view word) { return padded.find(word) != std::string::npos; });
}
bool is_hours(const std::string& text) {
  if (is_date(text)) return false;
  const std::string folded = fold(text);
  for (std::size_t i = 1; i + 1 < folded.size(); ++i) {
    const bool hour = (folded[i] == 'h' || folded[i] == ':') && is_digit(folded[i - 1]);
    const bool range = folded.find_first_of("-/a", i) != std::string::npos;
    if (hour && range) return true;
  }
  return false;
}

struct Kind {
  std::string_view field;
  bool (*fits)(const std::string&);
};
constexpr std::array kinds{Kind{"telephone", is_phone},  Kind{"courriels", is_mail},    Kind{"site_web", is_site},
                           Kind{"code_postal", is_postal_code}, Kind{"pivot", is_pivot}, Kind{"date_maj", is_date},
                           Kind{"latitude", is_latitude}, Kind{"longitude", is_longitude}, Kind{"adresse", is_street},
                           Kind{"horaires", is_hours}};

}  // namespace

std::vector<std::string> listed_items(std::string_view cell) {
  std::vector<std::string> items;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    const bool slash = i > 0 && i + 1 < cell.size() && cell[i] == '/' && cell[i - 1] == ' ' && cell[i + 1] == ' ';
    const bool comma = i + 1 < cell.size() && cell[i] == ',' && cell[i + 1] == ' ';
    const bool cut = i == cell.size() || cell[i] == '|' || cell[i] == ';' || cell[i] == '\n' || slash || comma;
    if (!cut) continue;
    std::string item = trim(cell.substr(begin, i - begin));
    if (!item.empty()) items.push_back(std::move(item));
    begin = i + 1;
  }
  return items;
}

double ColumnContents::share(std::string_view field) const {
  const auto found = std::find_if(fitting.begin(), fitting.end(), [&](const auto& one) { return one.first == field; });
  if (found == fitting.end()) return -1;
  return filled == 0 ? 0 : static_cast<double>(found->second) / static_cast<double>(filled);
}

ColumnContents look_into(const tables::Table& table, std::size_t column, const std::vector<std::string>& communes) {
  ColumnContents contents;
  std::map<std::string, std::size_t> items;
  std::set<std::string> texts;
  std::array<std::size_t, kinds.size()> fits{};
  std::size_t in_communes = 0;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < std::min(most_rows, table.rows.size()); ++i) {
    const std::string cell = trim(table.rows[i].cells[column]);
    if (cell.empty()) continue;
    ++contents.filled;
    characters += length(cell);
    if (contents.samples.size() < 3 && !texts.contains(cell)) contents.samples.push_back(cell);
    texts.insert(cell);
    for (std::size_t k = 0; k < kinds.size(); ++k) fits[k] += kinds[k].fits(cell) ? 1 : 0;
    if (!communes.empty()) in_communes += std::binary_search(communes.begin(), communes.end(), fold(cell)) ? 1 : 0;
    if (cell.size() > longest_list) continue;
    for (std::string& item : listed_items(cell)) ++items[std::move(item)];
  }
  contents.distinct = texts.size();
  contents.average_length = contents.filled == 0 ? 0 : static_cast<double>(characters) / static_cast<double>(contents.filled);
  for (std::size_t k = 0; k < kinds.size(); ++k) contents.fitting.emplace_back(kinds[k].field, fits[k]);
  if (!communes.empty()) contents.fitting.emplace_back("commune", in_communes);
  std::vector<std::pair<std::string, std::size_t>> ranked(items.begin(), items.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [item, count] : ranked) contents.values.push_back(item);
  return contents;
}

}  // namespace mediamap::exchange
