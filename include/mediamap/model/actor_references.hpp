// SPDX-License-Identifier: EUPL-1.2
// Every place where a record names an actor, told once: whoever checks these references, or rewrites them, walks here,
// so that a new one is forgotten by nobody.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap {

template <class T, class Record>
concept Either = std::same_as<std::remove_const_t<T>, Record>;  // the record, const or not

// visit(key, names): the key as a JSON pointer without its first slash, a std::string_view that lives as long as the
// call; names is a std::string or a list of them.
// A single text may also be an address, or empty.
template <Either<Offer> Record, class Visit>
void visit_actor_references(Record& offer, Visit visit) {
  visit(std::string_view("operateurs"), offer.operateurs);
  visit(std::string_view("lieux"), offer.lieux);
  visit(std::string_view("source/acteur"), offer.source_acteur);
}

template <Either<Workshop> Record, class Visit>
void visit_actor_references(Record& workshop, Visit visit) {
  visit(std::string_view("lieu"), workshop.lieu);
  visit(std::string_view("panel/imposes"), workshop.panel.imposes);
  visit(std::string_view("panel/exclus"), workshop.panel.exclus);
  for (std::size_t i = 0; i < workshop.panel.membres.size(); ++i) {
    const std::string key = "panel/membres/" + std::to_string(i) + "/acteur";
    visit(std::string_view(key), workshop.panel.membres[i].acteur);
  }
}

// visit(record, key, names), of every record of the territory.
template <Either<Territory> AnyTerritory, class Visit>
void visit_all_actor_references(AnyTerritory& territory, Visit visit) {
  const auto walk = [&](auto& records) {
    for (auto& record : records) {
      visit_actor_references(record, [&](std::string_view key, auto& names) { visit(record, key, names); });
    }
  };
  walk(territory.offres);
  walk(territory.ateliers);
}

}  // namespace mediamap
