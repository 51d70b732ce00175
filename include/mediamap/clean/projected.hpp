// SPDX-License-Identifier: EUPL-1.2
// French projected coordinates, in metres, to degrees.
#pragma once

#include <optional>

#include "mediamap/base/geography.hpp"

namespace mediamap::clean {

// The point of Lambert-93 (EPSG:2154), of a conic conformal zone CC42 to CC50 (EPSG:3942 to 3950), or of Lambert II
// étendu (EPSG:27572, within some metres), whichever the size of the two numbers tells; nothing when they are of none
// of these. Safe in several threads.
std::optional<Coordinates> from_projected(double x, double y);

}  // namespace mediamap::clean
