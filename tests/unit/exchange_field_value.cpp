// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "mediamap/exchange/field_value.hpp"

using namespace mediamap;
using namespace mediamap::exchange;

using Texts = std::vector<std::string>;

TEST_CASE("field value: what a person types becomes what the standard writes") {
  CHECK(as_typed("telephone", " 03 20 00 00 01 ") == "+33320000001");
  CHECK(as_typed("telephone", "03.20-00.00.01") == "+33320000001");
  CHECK(as_typed("telephone", "+33 3 20 00 00 01") == "+33320000001");
  CHECK(as_typed("horaires", "le mardi de 9h à 12h") == "Tu 09:00-12:00");
  CHECK(as_typed("horaires", "Tu 09:00-12:00") == "Tu 09:00-12:00");
  CHECK(as_typed("horaires", "quand il fait beau") == "quand il fait beau");
  CHECK(as_typed("site_web", "www.example.org") == "http://www.example.org");
  CHECK(as_typed("courriels", "mailto:contact@example.org") == "contact@example.org");
  CHECK(as_typed("telephone", "3949") == "3949");
  CHECK(as_typed("date_maj", "4/9/2026") == "2026-09-04");
  CHECK(as_typed("date_maj", "2026-09-04") == "2026-09-04");
  CHECK(as_typed("date_maj", "un jour") == "un jour");
  CHECK(as_typed("services", "aide aux demarches administratives") == "Aide aux démarches administratives");
  CHECK(as_typed("frais_a_charge", "GRATUIT") == "Gratuit");
  CHECK(as_typed("pivot", "434 933 123 00029") == "43493312300029");
  CHECK(as_typed("code_postal", "1000") == "01000");
  CHECK(as_typed("nom", "  Le Labo ") == "Le Labo");
  CHECK(as_typed("typologie", "bib") == "BIB");
  CHECK(as_typed("typologie", " Tiers_Lieux") == "TIERS_LIEUX");
  CHECK(as_typed("typologie", "Bibliothèque") == "BIB");
  CHECK(as_typed("typologie", "association") == "ASSO");
  CHECK(as_typed("typologie", "Association intermédiaire") == "AI");
  CHECK(as_typed("typologie", "centre social") == "CS");
  CHECK(as_typed("typologie", "cuisine") == "cuisine");
}

TEST_CASE("field value: a hand may only type types of structure that exist") {
  CHECK_FALSE(refuse_typed("typologie", "BIB"));
  CHECK(refuse_typed("typologie", "BIBB") == "ce n'est pas un type de structure connu");
  CHECK_FALSE(refuse_value("typologie", "BIBB"));
  CHECK(refuse_typed("telephone", "0320000001") == "n'a pas la forme attendue");
}

TEST_CASE("field value: what is refused, and why") {
  CHECK_FALSE(refuse_value("telephone", "+33320000001"));
  CHECK(refuse_value("telephone", "0320000001") == "n'a pas la forme attendue");
  CHECK(refuse_value("latitude", "50,1").value().find("point") != std::string::npos);
  CHECK(refuse_value("latitude", "91").value() == "90 au plus");
  CHECK(refuse_value("latitude", "inf"));
  CHECK(refuse_value("date_maj", "2026-02-30") == "cette date n'existe pas");
  CHECK(refuse_value("horaires", "le samedi").value().starts_with("caractère 1"));
  CHECK(refuse_value("services", "Couture"));
  CHECK_FALSE(refuse_value("autres_formations_labels", "Label local"));
}

TEST_CASE("field value: every field of the standard can be set and emptied again") {
  const std::vector<std::pair<const char*, const char*>> samples = {
      {"pivot", "43493312300029"}, {"code_postal", "01000"}, {"code_insee", "2A004"}, {"latitude", "-5.25"}, {"longitude", "2.5"},
      {"typologie", "CCAS|ASSO"}, {"telephone", "+33320000001"}, {"courriels", "contact@example.org"},
      {"site_web", "https://example.org/a"}, {"horaires", "Mo 09:00-12:00"}, {"itinerance", "Fixe"}, {"date_maj", "2026-01-02"},
      {"services", "Loisirs et créations numériques"}, {"publics_specifiquement_adresses", "Jeunes"},
      {"prise_en_charge_specifique", "Surdité"}, {"frais_a_charge", "Gratuit"}, {"dispositif_programmes_nationaux", "France Services"},
      {"formations_labels", "ORDI 3.0"}, {"modalites_acces", "Téléphoner"}, {"modalites_accompagnement", "En autonomie"}};
  for (const auto& field : fields<Actor>()) {
    CAPTURE(field.key);
    std::string text = "Texte libre";
    for (const auto& [key, sample] : samples) {
      if (field.key == key) text = sample;
    }
    Actor actor;
    CHECK(is_empty(actor, field));
    CHECK(set_field(actor, field, typed_items(field, text)).empty());
    CHECK_FALSE(is_empty(actor, field));
    CHECK(field_text(actor, field) == text);
    const auto refused = set_field(actor, field, {});
    CHECK(refused.empty() == (field.key != "nom"));
    CHECK(is_empty(actor, field) == (field.key != "nom"));
  }
}

TEST_CASE("field value: a refused item leaves the field as it was") {
  Actor actor;
  const Field<Actor>& services = *actor_field("services");
  CHECK(set_field(actor, services, typed_items(services, "loisirs et creations numeriques | ")).empty());
  const auto refused = set_field(actor, services, typed_items(services, "Couture|Loisirs et créations numériques|Danse"));
  REQUIRE(refused.size() == 2);
  CHECK(refused[0].valeur == "Couture");
  CHECK(refused[1].valeur == "Danse");
  CHECK(actor.services == Texts{"Loisirs et créations numériques"});
}
