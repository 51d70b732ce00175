// SPDX-License-Identifier: EUPL-1.2
// Where the circles of communes go: inside of their commune, beside its places and other circles rather than over them.
#pragma once

#include <cstddef>
#include <vector>

#include "mediamap/draw/picture.hpp"
#include "mediamap/draw/territory_frame.hpp"
#include "mediamap/draw/territory_style.hpp"

namespace mediamap::draw {

// The communes with the largest circles first, then those with most.
std::vector<std::size_t> by_number(const TerritoryMap& map);

// By the even-odd rule.
bool is_inside(const std::vector<std::vector<Point>>& rings, Point point);

// For each commune the centre of its circle; the commune's own where it has none, and in a département. `areas` are the communes as drawn.
std::vector<Point> circle_centres(const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const std::vector<Area>& areas);

}  // namespace mediamap::draw
