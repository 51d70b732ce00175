// SPDX-License-Identifier: EUPL-1.2
// The first byte says what the rest is: the XML of one part, put into an archive here, since a checksum would keep the
// fuzzer out of it, or a whole archive.
#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/tables/zip_writer.hpp"

using namespace mediamap::tables;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

Parts xlsx(const std::string& sheet, const std::string& styles, const std::string& strings,
           const std::string& workbook) {
  return {{"[Content_Types].xml", "<Types/>"},
          {"xl/workbook.xml", workbook},
          {"xl/_rels/workbook.xml.rels",
           "<r><r Id=\"1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/><r Id=\"2\" Type=\"x/styles\" "
           "Target=\"styles.xml\"/>"
           "<r Id=\"3\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></r>"},
          {"xl/worksheets/s.xml", sheet},
          {"xl/styles.xml", styles},
          {"xl/strings.xml", strings}};
}

Parts parts_of(char kind, const std::string& part) {
  const std::string book = "<workbook><sheets><sheet name=\"F\" r:id=\"1\"/></sheets></workbook>";
  const std::string sheet =
      "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c "
      "s=\"0\"><v>45384.4375</v></c><c s=\"1\"><v>1000</v></c></row>"
      "</sheetData></worksheet>";
  const std::string styles = "<styleSheet><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
  const std::string strings = "<sst><si><t>nom</t></si><si><t>x</t></si></sst>";
  switch (kind) {
    case 's':
      return xlsx(part, styles, strings, book);
    case 'f':
      return xlsx(sheet, part, strings, book);
    case 't':
      return xlsx(sheet, styles, part, book);
    case 'w':
      return xlsx(sheet, styles, strings, part);
    default:
      return {{"content.xml", part}};
  }
}

}  // namespace

void mediamap::fuzz(std::string_view bytes) {
  if (bytes.empty()) return;
  const char kind = bytes[0];
  const std::string rest(bytes.substr(1));
  const Table table = read_rows("f", kind == 'P' ? std::string(bytes) : write_zip(parts_of(kind, rest)));
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.columns.size() || row.line < 1) std::abort();
    for (const std::string& cell : row.cells) {
      if (invalid_utf8(cell)) std::abort();
    }
  }
}
