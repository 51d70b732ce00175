// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/duplicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace mediamap;
using namespace mediamap::analysis;

namespace {

using Words = std::vector<std::string>;

Actor actor(std::string id, std::string nom, std::string adresse = "", std::string commune = "Vauclair") {
  Actor made;
  made.id = std::move(id);
  made.nom = std::move(nom);
  made.adresse = std::move(adresse);
  made.commune = std::move(commune);
  return made;
}

Duplicates find(std::vector<Actor> actors, const DistinctPairs& distinct = {}) {
  Territory territory;
  territory.acteurs = std::move(actors);
  return find_duplicates(territory, distinct);
}

// "a b exact", "a c doubtful"
Words told(const Duplicates& found) {
  Words out;
  for (const DuplicatePair& pair : found.pairs) {
    out.push_back(pair.a + " " + pair.b + (pair.judged.band == Band::exact ? " exact" : " doubtful"));
  }
  return out;
}

}  // namespace

TEST_CASE("names compare by what they say") {
  CHECK(name_words("CCAS de Vauclair", "Vauclair") == Words{"ccas"});
  CHECK(name_words("Centre Communal d’Action Sociale") == Words{"ccas"});
  CHECK(name_words("Centre comunal d'action sociale") == Words{"ccas"});  // with a slip of the pen
  CHECK(name_words("Médiathèque municipale St-Exupéry") == name_words("MEDIATHEQUE SAINT EXUPERY"));
  CHECK(name_words("Association « Les Amis » – loi 1901", "") == Words{"amis"});
  CHECK(name_words("Vauclair", "Vauclair") == Words{"vauclair"});
  CHECK(name_words("Bibliothèque (Saint-Aubin-des-Prés)", "St Aubin des Prés") == Words{"bibliotheque"});
  CHECK(name_words("Association") == Words{"association"});
  CHECK(name_words("…").empty());
}

TEST_CASE("addresses compare by number and street") {
  const Street street = street_of("7 bis, av. du Gal de Gaulle – BP 12");
  CHECK(street.number == "7bis");
  CHECK(street.words == Words{"avenue", "gaulle", "general"});
  CHECK(street_of("7bis avenue du Général de Gaulle, 33000 Vauclair").words == street.words);
  CHECK(street_of("12-14 rue Pasteur").number == "12");
  CHECK(street_of("8 B rue Pasteur").number == "8bis");
  CHECK(street_of("Le Bourg").number.empty());
  CHECK(street_of(" - ").empty());
}

TEST_CASE("contacts compare by their key") {
  CHECK(phone_key("05 56 12 34 56") == phone_key("+33556123456"));
  CHECK(phone_key("3646").empty());
  CHECK(site_key("http://www.Exemple.example.org/") == site_key("https://exemple.example.org"));
  CHECK(site_key("https://www.facebook.com/").empty());
  CHECK(commune_key("St-Médard Cedex 9") == commune_key("SAINT MEDARD"));
}

TEST_CASE("words are alike by slips of the pen and by their beginning") {
  CHECK(is_slip("mediatheque", "mediateque"));
  CHECK(is_slip("briand", "brinad"));
  CHECK_FALSE(is_slip("nord", "nort"));
  CHECK_FALSE(is_slip("salle12", "salle13"));
  CHECK(word_likeness("biblio", "bibliotheque") > 0.8);
  CHECK(word_likeness("gare", "foch") == 0);
}

TEST_CASE("one name in one commune is exact with one more thing in common") {
  Actor first = actor("a", "CCAS", "3 rue Neuve"), second = actor("b", "Centre communal d'action sociale de Vauclair", "3, r. Neuve");
  CHECK(told(find({first, second})) == Words{"a b exact"});

  SUBCASE("a SIRET of zeros is unknown") {
    first.pivot = "00000000000000", second.pivot = "73282932000074";
    CHECK(told(find({first, second})) == Words{"a b exact"});
  }
  SUBCASE("two SIRET that differ set it in doubt") {
    first.pivot = "35600000000048", second.pivot = "73282932000074";
    CHECK(told(find({first, second})) == Words{"a b doubtful"});
  }
  SUBCASE("another commune") {
    second.commune = "Marsanne";
    CHECK(told(find({first, second})).empty());
  }
  SUBCASE("another street") {
    second.adresse = "3 rue Pasteur";
    CHECK(told(find({first, second})).empty());
    first.telephone = second.telephone = "+33511111111";
    CHECK(told(find({first, second})) == Words{"a b doubtful"});
  }
  SUBCASE("a phone, when one has no address") {
    second.adresse.clear();
    first.telephone = second.telephone = "+33511111111";
    CHECK(told(find({first, second})) == Words{"a b exact"});
  }
  SUBCASE("the place") {
    second.adresse.clear();
    first.latitude = 45, first.longitude = 3, second.latitude = 45.0004, second.longitude = 3;  // 44 m
    CHECK(told(find({first, second})) == Words{"a b exact"});
    second.latitude = 45.0006;  // 67 m
    CHECK_FALSE(told(find({first, second})) == Words{"a b exact"});
  }
  SUBCASE("they were declared to be two") { CHECK(told(find({first, second}, {{"a", "b"}})).empty()); }
}

TEST_CASE("what looks alike and is not") {
  SUBCASE("a house that several share, and its switchboard") {
    std::vector<Actor> house;
    for (const char* name : {"Permanence CAF", "Ludothèque des enfants", "Secours catholique", "Écrivain public"}) {
      house.push_back(actor("a" + std::to_string(house.size()), name, "3 rue Neuve"));
      house.back().telephone = "+33511111111";
      house.back().latitude = 45, house.back().longitude = 3;
    }
    CHECK(told(find(house)).empty());
  }
  SUBCASE("a chain in several communes") {
    Actor first = actor("a", "Mission locale"), second = actor("b", "Mission locale", "", "Marsanne");
    first.site_web = second.site_web = {"https://missions.example.org"};
    first.pivot = second.pivot = "73282932000074";
    CHECK(told(find({first, second})).empty());
  }
  SUBCASE("a branch is never exact") {
    Actor first = actor("a", "Médiathèque Jean Moulin", "3 rue Neuve"), second = actor("b", "Médiathèque Jean Moulin annexe", "9 place Foch");
    first.pivot = second.pivot = "73282932000074";
    for (const DuplicatePair& pair : find({first, second}).pairs) CHECK(pair.judged.band == Band::doubtful);
    second.nom = "Médiathèque Jean Moulin 2", second.adresse = first.adresse;
    for (const DuplicatePair& pair : find({first, second}).pairs) CHECK(pair.judged.band == Band::doubtful);
  }
  SUBCASE("two permanences of one name and phone") {
    Actor first = actor("a", "Permanence numérique"), second = actor("b", "Permanence numérique");
    first.telephone = second.telephone = "+33511111111";
    for (const DuplicatePair& pair : find({first, second}).pairs) CHECK(pair.judged.band == Band::doubtful);
  }
  SUBCASE("other things under one roof and one name") {
    const auto found = find({actor("a", "Ludothèque Jean Moulin", "3 rue Neuve"), actor("b", "Médiathèque Jean Moulin", "3 rue Neuve")});
    for (const DuplicatePair& pair : found.pairs) CHECK(pair.judged.band == Band::doubtful);
  }
}

TEST_CASE("a slip of the pen needs two things in common to be exact") {
  Actor first = actor("a", "Médiathèque Prévert", "3 rue Neuve"), second = actor("b", "Médiathèque Prévret", "3 rue Neuve");
  CHECK(told(find({first, second})) == Words{"a b doubtful"});
  first.telephone = second.telephone = "+33511111111";
  CHECK(told(find({first, second})) == Words{"a b exact"});
}

TEST_CASE("groups hold only what is alike each with each") {
  std::vector<Actor> three = {actor("a", "Le Phare", "3 rue Neuve"), actor("b", "Le Phare"), actor("c", "Le Phare", "9 place Foch")};
  for (Actor& one : three) one.telephone = "+33511111111";
  std::vector<Actor> alike(3, three[0]);
  alike[1].id = "b", alike[2].id = "c";
  const Duplicates exact = find(alike);
  REQUIRE(exact.groups.size() == 1);
  CHECK(exact.groups[0].actors.size() == 3);

  // The second one has no address and goes with either; the two others exclude each other once declared distinct.
  const Duplicates chain = find(three, {{"a", "c"}});
  for (const DuplicateGroup& group : chain.groups) CHECK(group.actors.size() == 2);
  CHECK(chain.groups.size() == 2);
  for (const DuplicatePair& pair : chain.pairs) {
    const Words& group = chain.groups[pair.group].actors;
    CHECK(std::find(group.begin(), group.end(), pair.a) != group.end());
    CHECK(std::find(group.begin(), group.end(), pair.b) != group.end());
  }
}

TEST_CASE("a crowd of one name or one phone is compared with its neighbours, and told") {
  std::vector<Actor> crowd;
  for (int i = 0; i < 2000; ++i) {
    crowd.push_back(actor("a" + std::to_string(10000 + i), "Point numérique", std::to_string(i / 2) + " rue Neuve"));
    crowd.back().telephone = "+33511111111";
  }
  const Duplicates found = find(crowd);
  CHECK(found.compared < 2000 * 4 * neighbours);
  REQUIRE_FALSE(found.crowded.empty());
  CHECK(found.crowded.front().actors == 2000);
  // Those of one address are neighbours: each couple is found all the same.
  const Words all = told(found);
  for (int i = 0; i < 2000; i += 2) {
    const std::string couple = "a" + std::to_string(10000 + i) + " a" + std::to_string(10001 + i);
    CHECK(std::any_of(all.begin(), all.end(), [&](const std::string& one) { return one.starts_with(couple); }));
  }
}
