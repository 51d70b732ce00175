// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/tables/workbook.hpp"
#include "mediamap/tables/zip_archive.hpp"
#include "mediamap/tables/zip_writer.hpp"

using namespace mediamap;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

struct SheetXml {
  std::string name;
  std::string xml;  // of the rows
  std::string state = "visible";
  std::string after{};  // behind the rows
};

// The parts of a workbook as Excel lays them out.
std::vector<std::pair<std::string, std::string>> xlsx_parts(const std::vector<SheetXml>& sheets,
                                                            const std::string& strings = {},
                                                            const std::string& styles = {},
                                                            const std::string& properties = {}) {
  std::string list;
  std::string relations =
      R"(<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="x/styles" Target="/xl/styles.xml"/>)";
  std::vector<std::pair<std::string, std::string>> parts = {{"[Content_Types].xml", "<Types/>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" state=\"" + sheets[i].state +
            "\" r:id=\"r" + number + "\"/>";
    relations +=
        "<Relationship Id=\"r" + number + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                       "<worksheet><sheetData>" + sheets[i].xml + "</sheetData>" + sheets[i].after + "</worksheet>");
  }
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r=\"x\">" + properties + "<sheets>" + list + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  parts.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
  parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
  return parts;
}

template <class... Args>
std::string xlsx(Args&&... args) {
  return write_zip(xlsx_parts(std::forward<Args>(args)...));
}

std::string text_cell(const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; }

std::string row(const Texts& cells) {
  std::string out = "<row>";
  for (const std::string& cell : cells) out += cell.empty() ? "<c/>" : cell[0] == '<' ? cell : text_cell(cell);
  return out + "</row>";
}

std::string ods(const std::string& tables, const std::string& styles = {}) {
  return write_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                    {"content.xml", "<office:document-content><office:automatic-styles>" + styles +
                                        "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                        "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string ods_row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }
std::string ods_text(const std::string& text) {
  return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
}

Table read(const std::string& bytes, const std::string& sheet = {}, const ExpectedColumns& expected = {}) {
  return read_rows("classeur.xlsx", bytes, {{}, sheet}, expected);
}

Fault fault_of(const std::string& bytes, const std::string& sheet = {}) {
  try {
    read(bytes, sheet);
  } catch (const Error& error) {
    REQUIRE(error.faults().size() == 1);
    return error.faults()[0];
  }
  FAIL("no fault");
  return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("xlsx: every kind of cell becomes text") {
  const std::string styles =
      R"(<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs>)";
  const std::string strings =
      "<si><t>nom</t></si><si><r><t>Le </t></r><r><rPr><b/></rPr><t>Labo</t></r><rPh><t>x</t></rPh></si><si><t "
      "xml:space=\"preserve\"> a_x000D_ </t></si>";
  const Table table = read(xlsx(
      std::vector<SheetXml>{
          {"Feuille", row({"<c t=\"s\"><v>0</v></c>", "b", "c", "d", "e", "f", "g", "h", "i"}) +
                          row({"<c t=\"s\"><v>1</v></c>", "<c><v>33000.0</v></c>", "<c s=\"1\"><v>45384</v></c>",
                               "<c s=\"2\"><v>1000</v></c>", "<c s=\"3\"><v>45384.4375</v></c>",
                               "<c t=\"b\"><v>1</v></c>", "<c t=\"str\"><f>A1&amp;B1</f><v>calculé &amp; gardé</v></c>",
                               "<c t=\"s\"><v>2</v></c>", "<c t=\"d\"><v>2024-04-02T00:00:00</v></c>"})}},
      strings, styles));
  CHECK(table.notes.format == "XLSX");
  CHECK(table.notes.sheet == "Feuille");
  CHECK(table.columns == Texts{"nom", "b", "c", "d", "e", "f", "g", "h", "i"});
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[0].cells == Texts{"Le Labo", "33000", "2024-04-02", "01000", "2024-04-02T10:30:00", "true",
                                     "calculé & gardé", " a\r ", "2024-04-02"});
}

TEST_CASE("xlsx: the calendar from 1904") {
  const std::string styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
  const std::vector<SheetXml> sheets = {{"F", row({"nom", "date"}) + row({"A", "<c s=\"0\"><v>43922</v></c>"})}};
  CHECK(read(xlsx(sheets, "", styles, R"(<workbookPr date1904="1"/>)")).rows.at(0).cells.at(1) == "2024-04-02");
}

TEST_CASE("xlsx: rows and cells stand where they say; blank ones are passed over") {
  const Table table = read(xlsx(std::vector<SheetXml>{
      {"F",
       "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>nom</v></c><c r=\"D3\" t=\"str\"><v>x</v></c></row><row r=\"4\"/>"
       "<row r=\"9\"><c r=\"B9\" t=\"str\"><v>A</v></c><c r=\"E9\" t=\"str\"><v>y</v></c><c r=\"XFD9\"/></row>"}}));
  CHECK(table.columns == Texts{"nom", "x", "colonne 5"});
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].line == 9);
  CHECK(table.rows[0].cells == Texts{"A", "", "y"});
}

TEST_CASE("xlsx: titles, errors, tall cells and other sheets are told") {
  const std::string merges = R"(<mergeCells><mergeCell ref="B3:B4"/><mergeCell ref="A1:C1"/></mergeCells>)";
  const Table table =
      read(xlsx(std::vector<SheetXml>{{"Lisez-moi", row({"Bonjour"})},
                                      {"Vieux", row({"nom", "x"}) + row({"A", "y"}), "hidden"},
                                      {"Acteurs",
                                       row({"Liste des acteurs 2025"}) + row({"nom", "commune", "telephone"}) +
                                           row({"A", "Lille", "<c t=\"e\"><v>#N/A</v></c>"}) + row({"B", "", "1"}),
                                       "visible", merges}}));
  CHECK(table.notes.sheet == "Acteurs");
  CHECK(table.columns == Texts{"nom", "commune", "telephone"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Texts{"A", "Lille", ""});
  CHECK(table.rows[1].cells == Texts{"B", "Lille", "1"});
  CHECK(table.notes.remarks ==
        Texts{"1 ligne au-dessus de l'en-tête : « Liste des acteurs 2025 »",
              "cellules fusionnées : leur valeur est reprise dans 1 cellule au-dessous",
              "1 cellule en erreur, laissées vides (la première : #N/A en C3)",
              "feuilles non lues : « Lisez-moi », « Vieux » (masquée) (--sheet pour en choisir une)"});
}

TEST_CASE("xlsx: the sheet asked for, else the one with the columns looked for") {
  const std::string bytes = xlsx(std::vector<SheetXml>{{"Autre", row({"a", "b"}) + row({"1", "2"})},
                                                       {"Acteurs &amp; lieux", row({"id", "nom"}) + row({"a", "A"})},
                                                       {"Secret", row({"x", "y"}) + row({"3", "4"}), "veryHidden"}});
  CHECK(read(bytes).notes.sheet == "Autre");
  CHECK(read(bytes, "", {{"id", "nom"}, {"nom"}}).notes.sheet == "Acteurs & lieux");
  CHECK(read(bytes, "acteurs & LIEUX").rows.at(0).cells == Texts{"a", "A"});
  CHECK(read(bytes, "Secret").rows.at(0).cells == Texts{"3", "4"});
  const Fault fault = fault_of(bytes, "Acteur");
  CHECK(contains(fault.advice, "« Autre », « Acteurs & lieux », « Secret » (masquée)"));
  CHECK_THROWS_AS(read(bytes, "Acteur"), UsageError);
}

TEST_CASE("ods: every kind of cell becomes text") {
  const Table table = read(ods(
      "<table:table table:name=\"F\"><table:table-header-rows>" +
      ods_row(ods_text("nom") + ods_text("b") + ods_text("c") + ods_text("d") + ods_text("e") + ods_text("f") +
              ods_text("g") + "<table:table-cell table:number-columns-repeated=\"16377\"/>") +
      "</table:table-header-rows>" +
      ods_row(
          "<table:table-cell "
          "office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>un<text:s "
          "text:c=\"2\"/><text:span>deux</text:span></text:p><text:p>trois<text:tab/>x<text:line-break/>quatre</"
          "text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"float\" office:value=\"33000.0\"><text:p>33 "
          "000,00</text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-04-02\"><text:p>2 "
          "avril</text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"float\" "
          "office:value=\"1000\"><text:p>01000</text:p></table:table-cell>"
          "<table:table-cell office:value-type=\"time\" office:time-value=\"PT10H30M00S\"/>"
          "<table:table-cell office:value-type=\"percentage\" office:value=\"0.25\"/>"
          "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"false\"/>") +
      ods_row("<table:table-cell office:value-type=\"string\" "
              "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
              "<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"date\" "
              "office:date-value=\"2024-04-02T10:30:00\"/>") +
      "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"));
  CHECK(table.notes.format == "ODS");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.columns.size() == 7);
  CHECK(table.rows[0].cells ==
        Texts{"un  deux\ntrois\tx\nquatre", "33000", "2024-04-02", "01000", "10:30", "25%", "false"});
  CHECK(table.rows[1].cells ==
        Texts{"", "2024-04-02T10:30:00", "2024-04-02T10:30:00", "2024-04-02T10:30:00", "", "", ""});
  CHECK(contains(table.notes.remarks.at(0), "#N/A en A3"));
}

TEST_CASE("ods: repeated rows, tall cells and hidden sheets") {
  const std::string styles =
      R"(<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>)";
  const Table table = read(ods(
      "<table:table table:name=\"Masquée\" table:style-name=\"ta2\">" + ods_row(ods_text("x") + ods_text("y")) +
          ods_row(ods_text("1") + ods_text("2")) +
          "</table:table>"
          "<table:table table:name=\"F\" table:style-name=\"ta1\">" +
          ods_row(ods_text("nom") + ods_text("commune")) + "<table:table-row table:number-rows-repeated=\"2\">" +
          ods_text("A") + ods_text("Lille") + "</table:table-row>" + "<table:table-row-group><table:table-row-group>" +
          ods_row(ods_text("B") + "<table:table-cell office:value-type=\"string\" "
                                  "table:number-rows-spanned=\"2\"><text:p>Reims</text:p></table:table-cell>") +
          ods_row(ods_text("C") + "<table:covered-table-cell/>" + ods_text("z")) +
          "</table:table-row-group></table:table-row-group></table:table>",
      styles));
  CHECK(table.notes.sheet == "F");
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[1].cells == Texts{"A", "Lille", ""});
  CHECK(table.rows[1].line == 3);
  CHECK(table.rows[3].cells == Texts{"C", "Reims", "z"});
  CHECK(contains(table.notes.remarks.back(), "« Masquée » (masquée)"));
}

TEST_CASE("workbook: what is another format is refused with a way out") {
  CHECK(contains(fault_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").message, "XLS"));
  std::string encrypted = "\xD0\xCF\x11\xE0";
  for (const char c : std::string("EncryptedPackage")) encrypted += {c, '\0'};
  CHECK(contains(fault_of(encrypted).message, "mot de passe"));
  CHECK(contains(fault_of(write_zip({{"a.csv", "nom"}, {"b.csv", "nom"}})).message, "a.csv, b.csv"));
  CHECK(contains(fault_of(write_zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})).message,
                 "document"));
  CHECK(contains(fault_of(write_zip({{"xl/workbook.bin", "x"}})).message, "XLSB"));
  CHECK(contains(fault_of(write_zip({{"content.xml",
                                      "<office:document><office:body><office:text/></office:body></office:document>"}}))
                     .message,
                 "document"));
  CHECK(contains(
      fault_of(write_zip({{"content.xml", "garbage"}, {"META-INF/manifest.xml", "<m:encryption-data/>"}})).message,
      "mot de passe"));
  CHECK(contains(fault_of("%PDF-1.7").message, "PDF"));
  CHECK(contains(fault_of("<html><table><tr><td>nom</td></tr></table></html>").message, "page web"));
  CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", ""}})).message, "vides"));
  CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", ""}}), "F").message, "« F » est vide"));
}

TEST_CASE("workbook: damaged and hostile files are refused") {
  const std::string good = xlsx(std::vector<SheetXml>{{"F", row({"nom", "x"}) + row({"A", "y"})}});
  SUBCASE("cut anywhere, or with a byte changed, nothing worse than a refusal") {
    for (std::size_t size = 4; size < good.size(); size += 7) CHECK_THROWS_AS(read(good.substr(0, size)), Error);
    for (std::size_t at = 4; at < good.size(); at += 3) {
      std::string changed = good;
      changed[at] = static_cast<char>(changed[at] ^ 0x55);
      try {
        read(changed);
      } catch (const Error&) {
      }
    }
  }
  SUBCASE("entities") {
    auto parts = xlsx_parts({{"F", row({"nom", "x"})}});
    for (auto& [name, content] : parts) {
      if (name == "xl/worksheets/sheet1.xml")
        content = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + content;
    }
    CHECK(contains(fault_of(write_zip(parts)).message, "DOCTYPE"));
  }
  SUBCASE("broken XML") {
    CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", "<row><c></row>"}})).message, "illisible"));
  }
  SUBCASE("deep XML") {
    std::string deep;
    for (int i = 0; i < 1000000; ++i) deep += "<a>";
    CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", deep}})).message, "illisible"));
    CHECK_THROWS_AS(read(ods("<table:table>" + deep)), Error);
  }
  SUBCASE("a zip bomb") {
    const std::string blanks(ZipArchive::largest_entry + 1, ' ');
    CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", blanks}})).message, "150 Mo"));
  }
  SUBCASE("one long text in very many cells") {
    std::string cells = row({"nom", "x"});
    for (int i = 0; i < 3000; ++i) cells += "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
    CHECK(contains(
        fault_of(xlsx(std::vector<SheetXml>{{"F", cells}}, "<si><t>" + std::string(100000, 'x') + "</t></si>")).message,
        "200 Mo"));
  }
  SUBCASE("too many columns, too long a cell, repeated without end") {
    std::string wide;
    for (int i = 0; i < 1001; ++i) wide += "<c t=\"str\"><v>x</v></c>";
    CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", "<row>" + wide + "</row>"}})).message, "1000 colonnes"));
    CHECK(contains(fault_of(xlsx(std::vector<SheetXml>{{"F", row({"nom", std::string(11000000, 'x')})}})).message,
                   "une cellule dépasse"));
    CHECK(contains(
        fault_of(ods("<table:table>" +
                     ods_row("<table:table-cell office:value-type=\"string\" "
                             "table:number-columns-repeated=\"1000000\"><text:p>x</text:p></table:table-cell>") +
                     "</table:table>"))
            .message,
        "1000 colonnes"));
    CHECK(contains(fault_of(ods("<table:table><table:table-row table:number-rows-repeated=\"99999999999999999999\">" +
                                ods_text("x") + ods_text("y") + "</table:table-row></table:table>"))
                       .message,
                   "cellules"));
  }
  SUBCASE("numbers that are none") {
    const Table table = read(xlsx(std::vector<SheetXml>{
        {"F",
         "<row r=\"99999999999\"><c r=\"ZZZZZZ1\" t=\"str\"><v>nom</v></c><c r=\"A-1\" t=\"str\"><v>b</v></c></row>" +
             row({"<c t=\"s\"><v>-1</v></c>", "<c s=\"-7\"><v>1e999</v></c>"})}}));
    CHECK(table.rows.at(0).cells.size() == table.columns.size());
  }
  SUBCASE("what is no character") {
    const Table table = read(xlsx(std::vector<SheetXml>{{"F", row({"nom", "x"}) + row({"a&#xD800;b", "\xFF"})}}));
    CHECK(table.rows.at(0).cells.at(1) == "\xEF\xBF\xBD");
  }
}
