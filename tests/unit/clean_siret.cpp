// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/base/siren.hpp"
#include "mediamap/clean/siret.hpp"

using namespace clean_support;
using mediamap::is_siret;

namespace {

Cleaned pivot(const std::string& text) { return run(mediamap::clean::clean_siret, {{"pivot", text}}); }

}  // namespace

TEST_CASE("clean siret: the check digit, and La Poste's exception") {
  CHECK(is_siret("73282932000074"));
  CHECK(is_siret("35600000000048"));  // La Poste's head office keeps to Luhn
  CHECK(is_siret("35600000049837"));  // sum 45
  CHECK_FALSE(is_siret("35600000049838"));
  CHECK_FALSE(is_siret("73282932000075"));
  CHECK_FALSE(is_siret("00000000000000"));
  CHECK_FALSE(is_siret("7328293200007"));
  CHECK_FALSE(is_siret("7328293200007x"));
}

TEST_CASE("clean siret: blanks, labels and spreadsheets") {
  struct Case {
    std::string text, rule;
  };
  for (const auto& [text, rule] : std::vector<Case>{{"732 829 320 00074", "siret-espaces"},
                                                    {"732\u00A0829\u00A0320\u00A000074", "siret-espaces"},
                                                    {"732.829.320-00074", "siret-espaces"},
                                                    {"73282932000074.0", "siret-tableur"},
                                                    {"'73282932000074", "siret-tableur"},
                                                    {"SIRET : 73282932000074", "siret-mots-autour"},
                                                    {"Siret n° 732 829 320 00074", "siret-mots-autour"}}) {
    CAPTURE(text);
    const Cleaned made = pivot(text);
    CHECK(made["pivot"] == "73282932000074");
    CHECK(made.by(rule));
    CHECK(made.notes.doubts.empty());
  }
  CHECK(pivot("RNA : w332000001")["pivot"] == "W332000001");
}

TEST_CASE("clean siret: numbers that are in order stay") {
  for (const std::string text :
       {"73282932000074", "35600000049837", "732829320", "W332000001", "W9R1000001", "1234567001", ""}) {
    CAPTURE(text);
    const Cleaned made = pivot(text);
    CHECK(made["pivot"] == text);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean siret: what cannot be a number of a register is kept word for word") {
  for (const std::string text : {"73282932000075", "732829321", "7328293200007", "7,32829E+13", "en cours",
                                 "732 829 320 00075"}) {
    CAPTURE(text);
    const Cleaned made = pivot(text);
    CHECK(made["pivot"] == "");
    REQUIRE(made.notes.doubts.size() == 1);
    CHECK(made.notes.doubts[0].valeur == text);
    CHECK(made.notes.changes.empty());
  }
  CHECK(pivot("7328293200007").notes.doubts[0].raison == "un SIRET a 14 chiffres, celui-ci en a 13");
}
