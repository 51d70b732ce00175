// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/workbook_xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/cell_format.hpp"
#include "mediamap/tables/xml_part.hpp"

namespace mediamap::tables {
namespace {

constexpr int last_row = 1 << 24;  // sixteen times as far down as Excel goes

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

// "../sharedStrings.xml" as seen from "xl/worksheets/".
std::string resolved(const std::string& folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base = folder;
  while (target.starts_with("../") && !base.empty()) {
    target.remove_prefix(3);
    base = folder_of(base.substr(0, base.size() - 1));
  }
  return base + std::string(target);
}

struct Cell {
  int row = 0;
  std::size_t column = 0;
};

// "B12"; nothing for what is no reference.
std::optional<Cell> cell_reference(std::string_view text) {
  std::size_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at)
    column = column * 26 + static_cast<std::size_t>(text[at] - 'A' + 1);
  const auto row = whole_number(text.substr(at));
  if (column == 0 || !row || *row < 1) return {};
  return Cell{*row, column - 1};
}

// Characters that XML cannot hold are written _x000D_.
std::string unescaped(std::string text) {
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    unsigned code = 0;
    const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    if (error != std::errc() || end != text.data() + at + 6 || code == 0 || code > 0x7F) continue;
    text.replace(at, 7, 1, static_cast<char>(code));
  }
  return text;
}

// Plain or rich text, without the reading aids of East Asian scripts.
std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") {
      out += child.text().get();
    } else if (name == "r") {
      out += child_named(child, "t").text().get();
    }
  }
  return unescaped(std::move(out));
}

class Xlsx : public SheetSource {
 public:
  Xlsx(std::string path, ZipArchive& archive, const std::string& workbook) : path_(std::move(path)), archive_(archive) {
    const std::string folder = folder_of(workbook);
    std::map<std::string, std::string> targets;
    read_relations(workbook, [&](std::string_view id, std::string_view type, std::string_view target) {
      const std::string part = resolved(folder, target);
      targets.emplace(id, part);
      if (type.ends_with("/sharedStrings")) strings_part_ = part;
      if (type.ends_with("/styles")) styles_part_ = part;
    });
    const XmlPart xml(path_, workbook, archive_.read(workbook).value_or(""));
    from_1904_ = is_true(attribute_named(child_named(xml.root(), "workbookPr"), "date1904"));
    for (const pugi::xml_node& sheet : child_named(xml.root(), "sheets").children()) {
      const auto target = targets.find(std::string(relation_id(sheet)));
      if (target == targets.end() || !archive_.has(target->second)) continue;
      if (target->second.find("worksheets") == std::string::npos && target->second.find("sheet") == std::string::npos)
        continue;
      const std::string_view state = attribute_named(sheet, "state");
      names_.push_back({std::string(attribute_named(sheet, "name")), state == "hidden" || state == "veryHidden"});
      parts_.push_back(target->second);
    }
  }

  const std::vector<SheetName>& names() const override { return names_; }

  Sheet sheet(std::size_t index) override {
    load_shared();
    Sheet sheet(path_, names_[index].name);
    const XmlPart xml(path_, parts_[index], archive_.read(parts_[index]).value_or(""));
    read_rows(child_named(xml.root(), "sheetData"), sheet);
    for (const pugi::xml_node& merge : child_named(xml.root(), "mergeCells").children())
      add_merge(attribute_named(merge, "ref"), sheet);
    return sheet;
  }

 private:
  static std::string_view relation_id(const pugi::xml_node& sheet) {
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
      // sheetId is another one.
      if (local_name(attribute) == "id" && std::string_view(attribute.name()) != "id") return attribute.value();
    }
    return {};
  }

  template <class Take>
  void read_relations(const std::string& part, Take take) {
    const std::string folder = folder_of(part);
    const std::string relations = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    auto text = archive_.read(relations);
    if (!text) return;
    const XmlPart xml(path_, relations, std::move(*text));
    for (const pugi::xml_node& one : xml.root().children())
      take(attribute_named(one, "Id"), attribute_named(one, "Type"), attribute_named(one, "Target"));
  }

  void load_shared() {
    if (loaded_) return;
    loaded_ = true;
    if (auto text = archive_.read(strings_part_)) {
      const XmlPart xml(path_, strings_part_, std::move(*text));
      for (const pugi::xml_node& item : xml.root().children()) {
        if (local_name(item) == "si") strings_.push_back(rich_text(item));
      }
    }
    if (auto text = archive_.read(styles_part_)) load_formats(XmlPart(path_, styles_part_, std::move(*text)));
  }

  void load_formats(const XmlPart& xml) {
    std::unordered_map<int, CellFormat> own;
    for (const pugi::xml_node& one : child_named(xml.root(), "numFmts").children()) {
      if (const auto id = whole_number(attribute_named(one, "numFmtId")))
        own.emplace(*id, cell_format(attribute_named(one, "formatCode")));
    }
    for (const pugi::xml_node& one : child_named(xml.root(), "cellXfs").children()) {
      const int id = whole_number(attribute_named(one, "numFmtId")).value_or(0);
      const auto found = own.find(id);
      formats_.push_back(found != own.end() ? found->second : builtin_cell_format(id));
    }
  }

  // Rows and cells that do not say where they stand follow the one before.
  void read_rows(const pugi::xml_node& data, Sheet& sheet) {
    int row = 0;
    for (const pugi::xml_node& element : data.children()) {
      if (local_name(element) != "row") continue;
      const auto said = whole_number(attribute_named(element, "r"));
      row = said && *said > row && *said <= last_row ? *said : row + 1;
      std::size_t next = 0;
      for (const pugi::xml_node& cell : element.children()) {
        if (local_name(cell) != "c") continue;
        const auto place = cell_reference(attribute_named(cell, "r"));
        const std::size_t column = place ? place->column : next;
        next = column + 1;
        read_cell(cell, row, column, sheet);
      }
    }
  }

  void read_cell(const pugi::xml_node& cell, int row, std::size_t column, Sheet& sheet) {
    const std::string_view type = attribute_named(cell, "t");
    if (type == "inlineStr") return sheet.set(row, column, rich_text(child_named(cell, "is")));
    const std::string_view value = child_named(cell, "v").text().get();
    if (value.empty()) return;
    if (type == "s") {
      const auto index = whole_number(value);
      if (index && *index >= 0 && static_cast<std::size_t>(*index) < strings_.size())
        sheet.set(row, column, strings_[static_cast<std::size_t>(*index)]);
    } else if (type == "str") {
      sheet.set(row, column, unescaped(std::string(value)));
    } else if (type == "b") {
      sheet.set(row, column, is_true(value) ? "true" : "false");
    } else if (type == "e") {
      sheet.set_error(row, column, value);
    } else if (type == "d") {
      sheet.set(row, column, std::string(value.ends_with("T00:00:00") ? value.substr(0, value.size() - 9) : value));
    } else {
      const auto style = whole_number(attribute_named(cell, "s")).value_or(0);
      const bool known = style >= 0 && static_cast<std::size_t>(style) < formats_.size();
      sheet.set(row, column,
                formatted_text(value, known ? formats_[static_cast<std::size_t>(style)] : CellFormat{}, from_1904_));
    }
  }

  static void add_merge(std::string_view range, Sheet& sheet) {
    const auto colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const auto from = cell_reference(range.substr(0, colon));
    const auto to = cell_reference(range.substr(colon + 1));
    if (from && to && to->row > from->row) sheet.add({from->row, to->row, from->column});
  }

  std::string path_;
  ZipArchive& archive_;
  std::string strings_part_;
  std::string styles_part_;
  bool from_1904_ = false;
  bool loaded_ = false;
  std::vector<SheetName> names_;
  std::vector<std::string> parts_;
  std::vector<std::string> strings_;
  std::vector<CellFormat> formats_;
};

// Where the package says that its workbook is.
std::string workbook_part(const std::string& path, ZipArchive& archive) {
  if (auto text = archive.read("_rels/.rels")) {
    const XmlPart xml(path, "_rels/.rels", std::move(*text));
    for (const pugi::xml_node& one : xml.root().children()) {
      if (!attribute_named(one, "Type").ends_with("/officeDocument")) continue;
      return resolved("", attribute_named(one, "Target"));
    }
  }
  return "xl/workbook.xml";
}

}  // namespace

std::unique_ptr<SheetSource> open_xlsx(const std::string& path, ZipArchive& archive) {
  if (!archive.has("[Content_Types].xml")) return nullptr;
  const std::string workbook = workbook_part(path, archive);
  if (!archive.has(workbook) || workbook.starts_with("word/") || workbook.starts_with("ppt/")) return nullptr;
  return std::make_unique<Xlsx>(path, archive, workbook);
}

}  // namespace mediamap::tables
