// SPDX-License-Identifier: EUPL-1.2
// How many columns the lines of a metro map stand in, and what stands in each.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "mediamap/draw/map_scene.hpp"

namespace mediamap::draw {

// Lengths in em of the offers' type.
namespace lines_proportion {
constexpr double before_lanes = 1.6;  // between the texts of a column and the first lane of the gutter after it
constexpr double after_lanes = 0.9;   // between the last lane and the heads
constexpr double clearance = 1.7;     // between the corridor or the centre and what stands above and below
// Lines leave the centre so far apart, where there is room, that their letters stand beside each other.
constexpr double trunk_pitch = 1.1;
constexpr double text_from = proportion::badge_inset + proportion::badge + proportion::text_gap;
constexpr double safety_width = 0.1;  // for a line that comes out wider than its words
}  // namespace lines_proportion

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

// What a choice of columns and text width takes up, in em where not said otherwise.
struct LinesChoice {
  std::size_t columns = 1;
  std::size_t limit = 0;
  double column_width = 0;
  std::vector<Stackable> families;
  CentreBox box;        // points
  bool broken = false;  // families may go on in the next bay, which asks for more lines
};

LinesChoice lines_choice(const MapMeasures& measures, const Frame& frame, std::size_t columns, std::size_t limit, bool broken);

// Between a column and the one before it, with so many lines side by side.
double gutter_width(std::size_t lanes, std::size_t column);
// Height in points of the free stretch in the middle of a column.
double corridor_height(const LinesChoice& choice, const Frame& frame, std::size_t column, double em);

}  // namespace mediamap::draw
