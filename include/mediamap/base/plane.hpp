// SPDX-License-Identifier: EUPL-1.2
// Areas of a plane, by GEOS: whether their lines cross, mending them, the cells around points.
#pragma once

#include <vector>

namespace mediamap {

// East and north of an origin, in metres unless said otherwise.
struct PlanePoint {
  double x = 0;
  double y = 0;
};

// Closed: the last point is joined to the first, whether it repeats it or not.
using Ring = std::vector<PlanePoint>;
// An outline, then its holes.
using Polygon = std::vector<Ring>;

// False when a ring crosses or touches itself or another in a way that leaves open what is inside.
bool is_sound(const std::vector<Polygon>& polygons);

// The same area with rings that do not cross; empty when no area is left.
std::vector<Polygon> mended(const std::vector<Polygon>& polygons);

// For each point the part of the plane that is nearer to it than to any other, within a rounded hull around all points;
// of points at one place the first has the cell and the others none. Same points, same cells.
std::vector<std::vector<Polygon>> cells_around(const std::vector<PlanePoint>& points);

}  // namespace mediamap
