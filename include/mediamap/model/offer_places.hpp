// SPDX-License-Identifier: EUPL-1.2
// Where an offer takes place, as far as the territory knows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/base/geography.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap {

struct OfferPlace {
  const Actor* actor = nullptr;      // nothing when the offer has an address of its own
  const Commune* commune = nullptr;  // nothing when it is none of the territory's
  std::optional<Coordinates> position;
  bool exact = false;                // else the position is the commune's centre
  std::string name;                  // the actor's, or the address
};

// Its places in their order, then its address. A place that leads nowhere is left out.
std::vector<OfferPlace> places_of(const Offer& offer, const Territory& territory);

// The same for an actor that is a place.
OfferPlace place_of(const Actor& actor, const Territory& territory);

// The commune that an address ends with ("Place de l'Église, 59470 Zegerscappel"); nothing when it names none.
const Commune* commune_of_address(const std::string& address, const Territory& territory);

}  // namespace mediamap
