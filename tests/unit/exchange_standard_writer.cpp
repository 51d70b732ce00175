// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/tables/csv.hpp"
#include "mediamap/exchange/data_inclusion_writer.hpp"
#include "mediamap/exchange/geojson_writer.hpp"
#include "mediamap/exchange/presentation_contacts.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/exchange/standard_writer.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

Actor sample() {
  Actor actor;
  actor.id = "labo";
  actor.nom = " Le \"Labo\" ";
  actor.commune = "Reims";
  actor.code_postal = "01100";
  actor.adresse = "1 rue A";
  actor.latitude = 49.25;
  actor.longitude = -4.0;
  actor.typologie = {"ASSO", "TIERS_LIEUX"};
  actor.courriels = {"contact@example.org", "accueil@example.org"};
  actor.site_web = {"https://example.org", "https://example.org/b"};
  actor.date_maj = "2026-01-02";
  actor.services = {"Accès internet et matériel informatique", "Utilisation sécurisée du numérique"};
  actor.a_completer = {{"telephone", "06 00 00 00 00", "portable"}};
  actor.provenance = {{"secret.csv", 2, "2026-01-01", "1", "2026-01-01", "ligne:00000000"}};
  return actor;
}

Selection all(const std::vector<Actor>& actors) {
  Selection selection;
  for (const Actor& actor : actors) selection.push_back(&actor);
  return selection;
}

std::vector<Actor> imported(const std::string& csv) {
  return import_actors({}, read_rows("x", csv, {}, standard_columns()), {"x", "2026-01-01"}).created;
}

Texts faulty_fields(const Actor& actor) {
  Texts names;
  for (const StandardFault& fault : standard_faults(actor)) names.push_back(fault.champ);
  return names;
}

}  // namespace

TEST_CASE("standard writer: the columns of the standard, cells in quotes, empty ones bare") {
  const std::vector<Actor> actors = {sample()};
  const std::string csv = write_standard_csv(all(actors));
  CHECK(csv.starts_with("\"id\",\"pivot\",\"nom\",\"commune\",\"code_postal\",\"code_insee\",\"adresse\",\"complement_adresse\",\"latitude\","));
  CHECK(csv.find("\n\"labo\",\"00000000000000\",\"Le \"\"Labo\"\"\",\"Reims\",\"01100\",,\"1 rue A\",,\"49.25\",\"-4\",\"ASSO|TIERS_LIEUX\",,") !=
        std::string::npos);
  CHECK(csv.ends_with(",,,,,,,,,,\n"));
  CHECK(csv.find("secret") == std::string::npos);
  CHECK(csv.find("06 00") == std::string::npos);
  CHECK(standard_columns_out().size() == 32);
}

TEST_CASE("standard writer: export, import, export gives the same bytes, whatever the texts") {
  std::mt19937 random(20261125);
  const Texts pieces = {"é", "\"", ",", ";", "|", "\n", "\r\n", " ", "=", "'", "\\", "🙂", "01000", "a", "\t", "<b>"};
  std::vector<Actor> actors;
  for (int i = 0; i < 200; ++i) {
    Actor actor = sample();
    actor.id = fmt::format("acteur-{}", i);
    const auto text = [&] {
      std::string out;
      for (std::size_t n = random() % 6; n > 0; --n) out += pieces[random() % pieces.size()];
      return out;
    };
    actor.nom = "n" + text();
    actor.adresse = text();
    actor.presentation_detail = text();
    actor.autres_formations_labels = {text(), text(), "x"};
    actor.latitude = static_cast<double>(random()) / 1e8;
    actor.pivot = random() % 2 == 0 ? "" : "W123456789";
    actors.push_back(actor);
  }
  std::shuffle(actors.begin(), actors.end(), random);
  // Importing cleans what a hand wrote; from then on nothing changes any more.
  const std::vector<Actor> clean = imported(write_standard_csv(sorted_by_id(all(actors))));
  CHECK(clean.size() == 200);
  const std::string first = write_standard_csv(sorted_by_id(all(clean)));
  CHECK(write_standard_csv(sorted_by_id(all(imported(first)))) == first);
  CHECK(write_standard_csv(sorted_by_id(all(imported(write_standard_json(sorted_by_id(all(clean))))))) == first);
}

TEST_CASE("standard writer: sorted by id, by bytes") {
  std::vector<Actor> actors(4);
  const Texts ids = {"b", "a-b", "a", "B"};
  for (std::size_t i = 0; i < 4; ++i) actors[i].id = ids[i];
  Texts sorted;
  for (const Actor* actor : sorted_by_id(all(actors))) sorted.push_back(actor->id);
  CHECK(sorted == Texts{"B", "a", "a-b", "b"});
}

TEST_CASE("standard writer: the standard's pattern decides how a label is written") {
  Actor actor = sample();
  actor.formations_labels = {"Étapes numériques (La Poste)", "Étapes numériques(La Poste)", "ORDI 3.0"};
  CHECK(standard_text(actor, "formations_labels") == "Étapes numériques(La Poste)|ORDI 3.0");
}

TEST_CASE("standard writer: each constraint of the standard is held") {
  CHECK(standard_faults(sample()).empty());
  for (const char* required : {"nom", "commune", "code_postal", "adresse", "date_maj"}) {
    Actor actor = sample();
    actor.*std::get<std::string Actor::*>(actor_field(required)->member) = " ";
    CHECK(standard_faults(actor) == std::vector<StandardFault>{{required, "manque"}});
  }
  const std::vector<std::pair<const char*, const char*>> wrong = {
      {"pivot", "1234"}, {"pivot", "4349331230002é"}, {"code_postal", "5910"}, {"code_insee", "20004"}, {"telephone", "0320000000"},
      {"date_maj", "2026-02-30"}, {"horaires", "le matin"}};
  for (const auto& [key, value] : wrong) {
    Actor actor = sample();
    actor.*std::get<std::string Actor::*>(actor_field(key)->member) = value;
    CHECK(faulty_fields(actor) == Texts{key});
  }
  for (const char* key : {"services", "publics_specifiquement_adresses", "prise_en_charge_specifique", "frais_a_charge",
                          "dispositif_programmes_nationaux", "formations_labels", "modalites_acces", "modalites_accompagnement", "itinerance"}) {
    Actor actor = sample();
    actor.*std::get<Texts Actor::*>(actor_field(key)->member) = {"Autre"};
    CHECK(faulty_fields(actor) == Texts{key});
  }
  Actor actor = sample();
  for (int i = 0; i < 280; ++i) actor.presentation_resume += "é";
  CHECK(standard_faults(actor).empty());
  actor.presentation_resume += "é";
  CHECK(faulty_fields(actor) == Texts{"presentation_resume"});
}

TEST_CASE("geojson writer: a point, or a feature without one") {
  std::vector<Actor> actors = {sample(), sample()};
  actors[1].id = "sans";
  actors[1].longitude.reset();
  const store::Json map = store::Json::parse(write_geojson(all(actors)));
  CHECK(map["type"] == "FeatureCollection");
  CHECK(map["features"][0]["geometry"].dump() == R"({"type":"Point","coordinates":[-4.0,49.25]})");
  CHECK_FALSE(map["features"][0]["properties"].contains("latitude"));
  CHECK(map["features"][0]["properties"]["id"] == "labo");
  CHECK(map["features"][1]["geometry"].is_null());
  CHECK(map["features"][1]["properties"]["latitude"] == 49.25);
}

TEST_CASE("data.inclusion writer: its names, one type, one mail, thematics of the services") {
  Actor actor = sample();
  store::Json structure = data_inclusion_structure(actor, "CC des Essais");
  CHECK_FALSE(structure.contains("siret"));
  CHECK(structure["source"] == "CC des Essais");
  CHECK(structure["typologie"] == "ASSO");
  CHECK(structure["courriel"] == "contact@example.org");
  CHECK(structure["site_web"] == "https://example.org;https://example.org/b");
  CHECK(structure["thematiques"].get<Texts>() ==
        Texts{"numerique", "numerique--acceder-a-du-materiel", "numerique--acceder-a-une-connexion-internet"});
  CHECK(shortened_fields(actor) == Texts{"typologie", "courriels"});
  CHECK_FALSE(structure.contains("a_completer"));
  actor.pivot = "43493312300029";
  actor.source = "Hub";
  structure = data_inclusion_structure(actor, "CC des Essais");
  CHECK(structure["siret"] == "43493312300029");
  CHECK(structure["source"] == "Hub");
  actor.pivot = "W123456789";
  CHECK(data_inclusion_structure(actor, "")["rna"] == "W123456789");
  const std::vector<Actor> actors = {actor};
  const Table table = read_csv("x", write_data_inclusion_csv(all(actors), "CC"));
  CHECK(table.columns.size() == 23);
  CHECK(table.rows.at(0).cells.size() == 23);
}

TEST_CASE("presentation contacts: mails and phones that are not the record's own") {
  Actor actor = sample();
  actor.telephone = "+33320000001";
  const auto found = [&](const std::string& text) {
    actor.presentation_detail = text;
    return fields_with_other_contacts(actor) == Texts{"presentation_detail"};
  };
  CHECK_FALSE(found("Appelez le 03 20 00 00 01 ou écrivez à Contact@example.org."));
  CHECK(found("Appelez Camille au 06.00.00.00.02"));
  CHECK(found("Tél. +33 6 00 00 00 02"));
  CHECK(found("Tél. 06\u00A000\u00A000\u00A000\u00A002"));
  CHECK(found("(camille@example.org)"));
  CHECK_FALSE(found("Ouvert depuis le 02/01/2026, 280 places, SIRET 43493312300029, @labo, rue 10-12"));
  CHECK_FALSE(found(""));
}
