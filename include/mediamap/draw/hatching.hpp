// SPDX-License-Identifier: EUPL-1.2
// The lines of a hatch, cut at the rings that they fill.
#pragma once

#include <utility>
#include <vector>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// By the even-odd rule. Lines lie on one grid for the whole page, so that neighbours' hatching meets.
std::vector<std::pair<Point, Point>> hatching(const std::vector<std::vector<Point>>& rings, const Hatch& hatch);

}  // namespace mediamap::draw
