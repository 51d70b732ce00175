// SPDX-License-Identifier: EUPL-1.2
// data.inclusion's `structures` and `services` (schema v0 and v1, CSV or JSON, read into a table before): structures
// become rows under the standard's names, services become draft offers of their structure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/tables/table.hpp"
#include "mediamap/model/contact.hpp"
#include "mediamap/model/offer.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

// By the names of the columns alone. A table is one, the other or neither.
bool looks_like_structures(const std::vector<std::string>& columns);
bool looks_like_services(const std::vector<std::string>& columns);

// The same rows under the standard's names, thematics as services of the standard, national labels as its programmes and
// labels. What has no place in the standard keeps its own column and name ("thematiques", "labels_nationaux", …), which
// makes it a doubt of the actor. Rows stay in their order.
tables::Table structures_as_standard(const tables::Table& structures);

// A service of a structure as an offer to be confirmed.
struct ServiceOffer {
  int ligne = 0;
  std::string service;          // id of the service at its source
  std::string structure;        // id of its structure at the source
  Offer offer;                  // with an id, and the structure's actor as operator
  std::vector<Doubt> non_repris;  // columns and values that an offer has no field for, or that have no equivalent
  std::optional<Contact> contact;  // contact_nom_prenom, with the service's mail and phone: for prive/ alone
};

// lignes = offres + deja_connus + rejetes.
struct ServicesImport {
  std::vector<ServiceOffer> offres;  // in the order of the rows
  std::size_t lignes = 0;
  std::size_t deja_connus = 0;
  std::vector<tables::RejectedRow> rejetes;  // a service of an unknown structure, one that is not digital, or without a name
};

// `known`: pairs of an actor and a service's id that gave an offer before. `taken`: ids that no offer may get; the new
// ones are added. An actor is a structure's by the id in its provenance; of several, by the source. Of a structure that is
// no actor the service is rejected.
ServicesImport services_as_offers(const tables::Table& services, const Territory& territory,
                                  const std::set<std::pair<std::string, std::string>>& known, std::set<std::string>& taken);

}  // namespace mediamap::exchange
