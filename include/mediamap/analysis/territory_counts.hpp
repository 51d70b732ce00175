// SPDX-License-Identifier: EUPL-1.2
// What there is in each commune: offers, operators, places.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/offer_places.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

enum class Counted {
  offers,     // that take place there or serve it off-site
  operators,  // of these offers
  places,     // actors that are there
};

struct CommuneCount {
  std::string code;
  std::size_t number = 0;
  std::size_t off_site = 0;  // offers that come to it from elsewhere
};

// A spot with something: a place at which offers take place, or an actor that is there.
struct CountedPlace {
  OfferPlace place;
  std::size_t number = 0;  // of offers; 0 when offers are not counted
};

struct TerritoryCounts {
  std::vector<CommuneCount> communes;  // in the territory's order
  std::vector<CountedPlace> places;    // each once, those with a position
  std::size_t total = 0;               // of what is counted, each once
  std::size_t nowhere = 0;             // of these, in no commune of the territory
};

// Of all offers, or with a thematic (or a family) of its own alone.
TerritoryCounts territory_counts(const Territory& territory, Counted counted, const std::string& thematic = {});

}  // namespace mediamap::analysis
