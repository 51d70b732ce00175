// SPDX-License-Identifier: EUPL-1.2
// The parts of a territory: as communes.yaml names them, else five that follow from where its people live.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/commune.hpp"

namespace mediamap::analysis {

// Fewer communes than this with a position make no parts.
inline constexpr std::size_t least_communes_for_parts = 5;

// The part of each commune, in the order of the communes; empty where it cannot be told. When one commune has a
// `secteur`, the parts are those. Else: "Centre" are the communes nearest to the centre of population that hold a fifth
// of the inhabitants, "Nord", "Est", "Sud" and "Ouest" are the others, by the quarter of the compass in which they lie
// from there. Without populations each commune counts as much as another. All are empty when there are too few communes.
std::vector<std::string> territory_parts(const std::vector<Commune>& communes);

// What is what in `parts`, for a document: true when the communes name their parts themselves.
bool names_its_parts(const std::vector<Commune>& communes);

}  // namespace mediamap::analysis
