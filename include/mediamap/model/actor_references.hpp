// SPDX-License-Identifier: EUPL-1.2
// Every place where a record names an actor, told once: whoever checks these references, or rewrites them, walks here,
// so that a new one is forgotten by nobody.
#pragma once

#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap {

template <class T, class Record>
concept Either = std::same_as<std::remove_const_t<T>, Record>;  // the record, const or not

// visit(key, names): the key as a JSON pointer without its first slash; names is a std::string or a list of them.
// A single text may also be an address, or empty.
template <Either<Offer> Record, class Visit>
void visit_actor_references(Record& offer, Visit visit) {
  visit("operateurs", offer.operateurs);
  visit("lieux", offer.lieux);
  visit("source/acteur", offer.source_acteur);
}

template <Either<Workshop> Record, class Visit>
void visit_actor_references(Record& workshop, Visit visit) {
  visit("lieu", workshop.lieu);
}

// visit(record, key, names), of every record of the territory.
template <Either<Territory> AnyTerritory, class Visit>
void visit_all_actor_references(AnyTerritory& territory, Visit visit) {
  const auto walk = [&](auto& records) {
    for (auto& record : records) {
      visit_actor_references(record, [&](const char* key, auto& names) { visit(record, key, names); });
    }
  };
  walk(territory.offres);
  walk(territory.ateliers);
}

}  // namespace mediamap
