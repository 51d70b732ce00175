// SPDX-License-Identifier: EUPL-1.2
// The features of a GeoJSON file, one after another, as the parser meets them: no tree of the document is built.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "mediamap/base/plane.hpp"

namespace mediamap::exchange {

// What a file says of one area.
struct ContourFeature {
  std::size_t number = 0;  // in the file, from 1 on
  std::vector<std::string> codes;   // what stands under the names that a code goes by, the usual name first
  std::vector<std::string> names;
  std::vector<Polygon> polygons;    // as written: longitude and latitude, or metres
  std::string other_shape;          // of a geometry that is no area
};

struct ContourFile {
  std::size_t features = 0;
  int epsg = 0;          // of the member "crs"; 0 when it has none
  std::string source;    // what the file says of whom it comes from
};

// Calls `visit` for each feature. Of a feature with very many points those are left out that lie within `fineness` degrees
// of the one before. The "crs" stands before the features, or is known too late for them. DataError when the file is no
// collection of features.
ContourFile read_contour_features(const std::string& path, std::istream& bytes, double fineness,
                                  const std::function<void(ContourFeature&&, int epsg)>& visit);

}  // namespace mediamap::exchange
