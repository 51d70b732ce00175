// SPDX-License-Identifier: EUPL-1.2
#include <random>
#include <set>

#include "clean_support.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/blanks.hpp"
#include "mediamap/clean/cleaner.hpp"

using namespace clean_support;
using mediamap::Commune;
using mediamap::clean::Cleaner;

namespace {

const std::vector<Commune>& communes() {
  static const std::vector<Commune> all = {{"33039", "Bègles", {"33130"}, 30000, 44.8080, -0.5480},
                                           {"33063", "Bordeaux", {"33000", "33300"}, 250000, 44.8572, -0.5877},
                                           {"97411", "Saint-Denis", {"97400"}, 150000, -20.9329, 55.4472}};
  return all;
}

Cleaned clean(const FieldTexts& before) {
  static const Cleaner cleaner(communes());
  Cleaned made{before, {}};
  made.notes = cleaner.clean(made.texts);
  check_notes(before, made);
  return made;
}

FieldTexts texts_of(Texts texts) {
  FieldTexts made;
  for (const auto& [champ, text] : texts) made[champ] = text;
  return made;
}

}  // namespace

TEST_CASE("clean cleaner: a whole record") {
  const Cleaned made = clean(texts_of({{"nom", "Le  Lieu"},
                                       {"pivot", "732 829 320 00074"},
                                       {"commune", "BEGLES CEDEX"},
                                       {"adresse", "5, rue  des Lilas - 33130 BEGLES"},
                                       {"latitude", "44,8080"},
                                       {"longitude", "-0,5480"},
                                       {"telephone", "05.56 12 34 56"},
                                       {"courriels", "mailto:Contact@example.org"},
                                       {"site_web", "www.example.org"},
                                       {"date_maj", "12/03/2024"}}));
  CHECK(made["nom"] == "Le Lieu");
  CHECK(made["pivot"] == "73282932000074");
  CHECK(made["commune"] == "Bègles");
  CHECK(made["code_postal"] == "33130");
  CHECK(made["code_insee"] == "33039");
  CHECK(made["adresse"] == "5 rue des Lilas");
  CHECK(made["latitude"] == "44.8080");
  CHECK(made["longitude"] == "-0.5480");
  CHECK(made["telephone"] == "+33556123456");
  CHECK(made["courriels"] == "contact@example.org");
  CHECK(made["site_web"] == "http://www.example.org");
  CHECK(made["date_maj"] == "2024-03-12");
  CHECK(made.notes.doubts.empty());
}

TEST_CASE("clean cleaner: the place judges phone and coordinates") {
  const Cleaned made = clean(texts_of({{"commune", "ST DENIS"},
                                       {"code_postal", "97400.0"},
                                       {"telephone", "0976 12 34 56"},
                                       {"latitude", "44.83"},
                                       {"longitude", "-0.57"}}));
  CHECK(made["telephone"] == "+262976123456");
  REQUIRE(made.notes.doubts.size() == 1);
  CHECK(made.notes.doubts[0].champ == "latitude");
}

TEST_CASE("clean cleaner: what says nothing is no doubt") {
  for (const std::string text : {"null", "N/A", "-", "@", "non renseigné", "NC", "undefined", "///", "?"}) {
    CAPTURE(text);
    const Cleaned made = clean(texts_of({{"nom", "Le Lieu"},
                                         {"courriels", text},
                                         {"site_web", text},
                                         {"telephone", text},
                                         {"commune", text},
                                         {"date_maj", text},
                                         {"latitude", text},
                                         {"pivot", text}}));
    for (std::string_view champ : {"courriels", "site_web", "telephone", "commune", "date_maj", "latitude", "pivot"})
      CHECK(made[champ] == "");
    CHECK(made.notes.doubts.empty());
    CHECK(made.by("valeur-vide"));
  }
  CHECK(clean(texts_of({{"frais_a_charge", "aucun"}}))["frais_a_charge"] == "aucun");
  CHECK(clean(texts_of({{"nom", "NC"}}))["nom"] == "NC");
  CHECK_FALSE(mediamap::clean::says_nothing("Annot"));
}

TEST_CASE("clean cleaner: clean texts stay, and cleaning twice is cleaning once") {
  const Cleaned once = clean(texts_of({{"nom", "Le Lieu"},
                                       {"commune", "33000 BORDEAUX CEDEX"},
                                       {"adresse", "5, rue des Lilas BP 40273 33000 Bordeaux Cedex"},
                                       {"telephone", "05 56 12 34 56 / 06 12 34 56 78"},
                                       {"site_web", "http//:www.example.org, accueil@example.org"},
                                       {"latitude", "417241.5"},
                                       {"longitude", "6421813.7"},
                                       {"date_maj", "45363"}}));
  CHECK(once["code_insee"] == "33063");
  CHECK(once["courriels"] == "accueil@example.org");
  const Cleaned twice = clean(once.texts);
  CHECK(twice.notes.changes.empty());
  CHECK(twice.notes.doubts.empty());
}

TEST_CASE("clean cleaner: every rule has a name of its own, a field and a line of French") {
  std::set<std::string_view> names;
  for (const auto& rule : mediamap::clean::rules()) {
    CAPTURE(rule.nom);
    CHECK(names.insert(rule.nom).second);
    CHECK(rule.nom.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK((rule.champ.empty() || FieldTexts::index(rule.champ) < mediamap::fields<mediamap::Actor>().size()));
    const std::string description = rule.description;
    CHECK(description.size() > 10);
    CHECK(description.find('\n') == std::string::npos);
  }
  CHECK(names.size() > 50);
}

// Whatever a source writes: no crash, valid UTF-8, nothing lost (check_notes), and a second cleaning finds nothing to
// do.
TEST_CASE("clean cleaner: random texts") {
  static const std::vector<std::string> pieces = {"05 56 12 34 56",
                                                  "+33",
                                                  "0033",
                                                  "contact@example.org",
                                                  "@",
                                                  "[at]",
                                                  "www.",
                                                  "http//:",
                                                  "https://",
                                                  "example.org",
                                                  "/",
                                                  " - ",
                                                  ", ",
                                                  ";",
                                                  "|",
                                                  " ",
                                                  "\u00A0",
                                                  "–",
                                                  "é",
                                                  "É",
                                                  "’",
                                                  "33130",
                                                  "33000",
                                                  "Bègles",
                                                  "BORDEAUX",
                                                  "CEDEX",
                                                  "(",
                                                  ")",
                                                  "commune déléguée de ",
                                                  "Paris 12e",
                                                  "St ",
                                                  "rue",
                                                  "8",
                                                  "12/03/2024",
                                                  "mars",
                                                  "45363",
                                                  "44.83",
                                                  "-0,57",
                                                  "6421813.7",
                                                  "null",
                                                  "BP ",
                                                  "0",
                                                  ".0",
                                                  "W",
                                                  "\n",
                                                  "°",
                                                  "'",
                                                  "\"",
                                                  "\xC3",
                                                  "😀",
                                                  "ou",
                                                  "1e9",
                                                  "99999999999999999999",
                                                  "00"};
  std::mt19937 random(5);
  for (int i = 0; i < 4000; ++i) {
    FieldTexts before;
    for (std::string_view champ :
         {"pivot", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude", "longitude",
          "telephone", "courriels", "site_web", "prise_rdv", "date_maj", "presentation_resume"}) {
      const unsigned count = static_cast<unsigned>(random()) % 5;
      for (unsigned k = 0; k < count; ++k) before[champ] += pieces[static_cast<std::size_t>(random()) % pieces.size()];
    }
    const Cleaned once = clean(before);
    // A commune that was set aside leaves its field to the address, the next time.
    if (std::any_of(once.notes.doubts.begin(), once.notes.doubts.end(),
                    [](const Doubt& d) { return d.champ == "commune"; }))
      continue;
    const Cleaned twice = clean(once.texts);
    for (const auto& field : mediamap::fields<mediamap::Actor>()) {
      CAPTURE(field.key);
      CAPTURE(before[field.key]);
      CHECK(twice[field.key] == once[field.key]);
    }
  }
}
