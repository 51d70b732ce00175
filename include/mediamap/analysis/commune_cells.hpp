// SPDX-License-Identifier: EUPL-1.2
// Where no outlines are known: cells around the communes' centres.
#pragma once

#include "mediamap/model/commune.hpp"
#include "mediamap/model/contours.hpp"

namespace mediamap::analysis {

// Communes without a position have no outline.
Contours commune_cells(const std::vector<Commune>& communes);

}  // namespace mediamap::analysis
