// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/projected.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <string>

#include "mediamap/base/projection.hpp"

namespace mediamap::clean {
namespace {

std::string conic_zone(int zone) {
  return fmt::format("+proj=lcc +lat_0={0} +lon_0=3 +lat_1={1} +lat_2={2} +x_0=1700000 +y_0={3} +ellps=GRS80", zone,
                     zone - 0.75, zone + 0.75, (zone - 41) * 1000000 + 200000);
}

// NTF lies off by IGN's three translations.
constexpr const char* lambert_2_extended =
    "+proj=pipeline +step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=-168 +y=-60 +z=320 "
    "+step +inv +proj=cart +a=6378249.2 +b=6356515 +step +proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 "
    "+x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +pm=paris";

enum class System { none, lambert_93, lambert_2, conic };

bool within(double value, double from, double to) { return value >= from && value <= to; }

// The zones are numbered by their latitude.
int zone_of(double y) { return static_cast<int>(std::floor(y / 1000000)) + 41; }

System system_of(double x, double y) {
  if (within(x, 50000, 1260000) && within(y, 6000000, 7150000)) return System::lambert_93;
  if (within(x, 50000, 1200000) && within(y, 1600000, 2700000)) return System::lambert_2;
  if (!within(x, 1100000, 2400000) || !within(y, 1000000, 10000000)) return System::none;
  const bool conic = within(zone_of(y), 42, 50) && within(y - (zone_of(y) - 41) * 1000000.0, 50000, 350000);
  return conic ? System::conic : System::none;
}

const Projection& projection(System system, int zone) {
  static thread_local std::map<std::pair<System, int>, Projection> made;
  const auto found = made.find({system, zone});
  if (found != made.end()) return found->second;
  const std::string definition = system == System::lambert_93  ? lambert_93
                                 : system == System::lambert_2 ? lambert_2_extended
                                                               : conic_zone(zone);
  return made.emplace(std::pair(system, zone), Projection(definition)).first->second;
}

}  // namespace

std::optional<Point> from_projected(double x, double y) {
  const System system = system_of(x, y);
  if (system == System::none) return {};
  const auto point = projection(system, system == System::conic ? zone_of(y) : 0).back({x, y});
  if (!point) return {};
  return Point{point->latitude, point->longitude};
}

}  // namespace mediamap::clean
