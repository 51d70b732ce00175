// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/projected.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>

namespace mediamap::clean {
namespace {

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyTransformation {
  void operator()(PJ* transformation) const { proj_destroy(transformation); }
};

// PROJ's objects belong to one thread each. Pipelines need no database, which saves its opening.
class Projections {
 public:
  Projections() : context_(proj_context_create()) {
    proj_log_level(context_.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context_.get(), 0);
  }

  std::optional<Point> inverse(const std::string& pipeline, double x, double y) {
    auto& transformation = made_[pipeline];
    if (!transformation) transformation.reset(proj_create(context_.get(), pipeline.c_str()));
    if (!transformation) return {};
    const PJ_COORD out = proj_trans(transformation.get(), PJ_FWD, proj_coord(x, y, 0, 0));
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return {};
    return Point{out.lp.phi, out.lp.lam};
  }

 private:
  std::unique_ptr<PJ_CONTEXT, DestroyContext> context_;
  std::map<std::string, std::unique_ptr<PJ, DestroyTransformation>> made_;
};

constexpr const char* to_degrees = " +step +proj=unitconvert +xy_in=rad +xy_out=deg";

std::string lambert_93() {
  return std::string(
             "+proj=pipeline +step +inv +proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 "
             "+ellps=GRS80") +
         to_degrees;
}

std::string conic_zone(int zone) {
  return fmt::format(
      "+proj=pipeline +step +inv +proj=lcc +lat_0={0} +lon_0=3 +lat_1={1} +lat_2={2} +x_0=1700000 +y_0={3} "
      "+ellps=GRS80{4}",
      zone, zone - 0.75, zone + 0.75, (zone - 41) * 1000000 + 200000, to_degrees);
}

// NTF lies off by IGN's three translations.
std::string lambert_2_extended() {
  return std::string(
             "+proj=pipeline +step +inv +proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 "
             "+y_0=2200000 +a=6378249.2 +b=6356515 +pm=paris +step +proj=cart +a=6378249.2 +b=6356515 "
             "+step +proj=helmert +x=-168 +y=-60 +z=320 +step +inv +proj=cart +ellps=WGS84") +
         to_degrees;
}

bool within(double value, double from, double to) { return value >= from && value <= to; }

}  // namespace

std::optional<Point> from_projected(double x, double y) {
  static thread_local Projections projections;
  if (within(x, 50000, 1260000) && within(y, 6000000, 7150000)) return projections.inverse(lambert_93(), x, y);
  if (within(x, 50000, 1200000) && within(y, 1600000, 2700000)) return projections.inverse(lambert_2_extended(), x, y);
  if (!within(x, 1100000, 2400000) || !within(y, 1000000, 10000000)) return {};
  const int zone = static_cast<int>(std::floor(y / 1000000)) + 41;
  const double within_zone = y - (zone - 41) * 1000000.0;
  if (zone >= 42 && zone <= 50 && within(within_zone, 50000, 350000)) {
    return projections.inverse(conic_zone(zone), x, y);
  }
  return {};
}

}  // namespace mediamap::clean
