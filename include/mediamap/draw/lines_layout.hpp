// SPDX-License-Identifier: EUPL-1.2
// The mind map as lines of a metro map: several columns on each side, each family a line, its offers the stations.
#pragma once

#include "mediamap/draw/lines_plan.hpp"

namespace mediamap::draw {

MapLayout draw_lines(const MapMeasures& measures, const Frame& frame, const LinesPlan& plan);

}  // namespace mediamap::draw
