// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/picture.hpp"

#include <algorithm>
#include <cmath>

namespace mediamap::draw {
namespace {

// Control points at this share of a quarter circle's radius come closest to the circle.
constexpr double circle_share = 0.5523;
constexpr double tolerance = 1e-6;

Point between(Point a, Point b, double share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }
double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

void line_to(std::vector<Point>& points, Point to) {
  const Point from = points.back();
  points.push_back(between(from, to, 1.0 / 3));
  points.push_back(between(from, to, 2.0 / 3));
  points.push_back(to);
}

}  // namespace

Curve straight(Point from, Point to) {
  Curve curve;
  curve.points = {from};
  line_to(curve.points, to);
  return curve;
}

Curve swung(Point from, Point to) {
  const double middle = (from.x + to.x) / 2;
  Curve curve;
  curve.points = {from, {middle, from.y}, {middle, to.y}, to};
  return curve;
}

Curve risen(Point from, Point to) {
  Curve curve;
  curve.points = {
      from, {from.x, from.y + (to.y - from.y) * circle_share}, {to.x - (to.x - from.x) * circle_share, to.y}, to};
  return curve;
}

Curve outline_of(const Shape& pill) {
  const Point middle{pill.centre.x, pill.top()};
  return routed({middle,
                 {pill.right(), pill.top()},
                 {pill.right(), pill.bottom()},
                 {pill.left(), pill.bottom()},
                 {pill.left(), pill.top()},
                 middle},
                pill.radius);
}

Curve routed(const std::vector<Point>& corners, double radius) {
  Curve curve;
  curve.points = {corners.front()};
  for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
    const Point before = i == 1 ? corners[0] : between(corners[i - 1], corners[i], 0.5);
    const Point after = i + 2 == corners.size() ? corners[i + 1] : between(corners[i], corners[i + 1], 0.5);
    const double to_corner = distance(before, corners[i]);
    const double from_corner = distance(corners[i], after);
    const double r = std::min({radius, to_corner, from_corner});
    if (r < tolerance) continue;
    const Point enter = between(corners[i], before, r / to_corner);
    const Point leave = between(corners[i], after, r / from_corner);
    if (distance(curve.points.back(), enter) > tolerance) line_to(curve.points, enter);
    curve.points.push_back(between(enter, corners[i], circle_share));
    curve.points.push_back(between(leave, corners[i], circle_share));
    curve.points.push_back(leave);
  }
  if (distance(curve.points.back(), corners.back()) > tolerance || curve.points.size() == 1) {
    line_to(curve.points, corners.back());
  }
  return curve;
}

std::vector<Point> sampled(const Curve& curve, int count_per_piece) {
  std::vector<Point> points;
  for (std::size_t i = 0; i + 3 < curve.points.size(); i += 3) {
    for (int step = 0; step <= count_per_piece; ++step) {
      const double t = static_cast<double>(step) / count_per_piece;
      const Point a = between(curve.points[i], curve.points[i + 1], t);
      const Point b = between(curve.points[i + 1], curve.points[i + 2], t);
      const Point c = between(curve.points[i + 2], curve.points[i + 3], t);
      points.push_back(between(between(a, b, t), between(b, c, t), t));
    }
  }
  return points;
}

std::vector<Point> tapered_outline(const Curve& curve) {
  constexpr int steps = 28;
  const std::vector<Point> way = sampled(curve, steps);
  std::vector<Point> outline;
  std::vector<Point> back;
  const double last = static_cast<double>(way.size() - 1);
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Point before = way[i == 0 ? 0 : i - 1];
    const Point after = way[std::min(i + 1, way.size() - 1)];
    const double length = std::max(distance(before, after), tolerance);
    const double share = static_cast<double>(i) / last;
    const double half = (curve.width + (curve.root_width - curve.width) * (1 - share) * (1 - share)) / 2;
    const Point across{-(after.y - before.y) / length * half, (after.x - before.x) / length * half};
    outline.push_back({way[i].x + across.x, way[i].y + across.y});
    back.push_back({way[i].x - across.x, way[i].y - across.y});
  }
  outline.insert(outline.end(), back.rbegin(), back.rend());
  return outline;
}

bool overlap(const Shape& a, const Shape& b) {
  return a.left() < b.right() - tolerance && b.left() < a.right() - tolerance && a.top() < b.bottom() - tolerance &&
         b.top() < a.bottom() - tolerance;
}

}  // namespace mediamap::draw
