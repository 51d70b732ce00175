// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/plane.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

#include "mediamap/base/late_library.hpp"

namespace mediamap {
namespace {

constinit LateLibrary geos_library{MEDIAMAP_GEOS_C_LIBRARY, "libgeos-c1v5"};
MEDIAMAP_LATE(geos_library, GEOSBuffer_r);
MEDIAMAP_LATE(geos_library, GEOSConcaveHull_r);
MEDIAMAP_LATE(geos_library, GEOSCoordSeq_create_r);
MEDIAMAP_LATE(geos_library, GEOSCoordSeq_getSize_r);
MEDIAMAP_LATE(geos_library, GEOSCoordSeq_getXY_r);
MEDIAMAP_LATE(geos_library, GEOSCoordSeq_setXY_r);
MEDIAMAP_LATE(geos_library, GEOSGeomTypeId_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_createCollection_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_createEmptyPolygon_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_createLinearRing_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_createPointFromXY_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_createPolygon_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_destroy_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_getCoordSeq_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_getXMax_r);
MEDIAMAP_LATE(geos_library, GEOSGeom_getXMin_r);
MEDIAMAP_LATE(geos_library, GEOSGetExteriorRing_r);
MEDIAMAP_LATE(geos_library, GEOSGetGeometryN_r);
MEDIAMAP_LATE(geos_library, GEOSGetInteriorRingN_r);
MEDIAMAP_LATE(geos_library, GEOSGetNumGeometries_r);
MEDIAMAP_LATE(geos_library, GEOSGetNumInteriorRings_r);
MEDIAMAP_LATE(geos_library, GEOSIntersection_r);
MEDIAMAP_LATE(geos_library, GEOSIntersects_r);
MEDIAMAP_LATE(geos_library, GEOSMakeValid_r);
MEDIAMAP_LATE(geos_library, GEOSVoronoiDiagram_r);
MEDIAMAP_LATE(geos_library, GEOS_finish_r);
MEDIAMAP_LATE(geos_library, GEOS_init_r);
MEDIAMAP_LATE(geos_library, GEOSisEmpty_r);
MEDIAMAP_LATE(geos_library, GEOSisValid_r);

// Between neighbours; the hull reaches out by this share of the usual distance.
constexpr double reach = 0.6;
// How far the hull goes into bays of the cloud of points: 1 is convex.
constexpr double concavity = 0.4;
constexpr double lone_distance = 3000;
constexpr int quarter_segments = 12;

// GEOS works through a handle that belongs to one thread.
GEOSContextHandle_t geos() {
  struct Handle {
    GEOSContextHandle_t context = GEOS_init_r();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { GEOS_finish_r(context); }
  };
  static thread_local const Handle handle;
  return handle.context;
}

struct DestroyGeometry {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

Geometry owned(GEOSGeometry* geometry) {
  if (geometry == nullptr) throw std::runtime_error("GEOS");
  return Geometry(geometry);
}

GEOSCoordSequence* sequence(const Ring& ring, bool closed) {
  const bool repeat = closed && (ring.front().x != ring.back().x || ring.front().y != ring.back().y);
  const std::size_t size = ring.size() + (repeat ? 1 : 0);
  GEOSCoordSequence* points = GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(size), 2);
  for (std::size_t i = 0; i < size; ++i) {
    const PlanePoint& point = ring[i % ring.size()];
    GEOSCoordSeq_setXY_r(geos(), points, static_cast<unsigned>(i), point.x, point.y);
  }
  return points;
}

// A ring of GEOS has four points.
bool is_ring(const Ring& ring) {
  const bool closed = ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y;
  return ring.size() >= (closed ? 4U : 3U);
}

GEOSGeometry* polygon(const Polygon& rings) {
  std::vector<GEOSGeometry*> made;
  for (const Ring& ring : rings) {
    if (is_ring(ring)) made.push_back(GEOSGeom_createLinearRing_r(geos(), sequence(ring, true)));
  }
  if (made.empty()) return GEOSGeom_createEmptyPolygon_r(geos());
  return GEOSGeom_createPolygon_r(geos(), made.front(), made.data() + 1, static_cast<unsigned>(made.size() - 1));
}

Geometry all_of(const std::vector<Polygon>& polygons) {
  std::vector<GEOSGeometry*> made;
  for (const Polygon& one : polygons) made.push_back(polygon(one));
  return owned(
      GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, made.data(), static_cast<unsigned>(made.size())));
}

Geometry cloud(const std::vector<PlanePoint>& points) {
  std::vector<GEOSGeometry*> made;
  for (const PlanePoint& point : points) made.push_back(GEOSGeom_createPointFromXY_r(geos(), point.x, point.y));
  return owned(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOINT, made.data(), static_cast<unsigned>(made.size())));
}

Ring ring_of(const GEOSGeometry* line) {
  const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos(), line);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos(), points, &size);
  Ring ring(size);
  for (unsigned i = 0; i < size; ++i) GEOSCoordSeq_getXY_r(geos(), points, i, &ring[i].x, &ring[i].y);
  return ring;
}

// Lines and points that mending left over have no area.
void collect(const GEOSGeometry* geometry, std::vector<Polygon>& polygons) {
  const int type = GEOSGeomTypeId_r(geos(), geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos(), geometry) == 1) return;
    Polygon& rings = polygons.emplace_back();
    rings.push_back(ring_of(GEOSGetExteriorRing_r(geos(), geometry)));
    const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
    for (int i = 0; i < holes; ++i) rings.push_back(ring_of(GEOSGetInteriorRingN_r(geos(), geometry, i)));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(geos(), geometry);
    for (int i = 0; i < parts; ++i) collect(GEOSGetGeometryN_r(geos(), geometry, i), polygons);
  }
}

// The median distance of a point to its nearest neighbour.
double usual_distance(const std::vector<PlanePoint>& points) {
  std::vector<double> nearest;
  for (const PlanePoint& a : points) {
    double least = std::numeric_limits<double>::infinity();
    for (const PlanePoint& b : points) {
      const double distance = std::hypot(a.x - b.x, a.y - b.y);
      if (distance > 0) least = std::min(least, distance);
    }
    if (std::isfinite(least)) nearest.push_back(least);
  }
  if (nearest.empty()) return lone_distance;
  const auto middle = nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2);
  std::nth_element(nearest.begin(), middle, nearest.end());
  return *middle;
}

Geometry rounded_hull(const std::vector<PlanePoint>& points) {
  const Geometry all = cloud(points);
  const Geometry hull = owned(GEOSConcaveHull_r(geos(), all.get(), concavity, 0));
  return owned(GEOSBuffer_r(geos(), hull.get(), usual_distance(points) * reach, quarter_segments));
}

// Which points lie in a cell: those of the cell's box are tried, by their east.
struct ByEast {
  std::vector<std::size_t> order;
  const std::vector<PlanePoint>& points;

  explicit ByEast(const std::vector<PlanePoint>& all) : points(all) {
    for (std::size_t i = 0; i < all.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all[a].x < all[b].x; });
  }

  // The first in the order of the points; the number of points when there is none.
  std::size_t first_in(const GEOSGeometry* cell) const {
    double west = 0;
    double east = 0;
    GEOSGeom_getXMin_r(geos(), cell, &west);
    GEOSGeom_getXMax_r(geos(), cell, &east);
    auto at = std::lower_bound(order.begin(), order.end(), west,
                               [&](std::size_t point, double x) { return points[point].x < x; });
    std::size_t first = points.size();
    for (; at != order.end() && points[*at].x <= east; ++at) {
      if (*at >= first) continue;
      const Geometry point = owned(GEOSGeom_createPointFromXY_r(geos(), points[*at].x, points[*at].y));
      if (GEOSIntersects_r(geos(), cell, point.get()) == 1) first = *at;
    }
    return first;
  }
};

}  // namespace

bool is_sound(const std::vector<Polygon>& polygons) {
  const Geometry all = all_of(polygons);
  return GEOSisValid_r(geos(), all.get()) == 1;
}

std::vector<Polygon> mended(const std::vector<Polygon>& polygons) {
  const Geometry all = all_of(polygons);
  const Geometry sound = owned(GEOSMakeValid_r(geos(), all.get()));
  std::vector<Polygon> result;
  collect(sound.get(), result);
  return result;
}

std::vector<std::vector<Polygon>> cells_around(const std::vector<PlanePoint>& points) {
  std::vector<std::vector<Polygon>> cells(points.size());
  if (points.empty()) return cells;
  const Geometry hull = rounded_hull(points);
  const bool one_place = std::all_of(points.begin(), points.end(), [&](const PlanePoint& point) {
    return point.x == points.front().x && point.y == points.front().y;
  });
  if (one_place) return collect(hull.get(), cells.front()), cells;
  const Geometry all = cloud(points);
  const Geometry diagram = owned(GEOSVoronoiDiagram_r(geos(), all.get(), hull.get(), 0, 0));
  const ByEast by_east(points);
  const int count = GEOSGetNumGeometries_r(geos(), diagram.get());
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* cell = GEOSGetGeometryN_r(geos(), diagram.get(), i);
    const std::size_t owner = by_east.first_in(cell);
    if (owner == points.size()) continue;
    const Geometry clipped = owned(GEOSIntersection_r(geos(), cell, hull.get()));
    collect(clipped.get(), cells[owner]);
  }
  return cells;
}

}  // namespace mediamap
