// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/derive_offers.hpp"

#include <doctest/doctest.h>

using namespace mediamap;
using namespace mediamap::analysis;

namespace {

Territory territory() {
  Territory territory;
  territory.taxonomy.familles = {{"f1", "Un", "", {{"a", "A", {"S1"}, true, 2}}},
                                 {"f2", "Deux", "", {{"b", "B", {"S1", "S2"}, true, 2}}}};
  Actor library;
  library.id = "m";
  library.nom = "Médiathèque";
  library.services = {"S1", "S2", "Inconnu"};
  library.frais_a_charge = {"Gratuit"};
  library.itinerance = {"Itinérant"};
  Actor hall;
  hall.id = "n";
  hall.nom = "Mairie";
  hall.services = {"S2"};
  territory.acteurs = {library, hall};
  return territory;
}

}  // namespace

TEST_CASE("derive_offers: one offer per actor and service, in the family that lists the service first") {
  std::set<std::string> taken;
  const DerivedOffers derived = derive_offers(territory(), {}, taken);
  REQUIRE(derived.offers.size() == 3);
  const Offer& first = derived.offers[0];
  CHECK(first.id == "s1-mediatheque");
  CHECK(first.nom == "S1");
  CHECK(first.famille == "f1");
  CHECK(first.thematiques == std::vector<std::string>{"a", "b"});
  CHECK(first.operateurs == std::vector<std::string>{"m"});
  CHECK(first.lieux == std::vector<std::string>{"m"});
  CHECK(first.frais_a_charge == std::vector<std::string>{"Gratuit"});
  CHECK(first.hors_les_murs);
  CHECK(first.statut == "a_confirmer");
  CHECK(first.source_acteur == "m");
  CHECK(first.source_service == "S1");
  CHECK(derived.offers[1].famille == "f2");
  CHECK_FALSE(derived.offers[2].hors_les_murs);
  CHECK(derived.unmapped_services == std::set<std::string>{"Inconnu"});
  CHECK(taken == std::set<std::string>{"s1-mediatheque", "s2-mediatheque", "s2-mairie"});
}

TEST_CASE("derive_offers: what was derived before does not come back, and ids are not used twice") {
  std::set<std::string> taken = {"s2-mairie"};
  const DerivedOffers derived = derive_offers(territory(), {{"m", "S1"}, {"m", "S2"}}, taken);
  REQUIRE(derived.offers.size() == 1);
  CHECK(derived.offers[0].id == "s2-mairie-2");
  std::set<std::string> all;
  CHECK(derive_offers(territory(), {{"m", "S1"}, {"m", "S2"}, {"n", "S2"}}, all).offers.empty());
}
