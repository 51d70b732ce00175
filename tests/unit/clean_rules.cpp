// SPDX-License-Identifier: EUPL-1.2
// One example of each rule of the table, through the whole cleaner.
#include <set>

#include "clean_support.hpp"
#include "mediamap/clean/cleaner.hpp"

using namespace clean_support;
using mediamap::Commune;

namespace {

struct Example {
  std::string rule;
  std::vector<std::pair<std::string, std::string>> texts;
  std::string champ, after;
};

const std::vector<Example>& examples() {
  static const std::vector<Example> all = {
      {"valeur-vide", {{"adresse", "N/A"}}, "adresse", ""},
      {"espaces", {{"adresse", "8  rue des Lilas"}}, "adresse", "8 rue des Lilas"},
      {"code-postal-tableur", {{"code_postal", "33130.0"}}, "code_postal", "33130"},
      {"code-postal-espaces", {{"code_postal", "33 130"}}, "code_postal", "33130"},
      {"code-postal-zero-perdu", {{"code_postal", "1000"}}, "code_postal", "01000"},
      {"code-postal-devant-la-commune", {{"commune", "33130 Bègles"}}, "code_postal", "33130"},
      {"commune-derriere-le-code-postal", {{"code_postal", "33130 Bègles"}}, "commune", "Bègles"},
      {"commune-sans-code-postal", {{"commune", "33130 Bègles"}}, "commune", "Bègles"},
      {"commune-cedex", {{"commune", "Bègles CEDEX 2"}}, "commune", "Bègles"},
      {"commune-deleguee", {{"commune", "Vieux (commune déléguée de Bègles)"}}, "commune", "Bègles"},
      {"complement-commune-deleguee",
       {{"commune", "Vieux (commune déléguée de Bègles)"}},
       "complement_adresse",
       "Vieux"},
      {"commune-arrondissement", {{"commune", "Lyon 3e"}}, "commune", "Lyon"},
      {"code-postal-arrondissement", {{"commune", "Lyon 3e"}}, "code_postal", "69003"},
      {"commune-parentheses", {{"commune", "Bègles (33)"}}, "commune", "Bègles"},
      {"commune-pays", {{"commune", "Bègles, France"}}, "commune", "Bègles"},
      {"commune-saint", {{"commune", "St Brice"}}, "commune", "Saint-Brice"},
      {"commune-nom-officiel", {{"commune", "BEGLES"}}, "commune", "Bègles"},
      {"commune-nom-complet", {{"commune", "Cadillac"}, {"code_postal", "33410"}}, "commune", "Cadillac-sur-Garonne"},
      {"commune-faute-de-frappe", {{"commune", "Bèglles"}, {"code_postal", "33130"}}, "commune", "Bègles"},
      {"commune-du-code-insee", {{"code_insee", "33039"}}, "commune", "Bègles"},
      {"commune-ecriture", {{"commune", "LOUPIAN"}}, "commune", "Loupian"},
      {"code-insee-ecriture", {{"code_insee", "1004"}}, "code_insee", "01004"},
      {"code-insee-de-la-commune", {{"commune", "Bègles"}}, "code_insee", "33039"},
      {"code-postal-de-la-commune", {{"commune", "Bègles"}}, "code_postal", "33130"},
      {"code-postal-cedex", {{"commune", "Bègles"}, {"code_postal", "33321"}}, "code_postal", "33130"},
      {"adresse-null", {{"adresse", "null 8 rue des Lilas"}}, "adresse", "8 rue des Lilas"},
      {"code-postal-de-l-adresse", {{"adresse", "8 rue des Lilas 64000 Pau"}}, "code_postal", "64000"},
      {"commune-de-l-adresse", {{"adresse", "8 rue des Lilas 64000 Pau"}}, "commune", "Pau"},
      {"adresse-commune-repetee", {{"adresse", "8 rue des Lilas 64000 Pau"}}, "adresse", "8 rue des Lilas"},
      {"adresse-virgule", {{"adresse", "8, rue des Lilas"}}, "adresse", "8 rue des Lilas"},
      {"adresse-bouts", {{"adresse", "8 rue des Lilas -"}}, "adresse", "8 rue des Lilas"},
      {"telephone-plusieurs", {{"telephone", "05 56 12 34 56 / 06 12 34 56 78"}}, "telephone", "+33556123456"},
      {"telephone-mots-autour", {{"telephone", "Tél. 05 56 12 34 56"}}, "telephone", "+33556123456"},
      {"telephone-zero-perdu", {{"telephone", "556123456"}}, "telephone", "+33556123456"},
      {"telephone-outre-mer", {{"telephone", "0590 12 34 56"}, {"code_postal", "97110"}}, "telephone", "+590590123456"},
      {"telephone-indicatif", {{"telephone", "0033 5 56 12 34 56"}}, "telephone", "+33556123456"},
      {"telephone-international", {{"telephone", "05 56 12 34 56"}}, "telephone", "+33556123456"},
      {"site-schema-errone", {{"site_web", "http//:example.org"}}, "site_web", "http://example.org"},
      {"site-schema-manquant", {{"site_web", "example.org"}}, "site_web", "http://example.org"},
      {"site-espaces", {{"site_web", "http://example.org /x"}}, "site_web", "http://example.org/x"},
      {"site-minuscules", {{"site_web", "http://Example.org/X"}}, "site_web", "http://example.org/X"},
      {"site-plusieurs",
       {{"site_web", "example.org, example.com"}},
       "site_web",
       "http://example.org|http://example.com"},
      {"site-mots-autour", {{"site_web", "<http://example.org>"}}, "site_web", "http://example.org"},
      {"site-courriel", {{"site_web", "contact@example.org"}}, "courriels", "contact@example.org"},
      {"courriel-mailto", {{"courriels", "mailto:contact@example.org"}}, "courriels", "contact@example.org"},
      {"courriel-arobase", {{"courriels", "contact[a]example.org"}}, "courriels", "contact@example.org"},
      {"courriel-virgule", {{"courriels", "contact@example,org"}}, "courriels", "contact@example.org"},
      {"courriel-espaces", {{"courriels", "contact @example.org"}}, "courriels", "contact@example.org"},
      {"courriel-accents", {{"courriels", "numérique@example.org"}}, "courriels", "numerique@example.org"},
      {"courriel-minuscules", {{"courriels", "Contact@example.org"}}, "courriels", "contact@example.org"},
      {"courriel-plusieurs",
       {{"courriels", "a@example.org; b@example.org"}},
       "courriels",
       "a@example.org|b@example.org"},
      {"courriel-mots-autour", {{"courriels", "Mail : a@example.org"}}, "courriels", "a@example.org"},
      {"siret-tableur", {{"pivot", "73282932000074.0"}}, "pivot", "73282932000074"},
      {"siret-mots-autour", {{"pivot", "SIRET 73282932000074"}}, "pivot", "73282932000074"},
      {"siret-zeros", {{"pivot", "00000000000000"}}, "pivot", ""},
      {"siret-espaces", {{"pivot", "732 829 320 00074"}}, "pivot", "73282932000074"},
      {"date-avec-heure", {{"date_maj", "2024-03-12 19:00:45"}}, "date_maj", "2024-03-12"},
      {"date-francaise", {{"date_maj", "12/03/2024"}}, "date_maj", "2024-03-12"},
      {"date-en-lettres", {{"date_maj", "12 mars 2024"}}, "date_maj", "2024-03-12"},
      {"date-unix", {{"date_maj", "1710241845"}}, "date_maj", "2024-03-12"},
      {"date-tableur", {{"date_maj", "45363"}}, "date_maj", "2024-03-12"},
      {"coordonnees-une-case", {{"latitude", "44.83, -0.57"}}, "longitude", "-0.57"},
      {"coordonnees-ecriture", {{"latitude", "44,83"}, {"longitude", "-0,57"}}, "latitude", "44.83"},
      {"coordonnees-inversees", {{"latitude", "-0.57"}, {"longitude", "44.83"}}, "latitude", "44.83"},
      {"coordonnees-lambert", {{"latitude", "6600000"}, {"longitude", "700000"}}, "latitude", "46.5"},
      {"resume-dans-le-detail",
       {{"presentation_resume", "Ici. " + std::string(300, 'A')}},
       "presentation_detail",
       "Ici. " + std::string(300, 'A')},
      {"resume-trop-long", {{"presentation_resume", "Ici. " + std::string(300, 'A')}}, "presentation_resume", "Ici."},
  };
  return all;
}

}  // namespace

TEST_CASE("clean rules: an example of each, and each has one") {
  const std::vector<Commune> communes = {{"33039", "Bègles", {"33130"}, {}, {}, {}},
                                         {"33081", "Cadillac-sur-Garonne", {"33410"}, {}, {}, {}}};
  const mediamap::clean::Cleaner cleaner(communes);
  std::set<std::string> shown;
  for (const Example& example : examples()) {
    CAPTURE(example.rule);
    Cleaned made;
    for (const auto& [champ, text] : example.texts) made.texts[champ] = text;
    const FieldTexts before = made.texts;
    made.notes = cleaner.clean(made.texts);
    check_notes(before, made);
    CHECK(made.by(example.rule));
    CHECK(made[example.champ] == example.after);
    shown.insert(example.rule);
  }
  for (const auto& rule : mediamap::clean::rules()) {
    CAPTURE(rule.nom);
    CHECK(shown.contains(std::string(rule.nom)));
  }
  CHECK(shown.size() == mediamap::clean::rules().size());
}
