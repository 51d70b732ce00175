// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/geography.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mediamap {
namespace {

constexpr double earth_radius = 6'371'008.8;  // metres

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double squared_sine(double angle) {
  const double sine = std::sin(angle);
  return sine * sine;
}

}  // namespace

double distance_in_metres(const Coordinates& a, const Coordinates& b) {
  const double north = squared_sine(radians(b.latitude - a.latitude) / 2);
  const double east = squared_sine(radians(b.longitude - a.longitude) / 2);
  const double haversine = north + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * east;
  return 2 * earth_radius * std::asin(std::sqrt(std::min(1.0, haversine)));
}

}  // namespace mediamap
