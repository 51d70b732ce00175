// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "mediamap/base/late_library.hpp"

namespace mediamap {
namespace {

constinit LateLibrary proj_library{MEDIAMAP_PROJ_LIBRARY, "libproj25"};
MEDIAMAP_LATE(proj_library, proj_context_create);
MEDIAMAP_LATE(proj_library, proj_context_destroy);
MEDIAMAP_LATE(proj_library, proj_context_set_enable_network);
MEDIAMAP_LATE(proj_library, proj_create);
MEDIAMAP_LATE(proj_library, proj_destroy);
MEDIAMAP_LATE(proj_library, proj_log_level);
MEDIAMAP_LATE(proj_library, proj_trans);

constexpr double degree = std::numbers::pi / 180;

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyTransformation {
  void operator()(PJ* transformation) const { proj_destroy(transformation); }
};

struct Overseas {
  std::string_view department;
  int epsg;
  int zone;  // of UTM; negative in the south
};

constexpr std::array<Overseas, 11> overseas = {{{"971", 5490, 20},
                                                {"972", 5490, 20},
                                                {"973", 2972, 22},
                                                {"974", 2975, -40},
                                                {"975", 4467, 21},
                                                {"976", 4471, -38},
                                                {"977", 5490, 20},
                                                {"978", 5490, 20},
                                                {"986", 8903, -1},
                                                {"987", 3297, -6},
                                                {"988", 3170, -58}}};

// As proj_coord makes it.
PJ_COORD coordinates(double x, double y) {
  PJ_COORD made{};
  made.xy.x = x;
  made.xy.y = y;
  return made;
}

std::string utm(int zone) {
  return fmt::format("+proj=utm +zone={}{} +ellps=GRS80", std::abs(zone), zone < 0 ? " +south" : "");
}

}  // namespace

// A definition with parameters needs no database, which saves its opening.
struct Projection::Handle {
  std::unique_ptr<PJ_CONTEXT, DestroyContext> context;
  std::unique_ptr<PJ, DestroyTransformation> transformation;
};

Projection::Projection(const std::string& definition) : handle_(std::make_unique<Handle>()) {
  handle_->context.reset(proj_context_create());
  proj_log_level(handle_->context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(handle_->context.get(), 0);
  handle_->transformation.reset(proj_create(handle_->context.get(), definition.c_str()));
  if (!handle_->transformation) throw std::invalid_argument("projection: " + definition);
}

Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

std::optional<PlanePoint> Projection::forward(const Coordinates& point) const {
  const PJ_COORD in = coordinates(point.longitude * degree, point.latitude * degree);
  const PJ_COORD out = proj_trans(handle_->transformation.get(), PJ_FWD, in);
  if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return {};
  return PlanePoint{out.xy.x, out.xy.y};
}

std::optional<Coordinates> Projection::back(const PlanePoint& point) const {
  const PJ_COORD out = proj_trans(handle_->transformation.get(), PJ_INV, coordinates(point.x, point.y));
  if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return {};
  return Coordinates{out.lp.phi / degree, out.lp.lam / degree};
}

std::string legal_projection(std::string_view code_insee) {
  for (const Overseas& there : overseas) {
    if (code_insee.starts_with(there.department)) return utm(there.zone);
  }
  return lambert_93;
}

std::optional<std::string> projection_of_epsg(int number) {
  if (number == 2154) return lambert_93;
  for (const Overseas& there : overseas) {
    if (there.epsg == number) return utm(there.zone);
  }
  return {};
}

}  // namespace mediamap
