// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/clean/email.hpp"

using namespace clean_support;

namespace {

Cleaned emails(const std::string& text) { return run(mediamap::clean::clean_emails, {{"courriels", text}}); }

}  // namespace

TEST_CASE("clean email: an address that is in order stays as it is") {
  for (const std::string text :
       {"contact@example.org", "a.b-c_d+e@mail.example.org", "contact@example.org|accueil@example.org", ""}) {
    CAPTURE(text);
    const Cleaned made = emails(text);
    CHECK(made["courriels"] == text);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean email: one address, however it is dressed") {
  struct Case {
    std::string text, rule;
  };
  for (const auto& [text, rule] : std::vector<Case>{{"mailto:contact@example.org", "courriel-mailto"},
                                                    {"MAILTO: contact@example.org", "courriel-mailto"},
                                                    {"contact[a]example.org", "courriel-arobase"},
                                                    {"contact [at] example.org", "courriel-arobase"},
                                                    {"contact(at)example(point)org", "courriel-arobase"},
                                                    {"contact (AT) example [dot] org", "courriel-arobase"},
                                                    {"contact arobase example.org", "courriel-arobase"},
                                                    {"contact at example.org", "courriel-arobase"},
                                                    {"contact@@example.org", "courriel-arobase"},
                                                    {"contact @ example.org", "courriel-espaces"},
                                                    {"contact@ example.org", "courriel-espaces"},
                                                    {"contact@example. org", "courriel-espaces"},
                                                    {"contact@example,org", "courriel-virgule"},
                                                    {"contàct@éxample.org", "courriel-accents"},
                                                    {"Contact@Example.ORG", "courriel-minuscules"},
                                                    {"<contact@example.org>", "courriel-mots-autour"},
                                                    {"Mail : contact@example.org", "courriel-mots-autour"},
                                                    {"contact@example.org;", "courriel-mots-autour"},
                                                    {"contact@example.org.", "courriel-mots-autour"},
                                                    {"E-mail: contact@example.org", "courriel-mots-autour"}}) {
    CAPTURE(text);
    const Cleaned made = emails(text);
    CHECK(made["courriels"] == "contact@example.org");
    CHECK(made.by(rule));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean email: several become a list") {
  for (const std::string text :
       {"contact@example.org ; accueil@example.org", "contact@example.org,accueil@example.org",
        "contact@example.org ou accueil@example.org", "contact@example.org accueil@example.org",
        "contact@example.org / accueil@example.org", "contact@example.org\naccueil@example.org",
        "contact@example.org et Accueil@example.org",
        "contact@example.org, accueil@example.org, contact@example.org"}) {
    CAPTURE(text);
    const Cleaned made = emails(text);
    CHECK(made["courriels"] == "contact@example.org|accueil@example.org");
    CHECK(made.by("courriel-plusieurs"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean email: what is no address is kept word for word, nothing is guessed") {
  for (const std::string text :
       {"contact@mairie-exemple", "epn@exemple org", "Via le site, rubrique \"Nous contacter\"", "contact",
        "www.example.org", "@Exemple.33", "contact@.org", "contact@example..org"}) {
    CAPTURE(text);
    const Cleaned made = emails(text);
    CHECK(made["courriels"] == "");
    REQUIRE(made.notes.doubts.size() == 1);
    CHECK(made.notes.doubts[0].valeur == text);
  }
}

TEST_CASE("clean email: of good and bad the good stay, the bad are told") {
  const Cleaned made = emails("contact@example.org, accueil@exemple");
  CHECK(made["courriels"] == "contact@example.org");
  CHECK(made.notes.doubts == std::vector<Doubt>{{"courriels", "accueil@exemple", "adresse électronique incomplète"}});
  const Cleaned words = emails("contact@example.org le mardi");
  CHECK(words["courriels"] == "contact@example.org");
  REQUIRE(words.notes.doubts.size() == 1);
  CHECK(words.notes.doubts[0].valeur == "contact@example.org le mardi");
}

TEST_CASE("clean email: a text far too long is set aside whole") {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "qui [a] org ";
  const Cleaned made = emails(text);
  CHECK(made["courriels"].empty());
  CHECK(made.notes.changes.empty());
  REQUIRE(made.notes.doubts.size() == 1);
  CHECK(made.notes.doubts[0].valeur == text);
}
