// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/hatching.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace mediamap::draw {

std::vector<std::pair<Point, Point>> hatching(const std::vector<std::vector<Point>>& rings, const Hatch& hatch) {
  std::vector<std::pair<Point, Point>> lines;
  if (hatch.spacing <= 0) return lines;
  const double radians = hatch.angle * std::numbers::pi / 180;
  // The page's y points down: along the lines, and across them.
  const Point along{std::cos(radians), -std::sin(radians)};
  const Point across{std::sin(radians), std::cos(radians)};
  const auto dot = [](Point a, Point b) { return a.x * b.x + a.y * b.y; };

  std::map<long, std::vector<double>> crossings;  // by line: where edges cross it
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      Point from = ring[i];
      Point to = ring[(i + 1) % ring.size()];
      if (dot(from, across) > dot(to, across)) std::swap(from, to);
      const double low = dot(from, across) / hatch.spacing;
      const double high = dot(to, across) / hatch.spacing;
      // Half open, so that a corner on a line counts once.
      for (long line = static_cast<long>(std::ceil(low)); static_cast<double>(line) < high; ++line) {
        const double share = (static_cast<double>(line) - low) / (high - low);
        crossings[line].push_back(dot(from, along) + share * (dot(to, along) - dot(from, along)));
      }
    }
  }
  for (auto& [line, at] : crossings) {
    std::sort(at.begin(), at.end());
    const double off = static_cast<double>(line) * hatch.spacing;
    const auto point = [&](double t) {
      return Point{along.x * t + across.x * off, along.y * t + across.y * off};
    };
    for (std::size_t i = 0; i + 1 < at.size(); i += 2) lines.emplace_back(point(at[i]), point(at[i + 1]));
  }
  return lines;
}

}  // namespace mediamap::draw
