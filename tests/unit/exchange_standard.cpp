// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "mediamap/exchange/standard.hpp"

using namespace mediamap;
using namespace mediamap::exchange;

namespace {

using Texts = std::vector<std::string>;

Actor read(const std::map<std::string, std::string>& cells) {
  clean::FieldTexts texts;
  for (const auto& [field, cell] : cells) {
    if (field != "id") texts[field] = cell;
  }
  std::vector<clean::Change> changes;
  return StandardValues().actor(texts, {}, changes);
}

// The values kept aside for a field.
Texts doubts(const Actor& actor, const std::string& champ) {
  Texts out;
  for (const Doubt& doubt : actor.a_completer) {
    if (doubt.champ == champ) out.push_back(doubt.valeur);
  }
  return out;
}

}  // namespace

TEST_CASE("standard: a complete row fills every field and leaves no doubt") {
  const Actor actor = read({{"id", "structure-1"},
                            {"pivot", "43493312300029"},
                            {"nom", " Anonymal "},
                            {"commune", "Reims"},
                            {"code_postal", "01100"},
                            {"code_insee", "2A004"},
                            {"adresse", "12 BIS RUE DE LECLERCQ"},
                            {"complement_adresse", "Le patio"},
                            {"latitude", "43.52609"},
                            {"longitude", "-5.4"},
                            {"typologie", "TIERS_LIEUX|ASSO"},
                            {"telephone", "+33180059880"},
                            {"courriels", "contact@exemple.fr|responsable@exemple.fr"},
                            {"site_web", "https://www.exemple.fr/|http://m.exemple.fr"},
                            {"horaires", "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00"},
                            {"presentation_resume", "Une association."},
                            {"presentation_detail", "Deux\nlignes."},
                            {"source", "Hubik"},
                            {"itinerance", "Itinérant|Fixe"},
                            {"structure_parente", "Ville"},
                            {"date_maj", "2024-04-02"},
                            {"services", "Aide aux démarches administratives|Compréhension du monde numérique"},
                            {"publics_specifiquement_adresses", "Jeunes|Familles et/ou enfants"},
                            {"prise_en_charge_specifique", "Surdité|Langues étrangères (anglais)"},
                            {"frais_a_charge", "Gratuit sous condition|Payant"},
                            {"dispositif_programmes_nationaux", "Aidants Connect|Relais numérique (Emmaüs Connect)"},
                            {"formations_labels", "Étapes numériques(La Poste)|Étapes numériques (La Poste)|ORDI 3.0"},
                            {"autres_formations_labels", "Label et la bête"},
                            {"modalites_acces", "Ce lieu n'accueille pas de public"},
                            {"modalites_accompagnement", "À distance|En autonomie"},
                            {"fiche_acces_libre", "https://acceslibre.beta.gouv.fr/x"},
                            {"prise_rdv", "https://www.rdv-solidarites.fr/"}});
  for (const Doubt& doubt : actor.a_completer) FAIL_CHECK(doubt.champ << ": " << doubt.valeur << ": " << doubt.raison);
  CHECK(actor.nom == "Anonymal");
  CHECK(actor.code_postal == "01100");
  CHECK(actor.latitude == 43.52609);
  CHECK(actor.longitude == -5.4);
  CHECK(actor.typologie == Texts{"TIERS_LIEUX", "ASSO"});
  CHECK(actor.formations_labels.size() == 3);
  CHECK(actor.id.empty());
  for (const auto& field : fields<Actor>()) CHECK_MESSAGE(!field_text(actor, field).empty(), field.key);
}

TEST_CASE("standard: what is not allowed goes word for word into a_completer and the field stays empty") {
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"pivot", "123 456"},
      {"code_postal", "1100"},
      {"code_postal", "CEDEX 9"},
      {"code_insee", "20004"},
      {"code_insee", "2C004"},
      {"latitude", "43,52"},
      {"latitude", "nord"},
      {"latitude", "91"},
      {"latitude", "nan"},
      {"latitude", "inf"},
      {"latitude", "0x1F"},
      {"longitude", "180.5"},
      {"telephone", "03 20 00 00 00"},
      {"telephone", "+4412345678"},
      {"courriels", "contact"},
      {"courriels", "a@b"},
      {"site_web", "www.exemple.fr"},
      {"site_web", "javascript:alert(1)"},
      {"typologie", "Tiers lieu"},
      {"horaires", "9h-12h"},
      {"presentation_resume", std::string(281, 'x')},
      {"date_maj", "02/04/2024"},
      {"date_maj", "2024-02-30"},
      {"date_maj", "2024-04-02 10:00"},
      {"itinerance", "Oui"},
      {"services", "Découverte du monde numérique"},
      {"frais_a_charge", "gratuitement"},
      {"prise_en_charge_specifique", "Langues étrangères"},
      {"courriels", std::string(100000, 'a')},
      {"telephone", std::string(100000, '1')},
      {"site_web", "http://" + std::string(100000, 'a')},
  };
  for (const auto& [champ, valeur] : refused) {
    CAPTURE(champ);
    CAPTURE(valeur.substr(0, 40));
    const Actor actor = read({{"nom", "A"}, {champ, valeur}});
    CHECK(doubts(actor, champ) == Texts{valeur});
    for (const Doubt& doubt : actor.a_completer) CHECK(!doubt.raison.empty());
    for (const auto& field : fields<Actor>()) {
      if (field.key == champ) CHECK(field_text(actor, field).empty());
    }
  }
  CHECK(doubts(read({{"nom", "A"}, {"presentation_resume", std::string(280, 'x')}}), "presentation_resume").empty());
}

TEST_CASE("standard: of a list only the refused items go, and repeated ones are kept once") {
  const Actor actor = read({{"nom", "A"}, {"frais_a_charge", "Payant| Cher |Gratuit||Payant|Cher"}});
  CHECK(actor.frais_a_charge == Texts{"Payant", "Gratuit"});
  CHECK(doubts(actor, "frais_a_charge") == Texts{"Cher"});
}

TEST_CASE("standard: required fields that the source leaves empty are listed") {
  const Actor actor = read({{"nom", "A"}, {"commune", " "}, {"code_postal", "x"}, {"adresse", "1 rue X"}});
  CHECK(doubts(actor, "pivot") == Texts{""});
  CHECK(doubts(actor, "commune") == Texts{""});
  CHECK(doubts(actor, "date_maj") == Texts{""});
  CHECK(doubts(actor, "code_postal") == Texts{"x"});
  CHECK(doubts(actor, "adresse").empty());
  CHECK(doubts(actor, "telephone").empty());
}

TEST_CASE("standard: values in another case or with another separator become the standard's, and it is told") {
  clean::FieldTexts texts;
  texts["nom"] = "A";
  texts["frais_a_charge"] = "gratuit ; payant";
  texts["services"] = "comprehension du monde numerique";
  texts["prise_en_charge_specifique"] = "Langues étrangères (anglais) / inconnue";
  std::vector<clean::Change> changes;
  const Actor actor = StandardValues().actor(texts, {}, changes);
  CHECK(actor.frais_a_charge == Texts{"Gratuit", "Payant"});
  CHECK(actor.services == Texts{"Compréhension du monde numérique"});
  CHECK(actor.prise_en_charge_specifique.empty());
  CHECK(doubts(actor, "prise_en_charge_specifique") == Texts{"Langues étrangères (anglais) / inconnue"});
  REQUIRE(changes.size() == 2);
  CHECK(changes[1] == clean::Change{"frais_a_charge", "valeur-du-standard", "gratuit ; payant", "Gratuit|Payant"});
}

TEST_CASE("standard: any name makes a record") {
  for (const std::string& nom :
       {std::string("="), std::string("🙂"), std::string(2000, 'n'), std::string("<b>&\\N")}) {
    CHECK(read({{"nom", nom}}).nom == nom);
  }
}

TEST_CASE("standard: a very long list is read in time in proportion") {
  std::string types;
  for (int i = 0; i < 50000; ++i) types += "TYPE" + std::to_string(i) + "|";
  CHECK(read({{"nom", "A"}, {"typologie", types}}).typologie.size() == 50000);
}
