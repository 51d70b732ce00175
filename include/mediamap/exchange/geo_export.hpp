// SPDX-License-Identifier: EUPL-1.2
// The offers as points, for uMap, QGIS, Google Earth and the like.
#pragma once

#include <string>

#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

enum class GeoFormat { geojson, umap, kml };

// A point for each place of each offer; a place whose own position is not known stands at the centre of its commune, and
// says so. An offer without a place that comes to communes off-site has a point in each of them. What has no point stays
// in: in GeoJSON as a feature, in KML as a placemark without geometry, in uMap (which shows points alone) in the
// description of its family's layer. In all three the families come in the order of the taxonomy, offers without a known
// family last; in uMap a layer and in KML a folder each, with the family's colour. Same territory, same bytes.
std::string geo_text(const Territory& territory, GeoFormat format);

}  // namespace mediamap::exchange
