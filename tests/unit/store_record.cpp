// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/record.hpp"

#include "mediamap/store/yaml_document.hpp"
#include "mediamap/store/yaml_emit.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

// A record whose every field holds something, by way of its table: a field that is added later is tested too.
template <class Record>
Record full() {
  Record record;
  int count = 0;
  for (const Field<Record>& field : fields<Record>()) {
    const std::string key(field.key);
    ++count;
    std::visit(Overloaded{
                   [&](std::string Record::*member) { record.*member = key + ": é #1"; },
                   [&](std::vector<std::string> Record::*member) {
                     record.*member = {key + " un", "no", "01000"};
                   },
                   [&](std::optional<double> Record::*member) { record.*member = count + 0.123456; },
                   [&](std::optional<int> Record::*member) { record.*member = count; },
                   [&](bool Record::*member) { record.*member = true; },
               },
               field.member);
  }
  return record;
}

// Through the text of a file, in which everything has to survive.
template <class Value>
Json through_file(const Value& value) {
  return parse_yaml("f", yaml_file("s.json", to_json(value))).json();
}

}  // namespace

TEST_CASE("record: an actor comes back as it went") {
  Actor actor = full<Actor>();
  actor.a_completer = {{"telephone", "03 28", "il manque des chiffres"}, {"commune", "", "il manque"}};
  actor.provenance = {full<Provenance>(), Provenance{}};
  actor.provenance[1].fichier = "seul";
  CHECK(from_json<Actor>(through_file(actor)) == actor);
  CHECK(from_json<Actor>(to_json(Actor{})) == Actor{});
}

TEST_CASE("record: an offer comes back as it went") {
  const Offer offer = full<Offer>();
  CHECK(from_json<Offer>(through_file(offer)) == offer);
  const Json values = to_json(offer);
  CHECK(values.at("source").at("post_it") == *offer.source_post_it);
  CHECK(from_json<Offer>(to_json(Offer{})) == Offer{});
}

TEST_CASE("record: empty members are not written") {
  CHECK(to_json(Offer{}) == Json{{"version", 1}});
  Offer offer;
  offer.nom = "x";
  CHECK(to_json(offer) == Json{{"version", 1}, {"nom", "x"}});
  CHECK(to_json(Actor{}) == Json{{"version", 1}});
}

TEST_CASE("record: the keys stand in the order of the table") {
  const Json document = to_json(full<Actor>());
  std::vector<std::string> keys;
  for (const auto& [key, value] : document.items()) keys.push_back(key);
  REQUIRE(keys.size() == fields<Actor>().size() + 1);
  CHECK(keys.front() == "version");
  for (std::size_t i = 0; i < fields<Actor>().size(); ++i) CHECK(keys[i + 1] == fields<Actor>()[i].key);
}

TEST_CASE("record: the tables and the schemas name the same keys") {
  const auto check = [](const auto& table, const char* schema_name) {
    for (const auto& field : table) {
      const std::string key(field.key.substr(0, field.key.find('.')));
      CAPTURE(key);
      CHECK(Schema::get(schema_name).has(key));
    }
  };
  check(fields<Actor>(), "acteur");
  check(fields<Offer>(), "offre");
  check(fields<Workshop>(), "atelier");
  check(fields<Bilan>(), "bilan");
  CHECK(Schema::get("acteur").keys().size() == fields<Actor>().size() + 3);  // version, a_completer, provenance
}

TEST_CASE("record: a workshop comes back as it went") {
  Workshop workshop = full<Workshop>();
  workshop.etapes = {{"Accueil", 15, "Se connaître", "Faire un tour de table", {"café", "thé"}},
                     {"Pause", 0, "", "", {}}};
  const Workshop back = from_json<Workshop>(through_file(workshop));
  CHECK(to_json(back) == to_json(workshop));
  REQUIRE(back.etapes.size() == 2);
  CHECK(back.etapes[0].materiel == workshop.etapes[0].materiel);
  CHECK(back.jauge == workshop.jauge);
}

TEST_CASE("record: a bilan comes back as it went") {
  Bilan bilan = full<Bilan>();
  bilan.retours_a_chaud = {full<BilanEntry>()};
  bilan.constats = {{"c1", "Un constat", "", "", {}, {}, ""}, {"c2", "oui", "", "", {}, {}, ""}};
  bilan.hypotheses = {{"h1", "Une hypothèse", "", "", {"c1", "c2"}, {}, ""}};
  bilan.hypotheses_a_verifier = {{"v1", "À vérifier", "", "", {}, {"h1"}, "les élus"}};
  const Bilan back = from_json<Bilan>(through_file(bilan));
  CHECK(to_json(back) == to_json(bilan));
  REQUIRE(back.hypotheses.size() == 1);
  CHECK(back.hypotheses[0].constats == std::vector<std::string>{"c1", "c2"});
  CHECK(back.hypotheses_a_verifier.at(0).aupres_de == "les élus");
}

TEST_CASE("record: communes come back as they went") {
  const std::vector<Commune> communes = {{"01004", "Ambérieu-en-Bugey", {"01500"}, 14134, 45.961, 5.372},
                                         {"2A004", "Ajaccio", {}, {}, {}, {}}};
  CHECK(from_json<std::vector<Commune>>(through_file(communes)) == communes);
  CHECK(from_json<std::vector<Commune>>(Json{{"version", 1}}).empty());
}

TEST_CASE("record: the thresholds of a taxonomy") {
  const auto taxonomy = from_json<Taxonomy>(Json::parse(R"({"version": 1, "seuil": 4, "familles": [
    {"id": "a", "nom": "A", "couleur": "#123456", "thematiques": [
      {"id": "a1", "nom": "A1", "services": ["s"]}, {"id": "a2", "nom": "A2", "attendue": false, "seuil": 1}]},
    {"id": "b", "nom": "B"}]})"));
  REQUIRE(taxonomy.familles.size() == 2);
  CHECK(taxonomy.familles[0].couleur == "#123456");
  CHECK(taxonomy.thematic("a1")->seuil == 4);
  CHECK(taxonomy.thematic("a1")->attendue);
  CHECK(taxonomy.thematic("a2")->seuil == 1);
  CHECK_FALSE(taxonomy.thematic("a2")->attendue);
  CHECK(taxonomy.family_of("a2")->id == "a");
  CHECK(taxonomy.thematics_of_service("s").size() == 1);
  CHECK(from_json<Taxonomy>(
            Json::parse(R"({"familles": [{"id": "a", "nom": "A", "thematiques": [{"id": "x", "nom": "X"}]}]})"))
            .thematic("x")
            ->seuil == 2);
}

TEST_CASE("record: where the files stand") {
  CHECK(record_path<Actor>("a").generic_string() == "acteurs/a.yaml");
  CHECK(record_path<Offer>("a.b").generic_string() == "offres/a.b.yaml");
  CHECK(record_path<Workshop>("a").generic_string() == "ateliers/a/atelier.yaml");
  CHECK(record_path<Bilan>("a").generic_string() == "bilans/a.yaml");
}
