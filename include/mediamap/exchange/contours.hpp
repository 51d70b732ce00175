// SPDX-License-Identifier: EUPL-1.2
// Outlines of communes from GeoJSON, as the state's and IGN's files have them.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/model/commune.hpp"
#include "mediamap/model/contours.hpp"

namespace mediamap::exchange {

struct ContourReading {
  Contours contours;
  std::size_t objets = 0;         // features of the file
  std::size_t ailleurs = 0;       // of them, those of communes that are not of the territory
  std::vector<Fault> remarques;   // what was mended or left out
};

// The polygons of the territory's communes, known by their INSEE code or, where the file has none, by their name.
// Degrees, or metres of Lambert-93, of a conic zone, of Lambert II or of the overseas projection of the territory. The
// file is read as it comes and only what a sheet of paper can show is kept, so that its size does not matter. DataError
// when it is no GeoJSON or holds no commune of the territory. `path` is for messages.
ContourReading read_contours(const std::string& path, std::istream& bytes, const std::vector<Commune>& communes);
// "-" is standard input.
ContourReading read_contours_file(const std::string& path, const std::vector<Commune>& communes);

}  // namespace mediamap::exchange
