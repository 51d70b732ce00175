// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/actor_merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "mediamap/model/consistency.hpp"
#include "mediamap/model/reference_rewrite.hpp"

using namespace mediamap;

namespace {

using Words = std::vector<std::string>;

Actor actor(std::string id, std::string date_maj) {
  Actor made;
  made.id = std::move(id);
  made.nom = "Le Phare";
  made.date_maj = std::move(date_maj);
  return made;
}

// "champ: valeur"
Words doubts(const Actor& actor) {
  Words out;
  for (const Doubt& doubt : actor.a_completer) out.push_back(doubt.champ + ": " + doubt.valeur);
  return out;
}

}  // namespace

TEST_CASE("a merged actor holds every value") {
  Actor a = actor("a", "2025-01-01"), b = actor("b", "2026-01-01");
  a.telephone = "+33511111111", b.telephone = "+33522222222";
  a.presentation_resume = "Seul a le dit";
  a.pivot = "73282932000074", b.pivot = "00000000000000";
  a.services = {"x", "y"}, b.services = {"Y", "z"};
  a.a_completer = {{"adresse", "", "requis"}, {"horaires", "le samedi", "illisible"}};
  b.a_completer = {{"pivot", "", "requis"}, {"id", "a", "déjà pris"}};
  b.adresse = "3 rue Neuve";
  a.provenance = {{"a.csv", 2, "2026-01-01", "1", "2025-01-01", ""}}, b.provenance = {{"b.csv", 3, "2026-01-01", "7", "2026-01-01", ""}};

  const Actor merged = merged_actor(a, {&b});
  CHECK(merged.id == "a");
  CHECK(merged.telephone == "+33522222222");
  CHECK(merged.presentation_resume == "Seul a le dit");
  CHECK(merged.pivot == "73282932000074");
  CHECK(merged.services == Words{"x", "y", "z"});
  CHECK(merged.adresse == "3 rue Neuve");
  CHECK(merged.date_maj == "2026-01-01");
  CHECK(merged.provenance.size() == 2);
  // What is missing no longer is; the value that gave way stays with the record and source it came from.
  CHECK(doubts(merged) == Words{"horaires: le samedi", "telephone: +33511111111"});
  CHECK(merged.a_completer.back().raison == "valeur de la fiche « a » (a.csv, ligne 2, mise à jour du 01/01/2025) ; celle de « b », gardée, est plus récente");
  CHECK(merged_actor(a, {&a}).telephone == a.telephone);
}

TEST_CASE("where dates do not tell, the kept record is believed") {
  Actor a = actor("a", ""), b = actor("b", "");
  a.telephone = "+33511111111", b.telephone = "+33522222222";
  CHECK(merged_actor(a, {&b}).telephone == "+33511111111");
  CHECK(merged_actor(b, {&a}).telephone == "+33522222222");
}

TEST_CASE("what belongs together comes from one record") {
  Actor a = actor("a", "2025-01-01"), b = actor("b", "2026-01-01");
  a.commune = "Vauclair", a.code_postal = "10000", a.code_insee = "10001";
  b.commune = "Marsanne", b.code_postal = "10010";
  a.latitude = 45, a.longitude = 3;
  b.latitude = 46, b.longitude = 4;
  const Actor merged = merged_actor(a, {&b});
  CHECK(merged.code_insee.empty());
  CHECK(merged.latitude == 46);
  CHECK(merged.longitude == 4);
  CHECK(doubts(merged) == Words{"commune: Vauclair", "code_postal: 10000", "code_insee: 10001", "latitude: 45", "longitude: 3"});

  b.commune = "Vauclair", b.code_postal = "10000";
  CHECK(merged_actor(a, {&b}).code_insee == "10001");
}

TEST_CASE("the most complete record") {
  Actor a = actor("a", "2026-01-01"), b = actor("b", "2025-01-01"), c = actor("c", "2026-01-01");
  CHECK(most_complete({&a, &c}) == 0);
  CHECK(most_complete({&b, &c}) == 1);
  b.services = {"x"};
  b.pivot = "00000000000000";
  CHECK(most_complete({&a, &b, &c}) == 1);
  b.services.clear();
  CHECK(most_complete({&a, &b}) == 0);
}

TEST_CASE("names in lists are rewritten once, and put back where they were") {
  for (const Words& before : {Words{"b", "x", "c"}, Words{"b", "a", "c"}, Words{"a", "b"}, Words{"c"}, Words{"x", "y"}, Words{}}) {
    Words names = before;
    std::vector<RewrittenReference> done;
    rewrite(names, "a", {"b", "c"}, {"offre", "o", "lieux", "", {}, false}, done);
    CHECK(std::count(names.begin(), names.end(), "a") <= 1);
    CHECK(std::count(names.begin(), names.end(), "b") == 0);
    if (!done.empty()) CHECK(put_back(names, "a", done).empty());
    CHECK(names == before);
  }
  Words names = {"b", "x"};
  std::vector<RewrittenReference> done;
  rewrite(names, "a", {"b"}, {"offre", "o", "lieux", "", {}, false}, done);
  SUBCASE("what a hand added stays") {
    names.push_back("new");
    CHECK(put_back(names, "a", done).empty());
    CHECK(names == Words{"b", "x", "new"});
  }
  SUBCASE("where a hand took the kept one out, nothing comes back") {
    names = {"x"};
    CHECK(put_back(names, "a", done).size() == 1);
    CHECK(names == Words{"x"});
  }
}

TEST_CASE("every place that names an actor is walked") {
  Territory territory;
  territory.offres.push_back({});
  territory.offres[0].operateurs = {"nobody"};
  territory.offres[0].lieux = {"nowhere"};
  territory.offres[0].source_acteur = "no-one";
  territory.ateliers.push_back({});
  territory.ateliers[0].lieu = "1 rue Neuve";
  std::size_t places = 0;
  visit_all_actor_references(territory, [&](const auto&, std::string_view, const auto&) { ++places; });
  CHECK(places == 6);
  Words pointers;
  for (const Inconsistency& one : broken_references(territory)) pointers.push_back(one.pointer);
  CHECK(pointers == Words{"/operateurs/0", "/lieux/0", "/source/acteur"});
}
