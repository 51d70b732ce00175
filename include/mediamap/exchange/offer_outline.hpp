// SPDX-License-Identifier: EUPL-1.2
// The offers as an outline: centre → families → offers → what each offer says. Nothing from prive/ is in it.
//
// One value stands as "Opérateur : CCAS", several as a branch "Opérateurs" with a leaf each. Names stand for ids; a
// name that does not tell which one is meant has the id behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/exchange/outline.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

// In front of the ids of our topics, by which an import knows them from those that other tools give.
inline constexpr std::string_view family_mark = "famille-";
inline constexpr std::string_view offer_mark = "offre-";

enum class OutlineDetails {
  branches_and_note,  // what one looks at as branches, the rest as "clé : valeur" lines of the note
  branches,           // all of it, for formats without notes
  brief,              // objectives and operators alone
};

// What this format has the room for.
OutlineDetails details_of(OutlineFormat format);

struct OfferOutline {
  std::vector<std::string> families{};  // ids; empty: all
  OutlineDetails details = OutlineDetails::branches_and_note;
};

// Families without offers are there, empty.
Topic offer_outline(const Territory& territory, const OfferOutline& options);

}  // namespace mediamap::exchange
