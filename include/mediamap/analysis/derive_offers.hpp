// SPDX-License-Identifier: EUPL-1.2
// A first state of the offer, from what the actors say they do: one offer per actor and service.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

struct DerivedOffers {
  std::vector<Offer> offers;
  std::set<std::string> unmapped_services;  // of no thematic in thematiques.yaml: no offer can be derived from them
};

// `known`: (actor, service) pairs that were derived before. `taken`: ids that may not be used; the new ones are added.
// Family and thematics are those that list the service, operator and place the actor.
DerivedOffers derive_offers(const Territory& territory, const std::set<std::pair<std::string, std::string>>& known,
                            std::set<std::string>& taken);

}  // namespace mediamap::analysis
