// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/gaps.hpp"

#include <doctest/doctest.h>

using namespace mediamap;
using namespace mediamap::analysis;

namespace {

Offer offer(const std::string& id, std::vector<std::string> thematics, std::vector<std::string> operators = {},
            std::vector<std::string> places = {}, std::vector<std::string> communes = {}) {
  Offer offer;
  offer.id = id;
  offer.thematiques = std::move(thematics);
  offer.operateurs = std::move(operators);
  offer.lieux = std::move(places);
  offer.communes_desservies = std::move(communes);
  return offer;
}

Actor actor(const std::string& id, const std::string& code) {
  Actor actor;
  actor.id = id;
  actor.code_insee = code;
  return actor;
}

Territory territory() {
  Territory territory;
  territory.taxonomy.familles = {
      {"f1", "Un", "", {{"a", "A", {}, true, 2}, {"b", "B", {}, false, 2}, {"c", "C", {}, true, 1}}},
      {"f2", "Deux", "", {{"d", "D", {}, true, 3}}}};
  territory.acteurs = {actor("m", "59067"), actor("n", "59260"), actor("sans", "")};
  return territory;
}

}  // namespace

TEST_CASE("gaps: the expected thematics only, in the order of the file") {
  Territory without = territory();
  const auto rows = gaps(without);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].thematic->id == "a");
  CHECK(rows[0].family->id == "f1");
  CHECK(rows[1].thematic->id == "c");
  CHECK(rows[2].thematic->id == "d");
  for (const ThematicCoverage& row : rows) CHECK(row.coverage == Coverage::missing);
}

TEST_CASE("gaps: offers, operators and communes are counted once each") {
  Territory full = territory();
  full.offres = {offer("1", {"a", "a"}, {"m", "n"}, {"m"}, {"59067", "59340"}),
                 offer("2", {"a", "c"}, {"m"}, {"n", "sans", "inconnu"}),
                 offer("3", {"d"}),
                 offer("4", {}),
                 offer("5", {"d"}),
                 offer("6", {"b"})};
  const auto rows = gaps(full);
  CHECK(rows[0].offers == 2);
  CHECK(rows[0].operators == 2);
  CHECK(rows[0].communes == 3);
  CHECK(rows[0].coverage == Coverage::covered);
  CHECK(rows[1].offers == 1);
  CHECK(rows[1].communes == 1);
  CHECK(rows[1].coverage == Coverage::covered);
  CHECK(rows[2].offers == 2);
  CHECK(rows[2].operators == 0);
  CHECK(rows[2].coverage == Coverage::thin);
  CHECK(offers_without_thematic(full) == std::vector<std::string>{"4"});
}

TEST_CASE("gaps: the words of the states") {
  CHECK(std::string(word(Coverage::missing)) == "manquante");
  CHECK(std::string(word(Coverage::thin)) == "faible");
  CHECK(std::string(word(Coverage::covered)) == "couverte");
}
