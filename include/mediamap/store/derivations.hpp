// SPDX-License-Identifier: EUPL-1.2
// derivations.yaml: the (actor, service) pairs from which an offer was derived once, so that an offer which the agent
// removed does not come back.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "mediamap/model/territory.hpp"
#include "mediamap/store/change_set.hpp"

namespace mediamap::store {

struct Derivation {
  std::string acteur;
  std::string service;
  std::string offre;
  std::vector<Doubt> non_repris{};  // what a source says of the service and an offer has no field for
};

// Empty when there is no such file yet. DataError when it cannot be read.
std::vector<Derivation> load_derivations(const Project& project);
void put_derivations(ChangeSet& changes, const std::vector<Derivation>& derivations);

// Its non_repris, as a list of {champ, valeur, raison}.
Json left_out(const Derivation& derivation);

// Every id that an offer has or ever had, in lower case: an id is never used again.
std::set<std::string> taken_offer_ids(const Project& project, const Territory& territory);

}  // namespace mediamap::store
