// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "mediamap/exchange/mapping.hpp"
#include "mediamap/exchange/row_mapper.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

// One row under a mapping that has, besides `rules`, a rule for the name.
struct Mapped {
  Mapped(const std::string& rules, const std::map<std::string, std::string>& cells) {
    file = read_mapping("m.json", "{\"nom\": {\"colonne\": \"nom\"}" + (rules.empty() ? "" : ",\n" + rules) + "}");
    for (const auto& [column, cell] : cells) {
      columns.push_back(column);
      row.cells.push_back(cell);
    }
    columns.emplace_back("nom");
    row.cells.emplace_back("A");
    const RowMapper mapper(file.mapping, columns);
    result = mapper.map(row);
    missing = mapper.missing();
    for (std::size_t cell : mapper.unused()) unused.push_back(columns[cell]);
  }
  const std::string& operator[](std::string_view field) const { return result.texts[field]; }

  MappingFile file;
  Texts columns;
  Row row{2, {}};
  MappedRow result;
  std::vector<Fault> missing;
  Texts unused;
};

std::string choice(const std::string& field, const std::string& choices) { return "\"" + field + "\": [" + choices + "]"; }

std::vector<Fault> faults_of(const std::string& text) {
  try {
    read_mapping("m.json", text);
  } catch (const DataError& error) {
    return error.faults();
  }
  return {};
}

}  // namespace

TEST_CASE("mapping: {colonne}") {
  CHECK(Mapped(R"("adresse": {"colonne": "Rue"})", {{"Rue", " 1 rue A "}})["adresse"] == "1 rue A");
  SUBCASE("a list: the first that is not empty") {
    const std::string rule = R"("adresse": {"colonne": ["a", "b", "c"]})";
    CHECK(Mapped(rule, {{"a", ""}, {"b", " "}, {"c", "3"}})["adresse"] == "3");
    CHECK(Mapped(rule, {{"a", ""}, {"b", "2"}, {"c", "3"}})["adresse"] == "2");
  }
  SUBCASE("no such column: the empty text or the empty list, and nothing is missing") {
    const Mapped mapped(R"("code_postal": {"colonne": ""}, "adresse": {"colonne": []})", {});
    CHECK(mapped["code_postal"].empty());
    CHECK(mapped["adresse"].empty());
    CHECK(mapped.missing.empty());
  }
  SUBCASE("a column that the source lacks is told once with its place in the mapping") {
    const Mapped mapped("\"adresse\": {\"colonne\": [\"a\", \"Rue\"]}", {{"a", "x"}});
    REQUIRE(mapped.missing.size() == 1);
    CHECK(mapped.missing[0].place == Place{"m.json", 2, 30});
    CHECK(mapped.missing[0].message.find("Rue") != std::string::npos);
  }
  SUBCASE("a blank too many at the end of the name, as some files have") {
    CHECK(Mapped(R"("adresse": {"colonne": "Rue "})", {{"Rue", "x"}})["adresse"] == "x");
  }
  SUBCASE("id") {
    CHECK(Mapped(R"("id": {"colonne": "n"})", {{"n", " 12 "}}).result.id == "12");
  }
}

TEST_CASE("mapping: {joindre}") {
  const std::string rule = R"("adresse": {"joindre": {"colonnes": ["no", "bis", "rue"], "séparateur": " "}})";
  CHECK(Mapped(rule, {{"no", "3"}, {"bis", ""}, {"rue", "rue A"}})["adresse"] == "3 rue A");
  CHECK(Mapped(rule, {{"no", ""}, {"bis", ""}, {"rue", ""}})["adresse"].empty());
  SUBCASE("ou a column, when nothing was joined") {
    const std::string with = R"("adresse": {"joindre": {"colonnes": ["no", "rue"], "séparateur": " ", "ou": {"colonne": "lieu-dit"}}})";
    CHECK(Mapped(with, {{"no", ""}, {"rue", ""}, {"lieu-dit", "Le Bourg"}})["adresse"] == "Le Bourg");
    CHECK(Mapped(with, {{"no", "1"}, {"rue", ""}, {"lieu-dit", "Le Bourg"}})["adresse"] == "1");
  }
  SUBCASE("ou another join, which may have one of its own") {
    const std::string with =
        R"("adresse": {"joindre": {"colonnes": ["a"], "séparateur": " ", "ou": {"joindre": {"colonnes": ["b", "c"],)"
        R"( "séparateur": ", ", "ou": {"colonne": "d"}}}}})";
    CHECK(Mapped(with, {{"a", ""}, {"b", "1"}, {"c", "2"}, {"d", "3"}})["adresse"] == "1, 2");
    CHECK(Mapped(with, {{"a", ""}, {"b", ""}, {"c", ""}, {"d", "3"}})["adresse"] == "3");
  }
}

TEST_CASE("mapping: {dissocier} takes one part and drops what is no coordinate") {
  const std::string rules = R"("latitude": {"dissocier": {"colonne": "geo", "séparateur": ",", "partie": 0}},)"
                            R"("longitude": {"dissocier": {"colonne": "geo", "séparateur": ",", "partie": 1}})";
  const auto cut = [&](const std::string& geo) {
    const Mapped mapped(rules, {{"geo", geo}});
    return mapped["latitude"] + " / " + mapped["longitude"];
  };
  CHECK(cut("44.84,-0.58") == "44.84 / -0.58");
  CHECK(cut("[44.84, -0.58]") == "44.84 / -0.58");
  CHECK(cut("POINT(44.84, -0.58)") == "44.84 / -0.58");
  CHECK(cut("44.84") == "44.84 / ");
  CHECK(cut("") == " / ");
  CHECK(Mapped(R"("latitude": {"dissocier": {"colonne": "g", "séparateur": " ; ", "partie": 2}})", {{"g", "1 ; 2 ; 3,5"}})["latitude"] == "3,5");
}

TEST_CASE("mapping: {valeur} is a constant") {
  CHECK(Mapped(R"("date_maj": {"valeur": "2024-01-31"})", {})["date_maj"] == "2024-01-31");
  CHECK(Mapped(R"("date_maj": {"colonne": "maj", "valeur": "2024-01-31"})", {{"maj", ""}})["date_maj"] == "2024-01-31");
  CHECK(Mapped(R"("date_maj": {"colonne": "maj", "valeur": "2024-01-31"})", {{"maj", "2020"}})["date_maj"] == "2020");
}

TEST_CASE("mapping: a choice with terms") {
  const std::string rule = choice("services", R"({"colonnes": ["a", "b"], "termes": ["Démarches", "impôts"], "cible": "Aide aux démarches administratives"})");
  const std::string target = "Aide aux démarches administratives";
  CHECK(Mapped(rule, {{"a", "les DÉMARCHES en ligne"}, {"b", ""}})["services"] == target);
  CHECK(Mapped(rule, {{"a", ""}, {"b", "Impôts"}})["services"] == target);
  CHECK(Mapped(rule, {{"a", "demarches"}, {"b", ""}})["services"].empty());  // case is ignored, accents are not
  SUBCASE("the same target twice counts once") {
    CHECK(Mapped(rule, {{"a", "démarches"}, {"b", "impôts"}})["services"] == target);
  }
  SUBCASE("several targets, in the order of the choices") {
    CHECK(Mapped(choice("itinerance", R"({"colonnes": ["x"], "termes": ["bus"], "cible": "Itinérant"}, {"colonnes": ["x"], "termes": ["local"], "cible": "Fixe"})"),
                 {{"x", "un local et un bus"}})["itinerance"] == "Itinérant|Fixe");
  }
  SUBCASE("a value that no choice recognises is kept as a doubt, a no is not") {
    const Mapped mapped(rule, {{"a", "Couture"}, {"b", "Non"}});
    REQUIRE(mapped.result.doubts.size() == 1);
    CHECK(mapped.result.doubts[0].champ == "services");
    CHECK(mapped.result.doubts[0].raison.find("« a »") != std::string::npos);
    CHECK(mapped.result.doubts[0].valeur == "Couture");
    CHECK(Mapped(rule + R"(, "presentation_detail": {"colonne": "a"})", {{"a", "Couture"}, {"b", ""}}).result.doubts.empty());
  }
}

TEST_CASE("mapping: sauf forbids, whatever the case, in the column where the term stands") {
  const std::string rule = choice("frais_a_charge", R"({"colonnes": ["a", "b"], "termes": ["gratuit"], "sauf": ["Gratuit à condition"], "cible": "Gratuit"})");
  CHECK(Mapped(rule, {{"a", "c'est gratuit"}, {"b", ""}})["frais_a_charge"] == "Gratuit");
  CHECK(Mapped(rule, {{"a", "gratuit à condition d'adhérer"}, {"b", ""}})["frais_a_charge"].empty());
  CHECK(Mapped(rule, {{"a", "gratuit à condition"}, {"b", "gratuit"}})["frais_a_charge"] == "Gratuit");
}

TEST_CASE("mapping: choices with parts left out") {
  SUBCASE("without termes: when the column is not empty") {
    const std::string rule = choice("itinerance", R"({"colonnes": ["bus"], "cible": "Itinérant"})");
    CHECK(Mapped(rule, {{"bus", "x"}})["itinerance"] == "Itinérant");
    CHECK(Mapped(rule, {{"bus", " "}})["itinerance"].empty());
  }
  SUBCASE("cible alone: always") {
    CHECK(Mapped(choice("typologie", R"({"cible": "RFS"})"), {})["typologie"] == "RFS");
  }
  SUBCASE("colonnes alone: the column's own value") {
    CHECK(Mapped(choice("autres_formations_labels", R"({"colonnes": ["labels"]})"), {{"labels", " FabLab "}})["autres_formations_labels"] == "FabLab");
  }
  SUBCASE("sauf without termes") {
    const std::string rule = choice("itinerance", R"({"colonnes": ["bus"], "sauf": ["non"], "cible": "Itinérant"})");
    CHECK(Mapped(rule, {{"bus", "oui"}})["itinerance"] == "Itinérant");
    CHECK(Mapped(rule, {{"bus", "Non"}})["itinerance"].empty());
  }
  SUBCASE("nothing at all is a fault") {
    CHECK(faults_of(R"({"nom": {"colonne": "n"}, "services": [{}]})").size() == 1);
  }
}

TEST_CASE("mapping: hours") {
  const std::string days = R"("horaires": {"jours": [{"colonne": ["lm", "la"], "osm": "Mo"}, {"colonne": "ma", "osm": "Tu"}])";
  SUBCASE("the columns of the days") {
    CHECK(Mapped(days + "}", {{"lm", "9h-12h"}, {"la", "14h-17h"}, {"ma", "9h-12h"}})["horaires"] == "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00");
  }
  SUBCASE("osm wins where it holds opening_hours, else the days, else the week in prose") {
    const std::string all = days + R"(, "semaine": "s", "osm": "o"})";
    const auto hours = [&](const std::string& o, const std::string& lm, const std::string& s) {
      return Mapped(all, {{"o", o}, {"lm", lm}, {"la", ""}, {"ma", ""}, {"s", s}})["horaires"];
    };
    CHECK(hours("We 10:00-11:00", "9h-12h", "jeudi 8h-9h") == "We 10:00-11:00");
    CHECK(hours("nous appeler", "9h-12h", "jeudi 8h-9h") == "Mo 09:00-12:00");
    CHECK(hours("", "", "jeudi 8h-9h") == "Th 08:00-09:00");
  }
  SUBCASE("what is not understood is kept word for word") {
    const Mapped mapped(R"("horaires": {"semaine": "s"})", {{"s", "quand le facteur passe"}});
    CHECK(mapped["horaires"].empty());
    REQUIRE(mapped.result.doubts.size() == 1);
    CHECK(mapped.result.doubts[0] == Doubt{"horaires", "quand le facteur passe", mapped.result.doubts[0].raison});
  }
  SUBCASE("even and odd weeks") {
    const std::string rule = R"("horaires": {"osm": "o"}, "semaine_ouverture": {"colonne": "w"})";
    CHECK(Mapped(rule, {{"o", "Mo 09:00-10:00; Tu 09:00-10:00"}, {"w", "Semaine paire"}})["horaires"] == "week 2-52/2 Mo 09:00-10:00; week 2-52/2 Tu 09:00-10:00");
    CHECK(Mapped(rule, {{"o", "Mo 09:00-10:00"}, {"w", "semaine impaire"}})["horaires"] == "week 1-53/2 Mo 09:00-10:00");
    CHECK(Mapped(rule, {{"o", "Mo 09:00-10:00"}, {"w", ""}})["horaires"] == "Mo 09:00-10:00");
    CHECK(Mapped(rule, {{"o", "Mo 09:00-10:00"}, {"w", "parfois"}}).result.doubts.size() == 1);
    const Mapped partly(rule, {{"o", "Sep-Jun Mo 09:00-10:00"}, {"w", "Semaine paire"}});
    CHECK(partly["horaires"] == "Sep-Jun Mo 09:00-10:00");
    REQUIRE(partly.result.doubts.size() == 1);
    CHECK(partly.result.doubts[0] == Doubt{"horaires", "semaine paire", partly.result.doubts[0].raison});
  }
}

TEST_CASE("mapping: what it does not know is told with its place, and the rest is used") {
  const MappingFile file = read_mapping("m.json",
                                        "{\"nom\": {\"colonne\": \"n\", \"truc\": 1},\n"
                                        " \"courriel\": {\"colonne\": \"m\"},\n"
                                        " \"services\": [{\"colonnes\": [\"s\"], \"cible\": \"Aide aux démarche administratives\", \"si\": 1}]}");
  REQUIRE(file.remarks.size() == 4);
  CHECK(file.remarks[0].place == Place{"m.json", 1, 26});
  CHECK(file.remarks[1].place == Place{"m.json", 2, 2});
  CHECK(file.remarks[1].advice.find("courriels") != std::string::npos);
  CHECK(file.mapping.choix.at("services")[0].cible == "Aide aux démarche administratives");
}

TEST_CASE("mapping: every fault of a file that is none, in one run") {
  CHECK(faults_of("[]").size() == 1);
  CHECK(faults_of("{}").size() == 1);
  CHECK(faults_of(R"({"nom": "n", "adresse": {"joindre": 3}, "latitude": {"dissocier": {"colonne": "x"}},)"
                  R"("telephone": [{"cible": "1"}], "horaires": {"jours": [{"colonne": "x", "osm": "Lu"}]}})")
            .size() == 6);
  CHECK(faults_of(R"({"nom": {"colonne": {"a": 1}}})").size() == 1);
}

TEST_CASE("mapping: the same grammar in YAML, and JSON with tabs") {
  const MappingFile yaml = read_mapping("m.yaml",
                                        "# correspondance\nversion: 1\nnom: {colonne: Lieu}\nservices:\n"
                                        "  - colonnes: [a]   # confiance 80 %\n    termes: [x]\n    cible: Compréhension du monde numérique\n");
  CHECK(yaml.remarks.empty());
  CHECK(yaml.mapping.choix.at("services")[0].termes == Texts{"x"});
  const MappingFile json = read_mapping("m.json", "\xEF\xBB\xBF{\n\t\"nom\": {\n\t\t\"colonne\": \"L\\u00e9\"\n\t},\r\n\t\"adresse\": {\"colonne\": \"a\\/b\"}\n}\n");
  CHECK(std::get<FirstColumn>(json.mapping.textes.at("nom")[0]).colonnes[0].name == "Lé");
  CHECK(std::get<FirstColumn>(json.mapping.textes.at("adresse")[0]).colonnes[0].name == "a/b");
}

TEST_CASE("mapping: JSON writes signs beyond U+FFFF as two escapes") {
  const MappingFile file = read_mapping("m.json", R"({"nom": {"colonne": "Nom \ud83d\ude00"}, "adresse": {"colonne": "a\\\ud83d\ude00"}, "commune": {"colonne": "\\ud83d"}})");
  CHECK(std::get<FirstColumn>(file.mapping.textes.at("nom")[0]).colonnes[0].name == "Nom 😀");
  CHECK(std::get<FirstColumn>(file.mapping.textes.at("adresse")[0]).colonnes[0].name == "a\\😀");
  CHECK(std::get<FirstColumn>(file.mapping.textes.at("commune")[0]).colonnes[0].name == "\\ud83d");
  CHECK_THROWS_AS(read_mapping("m.json", R"({"nom": {"colonne": "\ud83d"}})"), DataError);  // half of a pair
}

TEST_CASE("mapping: an image or a PDF is named as what it is") {
  for (const auto& [bytes, kind] : {std::pair("%PDF-1.7", "un PDF"), std::pair("\x89PNG\r\n", "une image PNG")}) {
    try {
      read_mapping("m.json", bytes);
      FAIL("no fault");
    } catch (const DataError& error) {
      CHECK(error.faults()[0].message.find(kind) != std::string::npos);
      CHECK(error.faults()[0].advice.find("iconv") == std::string::npos);
    }
  }
}

TEST_CASE("mapping: a table of the standard needs none, whatever the writing of its names") {
  const Mapping mapping = standard_mapping({"ID", "Nom de la structure", "Code Postal", "TÉLÉPHONE", "E-mail", "email", "Divers", "horaires"});
  CHECK(mapping.textes.size() == 5);
  CHECK(std::get<FirstColumn>(mapping.textes.at("courriels")[0]).colonnes[0].name == "E-mail");
  CHECK(mapping.horaires.osm[0].name == "horaires");
  const Mapping exact = standard_mapping({"lieu", "nom"});
  CHECK(std::get<FirstColumn>(exact.textes.at("nom")[0]).colonnes[0].name == "nom");
}
