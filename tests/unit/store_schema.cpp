// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/schema.hpp"

#include "store_support.hpp"

using namespace mediamap::store;
using namespace store_tests;

namespace {

Json offer() { return Json{{"version", 1}, {"nom", "Atelier"}, {"famille", "formation"}}; }
Json actor() { return Json{{"version", 1}, {"nom", "Médiathèque"}}; }

Json with(Json document, const char* key, Json value) {
  document[key] = std::move(value);
  return document;
}

// "pointer: message → advice" of the only violation.
std::string violation(const char* schema, const Json& document) {
  const auto all = Schema::get(schema).validate(document);
  REQUIRE_MESSAGE(all.size() == 1, all.size() << " violations in " << document.dump());
  return all[0].where.to_string() + ": " + all[0].message + " → " + all[0].advice;
}

}  // namespace

TEST_CASE("schema: what is complete and well formed passes, unknown keys included") {
  CHECK(Schema::get("offre").validate(with(offer(), "ma_cle", Json{{"x", 1}})).empty());
  CHECK(Schema::get("acteur").validate(with(actor(), "latitude", 50)).empty());
  CHECK(Schema::get("acteur").validate(with(actor(), "services", Json::array())).empty());
}

TEST_CASE("schema: each kind of violation is told in French, with what is expected") {
  const auto type = violation("acteur", with(actor(), "code_postal", 59380));
  CHECK(contains(type, "/code_postal: « 59380 » : il faut un texte"));
  CHECK(contains(type, "entre guillemets : \"59380\""));
  CHECK(contains(violation("acteur", with(actor(), "latitude", "nord")), "il faut un nombre"));
  CHECK(contains(violation("acteur", with(actor(), "services", "x")), "/services: « x » : il faut une liste"));
  CHECK(contains(violation("offre", with(offer(), "hors_les_murs", "oui")), "il faut true ou false"));
  CHECK(contains(violation("offre", with(offer(), "source", Json::array())), "il faut une liste de « clé: valeur »"));
  CHECK(contains(violation("offre", with(offer(), "source", Json{{"post_it", 1.5}})),
                 "/source/post_it: « 1.5 » : il faut un nombre entier"));

  const auto allowed = violation("offre", with(offer(), "publics", Json{"Jeunes", "Etudiant"}));
  CHECK(contains(allowed, "/publics/1: « Etudiant » n'est pas une valeur admise"));
  CHECK(contains(allowed, "Vouliez-vous dire « Étudiants » ?"));
  CHECK(contains(allowed, "Valeurs admises : "));

  CHECK(contains(violation("acteur", with(actor(), "code_postal", "5938")),
                 "« 5938 » n'a pas la forme attendue → Code postal"));
  const Json without_name{{"version", 1}, {"famille", "f"}};
  CHECK(contains(violation("offre", without_name), ": il manque « nom » (Nom) → "));
  CHECK(contains(violation("acteur", with(actor(), "presentation_resume", std::string(281, 'x'))),
                 "281 caractères ; 280 au plus"));
  CHECK(contains(violation("acteur", with(actor(), "nom", "")), "la valeur est vide"));
  CHECK(contains(violation("offre", with(offer(), "objectifs", Json{"a", "b", "a"})),
                 "/objectifs: la liste contient deux fois"));
  CHECK(contains(violation("acteur", with(actor(), "latitude", 91.5)), "« 91.5 » : 90 au plus"));
  CHECK(contains(violation("acteur", with(actor(), "longitude", -181)), "« -181 » : -180 au moins"));
  CHECK(contains(violation("offre", with(offer(), "version", 7)), "« 7 » : il faut 1"));
  CHECK(contains(violation("communes", Json{{"version", 1}, {"communes", Json::array({Json{{"code", "59067"}}})}}),
                 "/communes/0: il manque « nom »"));
}

TEST_CASE("schema: accents count as one character") {
  std::string summary;
  for (int i = 0; i < 280; ++i) summary += "é";
  CHECK(Schema::get("acteur").validate(with(actor(), "presentation_resume", summary)).empty());
}

TEST_CASE("schema: all violations of a document are told") {
  Json bad = with(with(offer(), "nom", 12), "statut", "peut-être");
  bad["publics"] = {"Jeunes", "x", "y"};
  bad["source"] = {{"post_it", 0}};
  CHECK(Schema::get("offre").validate(bad).size() == 5);
}

TEST_CASE("schema: a key or value with a slash or tilde has its place") {
  Json bad = with(offer(), "source", Json{{"a/b~c", 1}, {"post_it", "x"}});
  CHECK(contains(violation("offre", bad), "/source/post_it: "));
}

TEST_CASE("schema: one value can be asked about") {
  const Schema& schema = Schema::get("acteur");
  CHECK_FALSE(schema.refuse("services", "Aide aux démarches administratives"));
  CHECK(contains(schema.refuse("services", "Aide").value_or(""), "n'est pas une valeur admise"));
  CHECK(contains(schema.refuse("code_postal", "x").value_or(""), "n'a pas la forme attendue"));
  CHECK_FALSE(schema.refuse("code_postal", "01000"));
  CHECK_FALSE(schema.refuse("latitude", "50.96"));
  CHECK(schema.refuse("latitude", "91"));
  CHECK(contains(schema.refuse("latitude", "nord").value_or(""), "il faut un nombre"));
  CHECK(schema.refuse("latitude", "50,96"));
  CHECK(schema.refuse("latitude", ""));
  CHECK_FALSE(schema.refuse("courriels", "a@b.fr"));
  CHECK(schema.refuse("courriels", "a@b@c.fr"));
  CHECK(contains(schema.refuse("site_web", "http://" + std::string(100'000, 'a')).value_or(""), "trop long"));
  CHECK_FALSE(schema.refuse("cle_inconnue", "x"));
}

TEST_CASE("schema: what the tables of keys say") {
  const Schema& schema = Schema::get("acteur");
  CHECK(schema.has("nom"));
  CHECK_FALSE(schema.has("name"));
  CHECK(schema.is_list("services"));
  CHECK_FALSE(schema.is_list("nom"));
  CHECK(schema.is_number("latitude"));
  CHECK_FALSE(schema.is_number("code_postal"));
  CHECK(schema.title("code_insee") == "Code INSEE");
  CHECK(schema.title("zzz") == "zzz");
  CHECK(schema.allowed("itinerance") == std::vector<std::string>{"Itinérant", "Fixe"});
  CHECK(schema.allowed("nom").empty());
  CHECK(schema.keys().front() == "version");
  CHECK(schema.version() == 1);
}

TEST_CASE("schema: every file type has one, with titles and descriptions for each key") {
  for (const auto& [name, text] : schema_files()) {
    CAPTURE(name);
    const Json schema = Json::parse(text);
    CHECK(schema.at("$schema") == "http://json-schema.org/draft-07/schema#");
    for (const auto& [key, property] : schema.at("properties").items()) {
      CAPTURE(key);
      CHECK(property.contains("title"));
      CHECK(property.contains("description"));
    }
  }
  CHECK(schema_files().size() == 11);
}
