// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediamap/base/i18n.hpp"
#include "mediamap/tables/json_rows.hpp"
#include "mediamap/tables/rows.hpp"

using namespace mediamap;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

Fault fault_of(const std::string& bytes, const ExpectedColumns& columns = {}) {
  try {
    read_rows("acteurs.json", bytes, {}, columns);
  } catch (const DataError& error) {
    REQUIRE(error.faults().size() == 1);
    return error.faults()[0];
  }
  FAIL("no fault for: " << bytes.substr(0, 80));
  return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("rows: JSON and CSV are told apart by content") {
  const Table csv = read_rows("x.json", "id,nom\na,A\n");
  const Table json = read_rows("x.csv", "\xEF\xBB\xBF \n[{\"id\": \"a\", \"nom\": \"A\"}]");
  CHECK(csv.columns == json.columns);
  CHECK(csv.rows.at(0).cells == json.rows.at(0).cells);
}

TEST_CASE("rows: values become text without loss") {
  const Table table = read_json("f", R"([{
    "nom": "Médiath\u00e8que \"A\"", "code": 1000, "zero": 0, "negatif": -12, "reel": 44.839574881764, "exp": 1e3,
    "grand": 123456789012345678901234567890, "point": 1.0, "vrai": true, "faux": false, "nul": null, "vide": "",
    "liste": ["a", "b", 3, null, true], "rien": []}])");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.columns == Texts{"nom", "code", "zero", "negatif", "reel", "exp", "grand", "point", "vrai", "faux", "nul",
                               "vide", "liste"});
  CHECK(table.rows[0].cells == Texts{"Médiathèque \"A\"", "1000", "0", "-12", "44.839574881764", "1000",
                                     "123456789012345678901234567890", "1.0", "true", "false", "", "", "a|b|3|true"});
}

TEST_CASE("rows: long whole numbers with an exponent become their digits") {
  const Table table = read_json("f", R"([{"pivot": 1.0000000000015E13, "tel": 3.3556000001e10, "petit": 1.5e-7, "immense": 1e300, "moitie": 2.5e0}])");
  CHECK(table.rows.at(0).cells == Texts{"10000000000015", "33556000001", "1.5e-7", "1e300", "2.5e0"});
}

TEST_CASE("rows: objects need not have the same keys") {
  const Table table = read_json("f", R"([{"nom": "A"}, {"commune": "Reims", "nom": "B"}, {}])");
  CHECK(table.columns == Texts{"nom", "commune"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].cells == Texts{"A", ""});
  CHECK(table.rows[1].cells == Texts{"B", "Reims"});
  CHECK(table.rows[2].cells == Texts{"", ""});
}

TEST_CASE("rows: nested values get columns of their own") {
  const Table table = read_json(
      "f", R"([{"nom": "A", "adresse": {"rue": "1 rue X", "geo": {"lat": 1.5}}, "l": [{"k": "v"}, [1, 2], "s"]}])");
  CHECK(table.columns == Texts{"nom", "adresse.rue", "adresse.geo.lat", "l.0.k", "l.1", "l"});
  CHECK(table.rows.at(0).cells == Texts{"A", "1 rue X", "1.5", "v", "1|2", "s"});
}

TEST_CASE("rows: a key with a dot keeps its name against a path") {
  const Table table = read_json("f", R"([{"a": {"b": "nested"}, "a.b": "key", "a.b.c": 1}])");
  CHECK(table.columns == Texts{"a.b (2)", "a.b", "a.b.c"});
  CHECK(table.rows.at(0).cells == Texts{"nested", "key", "1"});
  CHECK(table.rejected.empty());
}

TEST_CASE("rows: every leaf is reached by its path, parts of plain lists too") {
  const Table table = read_json(
      "f",
      R"([{"services": {"etre_aidee": [{"assure_par": "x"}, {"assure_par": ["y", "z"]}]}, "centre": {"coordinates": [2.5, 51.0]}}])");
  const auto at = [&](const std::string& name) {
    const auto path = find_cell(table.columns, name);
    return path ? cell_at(table.rows.at(0), *path) : "none";
  };
  CHECK(at("services.etre_aidee.0.assure_par") == "x");
  CHECK(at("services.etre_aidee.1.assure_par") == "y|z");
  CHECK(at("services.etre_aidee.1.assure_par.1") == "z");
  CHECK(at("services.etre_aidee.1.assure_par.2") == "");
  CHECK(at("centre.coordinates.1") == "51.0");
  CHECK(at("centre.coordinates.x") == "none");
  CHECK(at("centre") == "none");
}

TEST_CASE("rows: GeoJSON gives properties, and points latitude and longitude") {
  const Table table = read_rows("f", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": "n1", "geometry": {"type": "Point", "coordinates": [2.5, 51.0, 12]}, "properties": {"nom": "A", "id": "a"}},
    {"type": "Feature", "id": "n2", "geometry": null, "properties": {"nom": "B"}},
    {"type": "Feature", "properties": {"nom": "C"}, "geometry": {"coordinates": [[[2, 51], [3, 51], [2, 51]]], "type": "Polygon"}}]})");
  CHECK(table.notes.format == "GeoJSON");
  CHECK(table.columns == Texts{"feature.id", "latitude", "nom", "id", "longitude"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].cells == Texts{"n1", "51.0", "A", "a", "2.5"});
  CHECK(table.rows[1].cells == Texts{"n2", "", "B", "", ""});
  CHECK(table.rows[2].cells == Texts{"", "", "C", "", ""});
  CHECK(table.notes.remarks == Texts{"1 objet de forme « Polygon » au lieu d'un point : sans latitude ni longitude"});

  const Table own = read_rows(
      "f",
      R"({"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"latitude": "50.1", "longitude": "3"}}]})");
  CHECK(cell_at(own.rows.at(0), find_cell(own.columns, "latitude").value()) == "50.1");
  CHECK(cell_at(own.rows.at(0), find_cell(own.columns, "geometry.coordinates").value()) == "1|2");
}

TEST_CASE("rows: one of several lists may be named") {
  const std::string text = R"({"structures": [{"nom": "A"}], "services": [{"nom": "B"}]})";
  CHECK(read_rows("f", text, {{}, "services"}).rows.at(0).cells.at(0) == "B");
  CHECK_THROWS_AS(read_rows("f", text, {{}, "autre"}), UsageError);
  CHECK_THROWS_AS(read_rows("f", "nom\nA\n", {{}, "Feuille1"}), UsageError);
}

TEST_CASE("rows: JSON that would fill the memory is refused") {
  std::string wide = "[{";
  for (int i = 0; i < 900; ++i) wide += "\"k" + std::to_string(i) + "\":1,";
  wide += "\"z\":1}";
  for (int i = 0; i < 20000; ++i) wide += ",{}";
  CHECK(contains(fault_of(wide + "]").message, grouped(most_cells) + " cellules"));
  CHECK(contains(fault_of("[{\"a\": \"" + std::string(11000000, 'x') + "\"}]").message, "10 millions"));
}

TEST_CASE("rows: each object knows its line") {
  const Table table = read_json("f", "[\n  {\"nom\":\n \"A\"},\n\n  {\"nom\": \"B\"}, {\"nom\": \"C\"}\n]\n");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 5);
  CHECK(table.rows[2].line == 5);
}

TEST_CASE("rows: the list may stand in an object") {
  const Table table =
      read_json("f", R"({"meta": {"n": [1, {"x": [{}]}]}, "tags": ["a"], "acteurs": [{"nom": "A"}], "total": 1})");
  CHECK(table.columns == Texts{"nom"});
  CHECK(table.rows.size() == 1);
  CHECK(read_json("f", "[]").rows.empty());
  CHECK(read_json("f", R"({"acteurs": []})").rows.empty());
  CHECK(contains(fault_of(R"({"a": [{"nom": "A"}], "b": [{"nom": "B"}]})").message, "a, b"));
  CHECK(contains(fault_of(R"({"nom": "A"})").message, "pas de liste"));
  CHECK(contains(fault_of(R"({"x": {"acteurs": [{"nom": "A"}]}})").message, "pas de liste"));
}

TEST_CASE("rows: what is no row is rejected with its line") {
  const Table table =
      read_json("f", "[\n{\"nom\": \"A\"},\n\"B\",\n12\n,\n[{\"nom\": \"C\"}, 4],\nnull,\n{\"nom\": 1, \"nom\": 2}]");
  CHECK(table.rows.size() == 1);
  REQUIRE(table.rejected.size() == 5);
  CHECK(table.rejected[0].ligne == 3);
  CHECK(table.rejected[1].ligne == 4);
  CHECK(table.rejected[2].ligne == 6);
  CHECK(table.rejected[3].ligne == 7);
  CHECK(table.rejected[4] == RejectedRow{8, "la clé « nom » est répétée"});
}

TEST_CASE("rows: broken JSON is refused at its place") {
  const Fault comma = fault_of("[{\"nom\": \"A\"},\n {\"nom\": \"É\" \"commune\": 1}]");
  CHECK(comma.place.line == 2);
  CHECK(comma.place.column >= 13);
  CHECK(comma.place.column <= 22);
  CHECK(contains(comma.message, "mal formé"));
  for (const std::string text : {"[{\"nom\": \"A\"}", "[{\"nom\": \"A", "{", "["}) {
    CAPTURE(text);
    CHECK(contains(fault_of(text).message, "avant la fin"));
  }
  CHECK(contains(fault_of("[{\"nom\": \"A\"}] x").message, "mal formé"));
  CHECK(
      contains(fault_of("[{\"nom\": " + std::string(5000, '[') + std::string(5000, ']') + "}]").message, "emboîtées"));
  CHECK(read_rows("f", "[{\"nom\": \"\xE9\"}]").rows.at(0).cells.at(0) == "é");
}

TEST_CASE("rows: the keys of JSON are checked as a header is") {
  const ExpectedColumns expected = {{"id", "nom"}, {"nom"}};
  CHECK(contains(fault_of(R"([{"Nom": "A"}])", expected).message, "trouvé : Nom"));
  CHECK(contains(fault_of(R"([{"id": "A"}])", expected).message, "« nom » manque"));
  CHECK(read_rows("f", "[]", {}, expected).rows.empty());
}
