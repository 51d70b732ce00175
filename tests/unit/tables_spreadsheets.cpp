// SPDX-License-Identifier: EUPL-1.2
// Files that LibreOffice saved (support/make_spreadsheets.py) against the UTF-8 CSV that they were made from.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "mediamap/tables/rows.hpp"

using namespace mediamap::tables;

namespace {

Table read(const std::string& name) {
  std::ifstream file(std::string(MEDIAMAP_FIXTURES "/tableur/") + name, std::ios::binary);
  REQUIRE(file);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return read_rows(name, bytes, {}, {{"id", "nom"}, {"nom"}});
}

}  // namespace

TEST_CASE("spreadsheets: what LibreOffice saves in each format is the same table") {
  const Table csv = read("acteurs.csv");
  REQUIRE(csv.rows.size() == 4);
  CHECK(csv.notes.encoding == "UTF-8");
  for (const std::string name : {"acteurs-windows-1252.csv", "acteurs-utf-16.csv", "acteurs.xlsx", "acteurs.ods"}) {
    CAPTURE(name);
    const Table table = read(name);
    CHECK(table.columns == csv.columns);
    CHECK(table.rejected.empty());
    CHECK(table.notes.mended == 0);
    REQUIRE(table.rows.size() == csv.rows.size());
    for (std::size_t i = 0; i < csv.rows.size(); ++i) CHECK(table.rows[i].cells == csv.rows[i].cells);
  }
  CHECK(read("acteurs-windows-1252.csv").notes.encoding == "Windows-1252");
  CHECK(read("acteurs-windows-1252.csv").notes.separator == ";");
  CHECK(read("acteurs-utf-16.csv").notes.encoding == "UTF-16LE");
  CHECK(read("acteurs-utf-16.csv").notes.separator == "\t");
  for (const std::string name : {"acteurs.xlsx", "acteurs.ods"}) {
    CHECK(read(name).notes.sheet == "Acteurs 2025");
    CHECK(read(name).notes.remarks.at(0) == "1 ligne au-dessus de l'en-tête : « Liste des acteurs 2025 »");
  }
}
