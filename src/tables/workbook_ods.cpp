// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/workbook_ods.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/cell_format.hpp"
#include "mediamap/tables/xml_part.hpp"

namespace mediamap::tables {
namespace {

constexpr int last_row = 1 << 24;
constexpr int deepest_group = 30;  // of rows, one inside the other

// "table:number-columns-repeated" and its like: 1 when absent, never more than a sheet is large.
int count_in(const pugi::xml_node& node, std::string_view name) {
  const std::string_view text = attribute_named(node, name);
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return last_row;
  if (error != std::errc() || number < 1) return 1;
  return static_cast<int>(std::min<long long>(number, last_row));
}

// The characters of a paragraph: blanks, tabulations and breaks are elements, links and styles wrap others.
std::string paragraph_text(const pugi::xml_node& paragraph) {
  std::string out = paragraph.value();
  pugi::xml_node node = paragraph.first_child();
  while (node) {
    const std::string_view name = local_name(node);
    bool enter = false;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      out += node.value();
    } else if (name == "s") {
      out.append(static_cast<std::size_t>(std::min(count_in(node, "c"), 1000)), ' ');
    } else if (name == "tab") {
      out += '\t';
    } else if (name == "line-break") {
      out += '\n';
    } else {
      enter = name != "annotation" && name != "note" && name != "ruby-text";
      if (enter) out += node.value();
    }
    if (enter && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != paragraph && !node.next_sibling()) node = node.parent();
    node = node == paragraph ? pugi::xml_node() : node.next_sibling();
  }
  return out;
}

std::string shown_text(const pugi::xml_node& cell) {
  std::string out;
  bool first = true;
  for (const pugi::xml_node& child : cell.children()) {
    if (local_name(child) != "p") continue;
    if (!first) out += '\n';
    first = false;
    out += paragraph_text(child);
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// 1000 in the format 00000 is shown as 01000, and meant.
bool is_padded(const std::string& shown, const std::string& number) {
  const bool only_places = shown.find_first_not_of("0123456789 .-/") == std::string::npos;
  const std::string digits = digits_of(shown);
  if (!only_places || digits.size() <= number.size() || digits[0] != '0') return false;
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1)) == number;
}

// "PT10H30M05S" as 10:30:05.
std::string time_text(std::string_view value) {
  double days = 0;
  if (!value.starts_with("PT")) return std::string(value);
  value.remove_prefix(2);
  while (!value.empty()) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), number, std::chars_format::fixed);
    if (error != std::errc() || end == value.data() + value.size()) break;
    days += number / (*end == 'H' ? 24 : *end == 'M' ? 1440 : 86400);
    value.remove_prefix(static_cast<std::size_t>(end - value.data()) + 1);
  }
  return formatted_text(number_text(days), {CellKind::duration, {}}, false);
}

std::string date_text(std::string_view value) {
  if (value.ends_with("T00:00:00")) value.remove_suffix(9);
  const auto fraction = value.find('.');
  return std::string(value.substr(0, fraction));
}

std::string cell_text(const pugi::xml_node& cell) {
  const std::string_view type = attribute_named(cell, "value-type");
  if (type == "date") return date_text(attribute_named(cell, "date-value"));
  if (type == "time") return time_text(attribute_named(cell, "time-value"));
  if (type == "boolean") return attribute_named(cell, "boolean-value") == "true" ? "true" : "false";
  if (type == "percentage") return formatted_text(attribute_named(cell, "value"), {CellKind::percent, {}}, false);
  if (type == "float" || type == "currency") {
    std::string number = formatted_text(attribute_named(cell, "value"), {}, false);
    std::string shown = shown_text(cell);
    return is_padded(shown, number) ? shown : number;
  }
  std::string text = shown_text(cell);
  return text.empty() && type == "string" ? std::string(attribute_named(cell, "string-value")) : text;
}

class Ods : public SheetSource {
 public:
  Ods(std::string path, std::string content) : path_(std::move(path)), xml_(path_, "content.xml", std::move(content)) {
    std::set<std::string_view> hidden;
    for (const pugi::xml_node& style : child_named(xml_.root(), "automatic-styles").children()) {
      if (attribute_named(child_named(style, "table-properties"), "display") == "false")
        hidden.insert(attribute_named(style, "name"));
    }
    const pugi::xml_node spreadsheet = child_named(child_named(xml_.root(), "body"), "spreadsheet");
    for (const pugi::xml_node& table : spreadsheet.children()) {
      if (local_name(table) != "table") continue;
      names_.push_back(
          {std::string(attribute_named(table, "name")), hidden.contains(attribute_named(table, "style-name"))});
      tables_.push_back(table);
    }
  }

  bool is_spreadsheet() const { return !child_named(child_named(xml_.root(), "body"), "spreadsheet").empty(); }
  const std::vector<SheetName>& names() const override { return names_; }

  Sheet sheet(std::size_t index) override {
    Sheet sheet(path_, names_[index].name);
    int row = 1;
    read_rows(tables_[index], row, sheet, 0);
    return sheet;
  }

 private:
  // Headers and groups hold rows of their own.
  static void read_rows(const pugi::xml_node& parent, int& row, Sheet& sheet, int depth) {
    for (const pugi::xml_node& child : parent.children()) {
      const std::string_view name = local_name(child);
      if (name == "table-row") {
        const int repeated = std::min(count_in(child, "number-rows-repeated"), last_row - row);
        read_cells(child, row, sheet);
        sheet.repeat_row(row, row + repeated - 1);
        row += repeated;
        if (row >= last_row) return;
      } else if ((name == "table-rows" || name == "table-header-rows" || name == "table-row-group") &&
                 depth < deepest_group) {
        read_rows(child, row, sheet, depth + 1);
      }
    }
  }

  static void read_cells(const pugi::xml_node& element, int row, Sheet& sheet) {
    std::size_t column = 0;
    for (const pugi::xml_node& cell : element.children()) {
      const std::string_view name = local_name(cell);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto repeated = static_cast<std::size_t>(count_in(cell, "number-columns-repeated"));
      if (attribute_named(cell, "value-type") == "error" || is_error(cell)) {
        sheet.set_error(row, column, shown_text(cell));
      } else if (const std::string text = cell_text(cell); !text.empty()) {
        for (std::size_t i = 0; i < repeated; ++i) sheet.set(row, column + i, text);
      }
      const int tall = count_in(cell, "number-rows-spanned");
      if (tall > 1 && row < last_row) sheet.add({row, row + std::min(tall, last_row - row) - 1, column});
      column = std::min(column + repeated, most_columns * 100);
    }
  }

  // A formula whose result is an error is text to older readers; LibreOffice adds a type of its own.
  static bool is_error(const pugi::xml_node& cell) {
    for (const pugi::xml_attribute& attribute : cell.attributes()) {
      if (std::string_view(attribute.name()) == "calcext:value-type")
        return std::string_view(attribute.value()) == "error";
    }
    return false;
  }

  std::string path_;
  XmlPart xml_;
  std::vector<SheetName> names_;
  std::vector<pugi::xml_node> tables_;
};

}  // namespace

std::unique_ptr<SheetSource> open_ods(const std::string& path, ZipArchive& archive) {
  if (!archive.has("content.xml")) return nullptr;
  if (const auto manifest = archive.read("META-INF/manifest.xml");
      manifest && manifest->find("encryption-data") != std::string::npos) {
    refuse_file({path}, _("le classeur est protégé par un mot de passe"),
                _("Ouvrez-le dans LibreOffice, retirez le mot de passe (Enregistrer sous…), puis réessayez."));
  }
  auto ods = std::make_unique<Ods>(path, archive.read("content.xml").value_or(""));
  if (!ods->is_spreadsheet()) return nullptr;
  return ods;
}

}  // namespace mediamap::tables
