// SPDX-License-Identifier: EUPL-1.2
// Invented territories for the tests of the panel.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "mediamap/base/random.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap {

// Communes around a town, some with the same number of people; actors with none, one or several values of each field.
inline Territory random_territory(std::uint64_t seed, std::size_t actors) {
  Random random(seed);
  Territory territory;
  for (int i = 0; i < 12; ++i) {
    Commune commune;
    commune.code = fmt::format("590{:02}", i);
    commune.nom = fmt::format("Commune {}", i);
    commune.population = i == 0 ? 25000 : 200 << (i % 6);
    commune.latitude = 50 + static_cast<double>(i % 4) / 20;
    commune.longitude = 2 + static_cast<double>(i % 5) / 20;
    territory.communes.push_back(commune);
  }
  const std::vector<std::string> types = {"ASSO", "ASSO", "ASSO", "BIB", "BIB", "CCAS", "MUNI", "RFS", "ML", "TIERS_LIEUX"};
  const std::vector<std::string> services = {"Un", "Deux", "Trois", "Quatre", "Cinq"};
  for (std::size_t i = 0; i < actors; ++i) {
    Actor actor;
    actor.id = fmt::format("acteur-{:05}", i);
    actor.nom = fmt::format("Acteur {}", i);
    if (random.below(8) > 0) actor.typologie.push_back(types[random.below(types.size())]);
    if (random.below(6) == 0) actor.typologie.push_back("EPN");
    for (const std::string& service : services) {
      if (random.below(3) == 0) actor.services.push_back(service);
    }
    if (random.below(10) > 0) actor.code_insee = territory.communes[random.below(territory.communes.size())].code;
    if (random.below(10) == 0) actor.itinerance = {"Itinérant"};
    if (random.below(2) == 0) actor.adresse = "1 rue Neuve";
    territory.acteurs.push_back(actor);
  }
  return territory;
}

}  // namespace mediamap
