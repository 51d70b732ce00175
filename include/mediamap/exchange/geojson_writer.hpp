// SPDX-License-Identifier: EUPL-1.2
// Actors as points on a map (RFC 7946), for uMap, QGIS and the like.
#pragma once

#include <string>

#include "mediamap/exchange/standard_writer.hpp"

namespace mediamap::exchange {

// A feature for each actor, its properties those of standard_object() but for the coordinates. An actor without
// coordinates stays in, with a null geometry, so that nobody is lost on the way back.
std::string write_geojson(const Selection& actors);

bool has_coordinates(const Actor& actor);

}  // namespace mediamap::exchange
