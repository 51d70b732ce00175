// SPDX-License-Identifier: EUPL-1.2
// What a table of GeoJSON features has that other JSON has not.
#pragma once

#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// The member that holds the features, the path of a point's coordinates, and that of shapes inside a shape.
inline constexpr std::string_view geojson_list = "features";
inline constexpr std::string_view coordinates_path =
    "geometry\x1F"
    "coordinates";
inline constexpr std::string_view collection_path =
    "geometry\x1F"
    "geometries";

// Columns are paths whose parts `joint` joins. When they are those of features: properties become the columns, the
// points' coordinates "latitude" and "longitude"; "type" goes. A member of the feature that bears a property's name
// becomes "feature.id".
void flatten_features(Table& table, char joint);

}  // namespace mediamap::tables
