// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/workbook_writer.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/zip_writer.hpp"

namespace mediamap::tables {
namespace {

constexpr std::size_t longest_text = 32767;  // characters Excel opens in one cell
constexpr std::size_t longest_name = 31;
constexpr std::size_t widest = 60;  // characters
constexpr const char* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* package_space = "http://schemas.openxmlformats.org/package/2006/";
constexpr const char* type_space = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

// "_x000D_" in a text would be read back as a line break, so that its first character is written in that form itself.
bool looks_escaped(std::string_view text) {
  const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, hex);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '_':
        out += looks_escaped(text.substr(i)) ? "_x005F_" : "_";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
          out += c;
        } else {
          out += fmt::format("_x{:04X}_", static_cast<unsigned char>(c));
        }
    }
  }
  return out;
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

std::string text_cell(std::size_t row, std::size_t column, const std::string& text, int style) {
  return fmt::format("<c r=\"{}{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                     column_letters(column), row, style, escaped(text));
}

std::string row_xml(std::size_t row, const std::vector<std::string>& cells, int style) {
  std::string out = fmt::format("<row r=\"{}\">", row);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (!cells[column].empty()) out += text_cell(row, column, cells[column], style);
  }
  return out + "</row>\n";
}

// Wide enough for the longest line of the column, within reason.
std::string widths_xml(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::string& column : columns) widths.push_back(width(column) + 2);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
      if (widths[i] >= widest) continue;
      for (const std::string& line : split(row[i], '\n')) widths[i] = std::max(widths[i], width(line) + 2);
    }
  }
  std::string out = "<cols>";
  for (std::size_t i = 0; i < widths.size(); ++i) {
    out += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", i + 1,
                       std::clamp<std::size_t>(widths[i], 8, widest));
  }
  return out + "</cols>";
}

std::string sheet_xml(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
  std::string out = fmt::format(
      "{}<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
      "activePane=\"bottomLeft\" "
      "state=\"frozen\"/></sheetView></sheetViews>",
      xml_head, main_space);
  if (!columns.empty()) out += widths_xml(columns, rows);
  out += "<sheetData>\n" + row_xml(1, columns, 1);
  for (std::size_t i = 0; i < rows.size(); ++i) out += row_xml(i + 2, rows[i], 2);
  return out + "</sheetData></worksheet>\n";
}

// Style 1 is the header's, 2 the cells': format 49 is "@", text.
std::string styles_xml() {
  return fmt::format(
      "{}<styleSheet xmlns=\"{}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
      "patternType=\"gray125\"/></fill></fills>"
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
      "applyFont=\"1\"/>"
      "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
      "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>\n",
      xml_head, main_space);
}

std::string sheet_name(std::string_view wanted) {
  std::string name;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < wanted.size() && characters < longest_name; ++characters) {
    const std::size_t begin = at;
    next_character(wanted, at);
    const std::string_view one = wanted.substr(begin, at - begin);
    name += one.find_first_of("[]:*?/\\'") == std::string_view::npos ? one : "-";
  }
  return name.empty() ? _("Feuille 1") : name;
}

void check_lengths(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t column = 0; column < rows[i].size(); ++column) {
      if (rows[i][column].size() <= longest_text || length(rows[i][column]) <= longest_text) continue;
      faults.push_back(
          {{},
           fill(_("ligne {0}, « {1} » : le texte dépasse les {2} caractères qu'une cellule de tableur peut contenir"),
                i + 2, column < columns.size() ? columns[column] : column_letters(column), grouped(longest_text)),
           _("Raccourcissez-le, ou exportez en CSV.")});
    }
  }
  if (!faults.empty()) throw DataError(std::move(faults));
}

}  // namespace

std::string write_xlsx(std::string_view sheet, const std::vector<std::string>& columns,
                       const std::vector<std::vector<std::string>>& rows) {
  check_lengths(columns, rows);
  const std::string types = fmt::format(
      "{0}<Types xmlns=\"{1}content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
      "ContentType=\"{2}sheet.main+xml\"/>"
      "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{2}worksheet+xml\"/>"
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"{2}styles+xml\"/></Types>\n",
      xml_head, package_space, type_space);
  const std::string package = fmt::format(
      "{}<Relationships xmlns=\"{}relationships\"><Relationship Id=\"rId1\" Type=\"{}/officeDocument\" "
      "Target=\"xl/workbook.xml\"/></Relationships>\n",
      xml_head, package_space, relation_space);
  const std::string workbook = fmt::format(
      "{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"{}\" sheetId=\"1\" "
      "r:id=\"rId1\"/></sheets></workbook>\n",
      xml_head, main_space, relation_space, escaped(sheet_name(sheet)));
  const std::string relations = fmt::format(
      "{0}<Relationships xmlns=\"{1}relationships\"><Relationship Id=\"rId1\" Type=\"{2}/worksheet\" "
      "Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"{2}/styles\" Target=\"styles.xml\"/></Relationships>\n",
      xml_head, package_space, relation_space);
  return write_zip({{"[Content_Types].xml", types},
                    {"_rels/.rels", package},
                    {"xl/workbook.xml", workbook},
                    {"xl/_rels/workbook.xml.rels", relations},
                    {"xl/styles.xml", styles_xml()},
                    {"xl/worksheets/sheet1.xml", sheet_xml(columns, rows)}});
}

}  // namespace mediamap::tables
