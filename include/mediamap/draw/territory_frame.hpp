// SPDX-License-Identifier: EUPL-1.2
// Where the parts of a territory map lie on its sheet, and its scale.
#pragma once

#include "mediamap/draw/label_placement.hpp"
#include "mediamap/draw/territory_map.hpp"

namespace mediamap::draw {

struct TerritoryFrame {
  double type = 0;    // size of the type that all others are shares of
  double margin = 0;
  bool lying = true;  // the legend is beside the map, else below it
  Rect field;         // the map's
  Rect legend;
  double points_per_metre = 0;
  Point origin;

  Point on_paper(const PlanePoint& p) const { return {origin.x + p.x * points_per_metre, origin.y - p.y * points_per_metre}; }
};

// With `wide_legend` the legend gets what the map, drawn no smaller, leaves beside it.
TerritoryFrame territory_frame(const TerritoryMap& map, const Sheet& sheet, bool wide_legend = false);

}  // namespace mediamap::draw
