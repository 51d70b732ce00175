// SPDX-License-Identifier: EUPL-1.2
// The mind map as lines of a metro map: several columns on each side, each family a line, its offers the stations.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "mediamap/draw/map_scene.hpp"

namespace mediamap::draw {

// A stretch of a column that families are stacked in. Columns that lines pass through on their way out are parted by a
// corridor into an upper and a lower half.
struct Bay {
  enum class Part { whole, upper, lower };
  Side side = right_side;
  std::size_t column = 0;  // 0 is next to the centre
  Part part = Part::whole;
};

struct LinesPlan {
  std::size_t columns = 1;  // on each side
  std::size_t limit = 0;    // of width_limits
  bool broken = false;      // families may be spread over several bays
  std::vector<Bay> bays;    // from left to right and top to bottom, as the families follow each other
  std::vector<Stack> stacks;
  double offer_type = 0;
  double merit = 0;  // the type, less what broken families cost
};

// The plan with the largest type, of any number of columns or of so many on each side. Families stay whole unless
// breaking them makes the type much larger.
LinesPlan plan_lines(const MapMeasures& measures, const Frame& frame, std::optional<std::size_t> columns = {});
MapLayout draw_lines(const MapMeasures& measures, const Frame& frame, const LinesPlan& plan);

}  // namespace mediamap::draw
