// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_circles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace mediamap::draw {
namespace {

constexpr int directions = 12;
// What a place of a circle costs: a dot that it hides, a circle that it touches, a point of its rim outside of the commune, and distance.
constexpr double hidden_dot = 3;
constexpr double other_circle = 3;
constexpr double rim_outside = 1;
constexpr double shifted = 0.6;  // by its own radius

Point around(Point centre, double distance, int direction) {
  const double angle = 2 * std::numbers::pi * direction / directions;
  return {centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle)};
}

class Placing {
 public:
  Placing(const std::vector<Point>& dots, double dot_radius) : dots_(dots), dot_radius_(dot_radius) {}

  // Then in the way of those placed later.
  Point place(Point centre, double radius, const std::vector<std::vector<Point>>& rings) {
    const Point at = best(centre, radius, rings);
    placed_.push_back({at, radius});
    return at;
  }

 private:
  struct Disc {
    Point centre;
    double radius = 0;
  };

  static double apart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

  Point best(Point centre, double radius, const std::vector<std::vector<Point>>& rings) const {
    const double reach = radius + dot_radius_;
    std::vector<Point> near;
    for (const Point& dot : dots_) {
      if (apart(dot, centre) < 2.5 * reach + radius) near.push_back(dot);
    }
    Point found = centre;
    double least = cost(centre, 0, radius, near, rings);
    if (least == 0) return centre;
    for (double distance : {0.75 * reach, 1.15 * reach, 1.6 * reach}) {
      for (int direction = 0; direction < directions; ++direction) {
        const Point at = around(centre, distance, direction);
        if (!is_inside(rings, at)) continue;
        const double total = cost(at, distance / radius, radius, near, rings);
        if (total < least - 1e-9) least = total, found = at;
      }
    }
    return found;
  }

  double cost(Point at, double shift, double radius, const std::vector<Point>& near, const std::vector<std::vector<Point>>& rings) const {
    double total = shifted * shift;
    for (const Point& dot : near) total += apart(dot, at) < radius + dot_radius_ ? hidden_dot : 0;
    for (const Disc& disc : placed_) total += apart(disc.centre, at) < 1.08 * (radius + disc.radius) ? other_circle : 0;
    for (int direction = 0; direction < directions; ++direction) total += is_inside(rings, around(at, radius, direction)) ? 0 : rim_outside;
    return total;
  }

  const std::vector<Point>& dots_;
  double dot_radius_;
  std::vector<Disc> placed_;
};

}  // namespace

std::vector<std::size_t> by_number(const TerritoryMap& map) {
  std::vector<std::size_t> order(map.communes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { 
    const MappedCommune &first = map.communes[a], &second = map.communes[b];
    return std::pair(first.circled(), first.number) > std::pair(second.circled(), second.number);
  });
  return order;
}

bool is_inside(const std::vector<std::vector<Point>>& rings, Point point) {
  bool inside = false;
  for (const auto& ring : rings) {
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      const Point& a = ring[i];
      const Point& b = ring[before];
      if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
    }
  }
  return inside;
}

std::vector<Point> circle_centres(const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const std::vector<Area>& areas) {
  std::vector<Point> dots;
  for (const MappedPlace& place : map.places) dots.push_back(frame.on_paper(place.at));
  Placing placing(dots, 0.3 * frame.type);
  std::vector<Point> centres;
  for (const MappedCommune& commune : map.communes) centres.push_back(frame.on_paper(commune.centre));
  if (map.communes.size() > calm_communes) return centres;
  for (std::size_t i : by_number(map)) {
    const double radius = style.radius_of(map.communes[i].circled());
    if (radius > 0) centres[i] = placing.place(centres[i], radius, areas[i].rings);
  }
  return centres;
}

}  // namespace mediamap::draw
