// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/tables/workbook_writer.hpp"

using namespace mediamap;
using namespace mediamap::tables;

namespace {

const std::vector<std::string> columns = {"nom", "code_postal", "texte <&>\""};
const std::vector<std::vector<std::string>> rows = {{"L’Œuvre « à » 5 €", "01000", "deux\nlignes\tet  blancs "},
                                                    {"=1+1", "1e3", "_x000D_ reste, \r et \x01 aussi, 🙂"},
                                                    {"", "2024-04-02", " "},
                                                    {"court"}};

}  // namespace

TEST_CASE("xlsx writer: what is written is read back the same") {
  const Table table = read_rows("f", write_xlsx("Acteurs", columns, rows));
  CHECK(table.notes.sheet == "Acteurs");
  CHECK(table.columns == columns);
  REQUIRE(table.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::string> expected = rows[i];
    expected.resize(columns.size());
    CHECK(table.rows[i].cells == expected);
    CHECK(table.rows[i].line == static_cast<int>(i) + 2);
  }
}

TEST_CASE("xlsx writer: the same bytes on any day and in any time zone") {
  const std::string before = write_xlsx("Acteurs", columns, rows);
  setenv("TZ", "Pacific/Auckland", 1);
  const std::string after = write_xlsx("Acteurs", columns, rows);
  unsetenv("TZ");
  CHECK(before == after);
}

TEST_CASE("xlsx writer: names and lengths that Excel does not take") {
  CHECK(read_rows("f", write_xlsx("Acteurs [2025] : « tous les lieux » du territoire", columns, rows)).notes.sheet ==
        "Acteurs -2025- - « tous les lie");
  CHECK(read_rows("f", write_xlsx("", columns, rows)).notes.sheet == "Feuille 1");
  CHECK_THROWS_AS(write_xlsx("f", columns, {{std::string(32768, 'x')}}), DataError);
  CHECK_NOTHROW(write_xlsx("f", columns, {{std::string(32767, 'x')}}));
}
