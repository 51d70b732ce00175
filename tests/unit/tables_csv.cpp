// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "mediamap/base/i18n.hpp"
#include "mediamap/tables/csv.hpp"
#include "mediamap/tables/rows.hpp"

using namespace mediamap;
using namespace mediamap::tables;

namespace {

const ExpectedColumns expected = {{"id", "nom", "commune", "code_postal"}, {"nom"}};

using Texts = std::vector<std::string>;

// The fault that reading gives.
Fault fault_of(const std::string& bytes, const ExpectedColumns& columns = expected,
               const std::string& path = "acteurs.csv") {
  try {
    read_csv(path, bytes, columns);
  } catch (const DataError& error) {
    REQUIRE(error.faults().size() == 1);
    return error.faults()[0];
  }
  FAIL("no fault for: " << bytes.substr(0, 80));
  return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("csv: commas, semicolons, byte order mark and line ends give the same table") {
  const Texts forms = {
      "id,nom,commune\na,Médiathèque,Reims\nb,Le Labo,Lille\n",
      "id,nom,commune\na,Médiathèque,Reims\nb,Le Labo,Lille",
      "id;nom;commune\na;Médiathèque;Reims\nb;Le Labo;Lille\n",
      "\xEF\xBB\xBFid;nom;commune\r\na;Médiathèque;Reims\r\nb;Le Labo;Lille\r\n",
      "\xEF\xBB\xBF\"id\",\"nom\",\"commune\"\r\n\"a\",\"Médiathèque\",\"Reims\"\r\n\"b\",\"Le Labo\",\"Lille\"\r\n",
      "id,nom,commune\ra,Médiathèque,Reims\rb,Le Labo,Lille\r",
      "id, nom ,commune\na , Médiathèque,Reims\nb,Le Labo,Lille\n",
  };
  for (const std::string& form : forms) {
    CAPTURE(form);
    const Table table = read_rows("f", form, {}, expected);
    CHECK(table.columns == Texts{"id", "nom", "commune"});
    CHECK(table.rejected.empty());
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Texts{"a", "Médiathèque", "Reims"});
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].cells == Texts{"b", "Le Labo", "Lille"});
    CHECK(table.rows[1].line == 3);
  }
}

TEST_CASE("csv: the separator is the one of the header, not of the cells") {
  const Table table = read_csv("f", "nom,\"a;b;c\"\n\"x;y\",z;;;;\n");
  CHECK(table.columns == Texts{"nom", "a;b;c"});
  CHECK(table.rows.at(0).cells == Texts{"x;y", "z;;;;"});
  CHECK(read_csv("f", "nom\nLe Labo\n").rows.at(0).cells == Texts{"Le Labo"});
}

TEST_CASE("csv: the separator is found over several rows") {
  const auto separator = [](const std::string& text) { return read_csv("f", text).notes.separator; };
  CHECK(separator("nom\tcommune\nLe Labo\tLille\n") == "\t");
  CHECK(separator("nom|commune\nLe Labo|Lille\n") == "|");
  CHECK(separator("nom;adresse\nA;1, rue X\nB;2, rue X\nC;3, rue X\n") == ";");
  CHECK(separator("nom,services\nA,a|b|c\nB,a|b|c\nC,a;b;c\n") == ",");
  CHECK(separator("Liste, telle quelle\nnom;adresse;commune\nA;1, rue X;Lille\nB;;Reims\n") == ";");
  CHECK(separator("nom;\"a,b,c\nd,e,f\ng,h,i\"\nA;x\n") == ";");
  CHECK(separator("nom\nA\n") == ",");
}

TEST_CASE("csv: titles above the header are passed over and told") {
  const Table table =
      read_csv("f", "Liste des acteurs 2025;;\n\nau 1er mars;;\nnom;commune;adresse\nA;Lille;\nB;Reims;1 rue X\n");
  CHECK(table.columns == Texts{"nom", "commune", "adresse"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].line == 5);
  REQUIRE(table.notes.remarks.size() == 1);
  CHECK(table.notes.remarks[0] == "2 lignes au-dessus de l'en-tête : « Liste des acteurs 2025 », « au 1er mars »");
  // The names that are looked for decide, even where rows are fuller than the header.
  const Table sparse = read_csv("f", "id,nom,,,,,,\na,A,1,2,3,4,5,6\nb,B,1,2,3,4,5,6\n", expected);
  CHECK(sparse.columns.at(1) == "nom");
  CHECK(sparse.rows.size() == 2);
}

TEST_CASE("csv: a cell without end is refused before it fills the memory") {
  const std::string large(12000000, 'x');
  CHECK(contains(fault_of("id,nom\na,b\nc,\"" + large).advice, "guillemet"));
  CHECK(fault_of("id,nom\na,b\nc,\"" + large).place.line == 3);
  CHECK(contains(fault_of("id,nom\na," + large).message, grouped(longest_cell)));
  std::string rows = "id,nom\n";
  for (int i = 0; i < 5000001; ++i) rows += "a,\n";
  CHECK(contains(fault_of(rows).message, grouped(most_cells) + " cellules"));
}

TEST_CASE("csv: rows know the line where they begin, whatever their cells hold") {
  const Table table = read_csv("f",
                               "\n"
                               "id,nom\r\n"
                               "a,\"deux\r\nlignes\"\r\n"
                               "\r\n"
                               "b,\"un \"\"mot\"\"\n\n, et trois\"\n"
                               ",\n"
                               "   \n"
                               "c,fin");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].line == 3);
  CHECK(table.rows[0].cells[1] == "deux\r\nlignes");
  CHECK(table.rows[1].line == 6);
  CHECK(table.rows[1].cells[1] == "un \"mot\"\n\n, et trois");
  CHECK(table.rows[2].line == 11);
  CHECK(table.rejected.empty());
}

TEST_CASE("csv: rows of another length are kept") {
  const Table table = read_csv("f", "id,nom\na,A\nb\nc,C,trop\nd,D,, ,\ne,\"E\nE\",\nf\n");
  CHECK(table.columns == Texts{"id", "nom", "colonne 3"});
  CHECK(table.rejected.empty());
  REQUIRE(table.rows.size() == 6);
  CHECK(table.rows[1].cells == Texts{"b", "", ""});
  CHECK(table.rows[2].cells == Texts{"c", "C", "trop"});
  CHECK(table.rows[3].cells == Texts{"d", "D", ""});
  CHECK(table.rows[4].cells == Texts{"e", "E\nE", ""});
  REQUIRE(table.notes.remarks.size() == 2);
  CHECK(contains(table.notes.remarks[0], "2 lignes"));
  CHECK(contains(table.notes.remarks[0], "lignes 3, 8"));
  CHECK(contains(table.notes.remarks[1], "« colonne 3 » : ligne 4"));
  // Blank cells alone make no column, and are no news.
  const Table trailing = read_csv("f", "nom;commune\nA;Lille;\nB;Reims;;;\n");
  CHECK(trailing.columns == Texts{"nom", "commune"});
  CHECK(trailing.rows.size() == 2);
  CHECK(trailing.notes.remarks.empty());
  // A name that the header has already is not taken twice.
  CHECK(read_csv("f", "nom,colonne 3\nA,b,c\n").columns == Texts{"nom", "colonne 3", "colonne 3+"});
}

TEST_CASE("csv: a row that holds other rows, or far too many cells, is rejected") {
  const Table table = read_csv("f", "id,nom\na,A\n\"e,\nE\"\nf,F\ng,G" + std::string(30, ',') + "x\n");
  CHECK(table.rows.size() == 2);
  REQUIRE(table.rejected.size() == 2);
  CHECK(table.rejected[0].ligne == 3);
  CHECK(contains(table.rejected[0].raison, "1 cellule au lieu de 2"));
  CHECK(contains(table.rejected[0].raison, "ligne 4"));
  CHECK(table.rejected[1] == RejectedRow{6, "32 cellules au lieu de 2"});
}

TEST_CASE("csv: columns without a name are kept under their number") {
  CHECK(read_csv("f", "nom,,x\nA,b,c\n").columns == Texts{"nom", "colonne 2", "x"});
}

TEST_CASE("csv: faults of the whole file say where, what and what to do") {
  SUBCASE("no header") {
    const Fault fault = fault_of("a,Médiathèque,Reims\nb,Le Labo,Lille\n");
    CHECK(fault.place == Place{"acteurs.csv", 1, 0});
    CHECK(contains(fault.message, "Médiathèque"));
    CHECK(contains(fault.advice, "id, nom, commune, code_postal"));
  }
  SUBCASE("wrong header") {
    const Fault fault = fault_of("ID,Nom,Code postal\na,b,c\n");
    CHECK(contains(fault.message, "trouvé : ID, Nom, Code postal"));
    CHECK(contains(fault.advice, "« Code postal » s'appelle-t-elle « code_postal » ?"));
  }
  SUBCASE("required column missing") {
    const Fault fault = fault_of("id,Nom\na,b\n");
    CHECK(contains(fault.message, "« nom » manque"));
    CHECK(contains(fault.advice, "Renommez « Nom » en « nom »"));
  }
  SUBCASE("repeated column") { CHECK(contains(fault_of("id,nom, nom\na,b,c\n").message, "« nom » figure deux fois")); }
  SUBCASE("unclosed quote") {
    CHECK(fault_of("id,nom\na,A\nb,\"B\nc,C\nd,D\n").place == Place{"acteurs.csv", 3, 0});
    CHECK(fault_of("id,nom\na,\"A\nA\",x,\"B\nc,C").place == Place{"acteurs.csv", 3, 0});
    CHECK(fault_of("id,nom\n\"a").place == Place{"acteurs.csv", 2, 0});
  }
  SUBCASE("separators only") {
    for (const std::string bytes : {",", ";;\n;;\n", "\"\"\n"})
      CHECK(contains(fault_of(bytes, {}).message, "cellules vides"));
  }
  SUBCASE("no table at all") { CHECK(contains(fault_of(std::string(5000, ',')).message, "5001 colonnes")); }
}

TEST_CASE("csv: large files take time and memory in proportion") {
  const auto seconds = [](const std::string& bytes) {
    const auto start = std::chrono::steady_clock::now();
    const Table table = read_csv("f", bytes);
    CHECK(table.rows.size() + table.rejected.size() > 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::string many = "id,nom\n";
  for (int i = 0; i < 100000; ++i) many += std::to_string(i) + ",nom de l'acteur\n";
  CHECK(seconds(many) < 5);
  CHECK(seconds("id,nom\na,\"" + std::string(5000000, '\n') + "\"\n") < 5);
  CHECK(seconds("id,nom\n" + std::string(5000000, ',') + "x\n") < 5);
}
