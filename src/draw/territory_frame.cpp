// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_frame.hpp"

#include <algorithm>
#include <limits>

namespace mediamap::draw {
namespace {

struct Extremes {
  PlanePoint low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  PlanePoint high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

  void include(const PlanePoint& p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  PlanePoint middle() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
  double wide() const { return std::max(high.x - low.x, 1.0); }
  double tall() const { return std::max(high.y - low.y, 1.0); }
};

Extremes extremes_of(const TerritoryMap& map) {
  Extremes extremes;
  for (const MappedCommune& commune : map.communes) {
    extremes.include(commune.centre);
    for (const Ring& ring : commune.rings) {
      for (const PlanePoint& p : ring) extremes.include(p);
    }
  }
  return extremes;
}

}  // namespace

TerritoryFrame territory_frame(const TerritoryMap& map, const Sheet& sheet, bool wide_legend) {
  TerritoryFrame frame;
  const double side = std::min(sheet.width, sheet.height);
  frame.type = std::clamp(side / 72, 8.0, 26.0);
  frame.margin = std::max(11 * points_per_mm, side * 0.035);
  frame.lying = sheet.width >= sheet.height;
  const double type = frame.type;
  const Extremes extremes = extremes_of(map);
  Rect& field = frame.field;
  field = {frame.margin, frame.margin + 4.6 * type, sheet.width - frame.margin, sheet.height - frame.margin - 2.4 * type};
  frame.legend = field;
  if (frame.lying) {
    field.right -= 19.5 * type;
    frame.legend.left = field.right + 2.5 * type;
  } else {
    field.bottom -= (map.circles && !map.classes.empty() ? 25 : 17.5) * type;
    frame.legend.top = field.bottom + 1.5 * type;
  }
  const double air = 2.2 * type;  // on both sides of the map, for names at its border
  frame.points_per_metre = std::min((field.width() - 2 * air) / extremes.wide(), field.height() / extremes.tall());
  if (wide_legend && frame.lying) {
    field.right = field.left + extremes.wide() * frame.points_per_metre + 2 * air;
    frame.legend.left = field.right + 2.5 * type;
  } else if (wide_legend) {
    field.bottom = field.top + extremes.tall() * frame.points_per_metre;
    frame.legend.top = field.bottom + 1.5 * type;
  }
  const PlanePoint middle = extremes.middle();
  frame.origin = {field.centre().x - middle.x * frame.points_per_metre, field.centre().y + middle.y * frame.points_per_metre};
  return frame;
}

}  // namespace mediamap::draw
