// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/consistency.hpp"

#include <doctest/doctest.h>

#include "mediamap/model/offer_id.hpp"

using namespace mediamap;

namespace {

using Record = Inconsistency::Record;

Territory sound() {
  Territory territory;
  territory.siren = "200040947";
  territory.taxonomy.familles = {{"f1", "Un", "", {{"a", "A", {}, true, 2}}}};
  territory.communes = {{"59067", "Bergues", {}, {}, {}, {}}};
  Actor actor;
  actor.id = "m";
  actor.horaires = "Mo-Fr 09:00-12:00";
  actor.date_maj = "2026-01-31";
  territory.acteurs = {actor};
  Workshop workshop;
  workshop.id = "w";
  workshop.date = "2026-12-01";
  workshop.debut = "14:00";
  workshop.fin = "18:00";
  territory.ateliers = {workshop};
  Offer offer;
  offer.id = "o";
  offer.famille = "f1";
  offer.thematiques = {"a"};
  offer.operateurs = {"m"};
  offer.lieux = {"m"};
  offer.communes_desservies = {"59067"};
  offer.source_atelier = "w";
  offer.debut = offer.fin = "2026-01-01";
  territory.offres = {offer};
  Bilan earlier;
  earlier.id = "b0";
  earlier.hypotheses_a_verifier = {{"v1", "x", "", "", {}, {}, ""}};
  Bilan bilan;
  bilan.id = "b1";
  bilan.atelier = "w";
  bilan.retours_a_chaud = {{"r1", "x", "b0/v1", "confirmee", {}, {}, ""}};
  bilan.constats = {{"c1", "x", "", "", {}, {}, ""}};
  bilan.hypotheses = {{"h1", "x", "", "", {"c1"}, {}, ""}};
  bilan.hypotheses_a_verifier = {{"v1", "x", "", "", {}, {"h1"}, ""}};
  territory.bilans = {earlier, bilan};
  return territory;
}

// "pointer message" of each.
std::string told(const std::vector<Inconsistency>& all) {
  std::string out;
  for (const Inconsistency& one : all) out += one.id + one.pointer + " " + one.message + "\n";
  return out;
}

std::string references(const Territory& territory) { return told(broken_references(territory)); }
std::string values(const Territory& territory) { return told(impossible_values(territory)); }

}  // namespace

TEST_CASE("consistency: a sound territory has nothing to tell") {
  CHECK(references(sound()) == "");
  CHECK(values(sound()) == "");
}

TEST_CASE("consistency: references of an offer that lead nowhere") {
  Territory territory = sound();
  Offer& offer = territory.offres[0];
  offer.famille = "f9";
  offer.thematiques = {"a", "z"};
  offer.operateurs = {"n", "m"};
  offer.lieux = {"m", "q"};
  offer.communes_desservies = {"59067", "75056"};
  offer.source_atelier = "ww";
  const auto found = broken_references(territory);
  CHECK(found.size() == 6);
  for (const Inconsistency& one : found) CHECK(one.record == Record::offer);
  CHECK(told(found) ==
        "o/famille la famille « f9 » n'existe pas\n"
        "o/thematiques/1 la thématique « z » n'existe pas\n"
        "o/operateurs/0 l'opérateur « n » n'existe pas\n"
        "o/lieux/1 le lieu « q » n'existe pas\n"
        "o/communes_desservies/1 la commune « 75056 » n'est pas dans le territoire\n"
        "o/source/atelier l'atelier « ww » n'existe pas\n");
  CHECK(found[0].advice.starts_with("Vouliez-vous dire « f1 » ?"));

  territory.communes.clear();  // nothing to compare with
  CHECK(broken_references(territory).size() == 5);
}

TEST_CASE("consistency: references of a bilan that lead nowhere") {
  Territory territory = sound();
  Bilan& bilan = territory.bilans[1];
  bilan.atelier = "x";
  bilan.retours_a_chaud = {{"r1", "x", "b0/v9", "", {}, {}, ""},
                           {"r2", "x", "v1", "", {}, {}, ""},
                           {"r3", "x", "b7/h1", "", {}, {}, ""},
                           {"r4", "x", "", "", {}, {}, ""}};
  bilan.hypotheses[0].constats = {"c1", "c2"};
  bilan.hypotheses_a_verifier[0].hypotheses = {"h0"};
  const std::string found = references(territory);
  CHECK(broken_references(territory).size() == 6);
  for (const std::string expected :
       {"b1/atelier l'atelier « x »", "b1/retours_a_chaud/0/hypothese", "b1/retours_a_chaud/1/hypothese",
        "b1/retours_a_chaud/2/hypothese", "b1/hypotheses/0/constats/1 le constat « c2 »",
        "b1/hypotheses_a_verifier/0/hypotheses/0 l'hypothèse « h0 »"}) {
    CHECK_MESSAGE(found.find(expected) != std::string::npos, "missing: " << expected);
  }
}

TEST_CASE("consistency: values that cannot be") {
  Territory territory = sound();
  territory.siren = "200040948";
  territory.taxonomy.familles.push_back({"a", "Deux", "", {{"f1", "x", {}, true, 2}}});
  territory.communes.push_back({"59067", "encore", {}, {}, {}, {}});
  territory.acteurs[0].horaires = "lundi";
  territory.acteurs[0].date_maj = "2026-02-30";
  territory.offres[0].horaires = "Mo 9-12";
  territory.offres[0].fin = "2025-01-01";
  territory.ateliers[0].date = "2026-06-31";
  territory.ateliers[0].fin = "14:00";
  territory.bilans[1].date = "x";
  territory.bilans[1].hypotheses[0].id = "c1";
  const std::string found = values(territory);
  for (const std::string expected :
       {"/siren le SIREN", "/familles/1/id l'identifiant « a » est pris deux fois",
        "/familles/1/thematiques/0/id l'identifiant « f1 »", "/communes/1/code l'identifiant « 59067 »",
        "m/horaires horaires « lundi », caractère 1", "m/date_maj le jour « 2026-02-30 » n'existe pas",
        "o/horaires horaires « Mo 9-12 »", "o/fin l'offre finit avant", "w/date le jour « 2026-06-31 »",
        "w/fin l'atelier finit avant", "b1/date le jour « x »",
        "b1/hypotheses/0/id l'identifiant « c1 » est pris deux fois"}) {
    CHECK_MESSAGE(found.find(expected) != std::string::npos, "missing: " << expected << " in\n" << found);
  }
  CHECK(impossible_values(territory).size() == 12);
}

TEST_CASE("consistency: a commune that is written wrong is told for each actor, one of elsewhere is not") {
  Territory territory = sound();
  const auto add = [&](const char* id, const char* commune, const char* code) {
    Actor actor;
    actor.id = id;
    actor.commune = commune;
    actor.code_insee = code;
    territory.acteurs.push_back(actor);
  };
  add("known", "BERGUES", "");
  add("known-by-code", "Bergue", "59067");
  add("wrong-1", "Bergue", "");
  add("wrong-2", "BERGUE", "99999");
  add("elsewhere", "Villeneuve-la-Longue", "");
  std::string ids;
  for (const Inconsistency& one : doubtful_values(territory)) ids += one.id + one.pointer + " " + one.advice + "\n";
  CHECK(ids == "wrong-1/commune Vouliez-vous dire « Bergues » ?\nwrong-2/commune Vouliez-vous dire « Bergues » ?\n");
}

TEST_CASE("consistency: ids that other systems take for the same file") {
  Territory territory = sound();
  territory.acteurs.push_back(territory.acteurs[0]);
  territory.acteurs[1].id = "M";
  const auto found = impossible_values(territory);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == Record::actor);
  CHECK(found[0].message.find("majuscules") != std::string::npos);
}

TEST_CASE("offer_id: slugs of the name, never used twice") {
  std::set<std::string> taken = {"atelier"};
  CHECK(new_offer_id("Atelier !", taken) == "atelier-2");
  CHECK(new_offer_id("Atelier", taken) == "atelier-3");
  CHECK(new_offer_id("🙂", taken) == "offre");
  CHECK(new_offer_id("…", taken) == "offre-2");
  CHECK(new_offer_id("CON", taken) == "offre-con");
  CHECK(new_offer_id(std::string(200, 'x'), taken).size() <= 80);
  CHECK(new_offer_id(std::string(200, 'x'), taken).size() <= 80);
  CHECK(taken.size() == 8);
}

TEST_CASE("offer_id: of thousands of one name the numbers go on without a gap") {
  std::set<std::string> taken;
  for (int n = 1; n <= 3000; ++n) CHECK(new_offer_id("Atelier", taken) == (n == 1 ? "atelier" : "atelier-" + std::to_string(n)));
  taken.erase("atelier-7");
  CHECK(new_offer_id("Atelier", taken) == "atelier-7");
}
