// SPDX-License-Identifier: EUPL-1.2
// The mind map as a fan: one column of families on each side of the centre, a branch for each offer.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "mediamap/draw/map_scene.hpp"

namespace mediamap::draw {

struct FanPlan {
  std::size_t name_limit = 0;
  std::optional<std::size_t> detail_limit;  // nothing: details under the name
  std::array<Stack, 2> sides;               // left, right
  double offer_type = 0;
};

// The plan with the largest type.
FanPlan plan_fan(const MapMeasures& measures, const Frame& frame);
MapLayout draw_fan(const MapMeasures& measures, const Frame& frame, const FanPlan& plan);

}  // namespace mediamap::draw
