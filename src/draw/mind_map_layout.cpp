// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/mind_map_layout.hpp"

#include <algorithm>
#include <optional>

#include "mediamap/draw/fan_layout.hpp"
#include "mediamap/draw/lines_layout.hpp"

namespace mediamap::draw {
namespace {

// The fan reads best, so it is drawn as long as its type stays this large: 24 points on A0.
constexpr double fan_type_share = 24.0 / 2384;
constexpr std::size_t most_leaves_of_fan = 120;
// A mind map spreads to both sides: upright sheets have to offer that much larger type to be taken.
constexpr double gain_to_stand_up = 1.25;
// A form is kept while its type is at least so large, beside the best.
constexpr double least_kept_share = 0.85;

struct Plan {
  Frame frame;
  FanPlan fan;
  LinesPlan lines;
  bool as_fan = false;

  double type() const { return as_fan ? fan.offer_type : lines.offer_type; }
};

Plan plan_on(const MapMeasures& measures, const Sheet& sheet) {
  Plan plan;
  plan.frame = frame_of(sheet, measures.tree());
  const bool two_sided = measures.tree().branches.size() > 1;
  if (two_sided && measures.leaves() <= most_leaves_of_fan) plan.fan = plan_fan(measures, plan.frame);
  plan.as_fan = plan.fan.offer_type >= fan_type_share * std::min(sheet.width, sheet.height);
  if (plan.as_fan) return plan;
  plan.lines = plan_lines(measures, plan.frame);
  plan.as_fan = two_sided && plan.fan.offer_type >= plan.lines.offer_type;
  return plan;
}

// The form of an earlier drawing, if it is still about as good as the best.
std::optional<Plan> kept_plan(const MapMeasures& measures, const Sheet& sheet, Orientation orientation,
                              double best_type) {
  const std::optional<MapForm>& form = measures.tree().form;
  if (!form || (orientation != Orientation::automatic && orientation != form->orientation)) return std::nullopt;
  const Sheet turned_sheet = turned(sheet, form->orientation);
  Plan plan;
  plan.frame = frame_of(turned_sheet, measures.tree());
  plan.as_fan = form->columns == 0;
  if (plan.as_fan && (measures.tree().branches.size() < 2 || measures.leaves() > most_leaves_of_fan))
    return std::nullopt;
  if (plan.as_fan) {
    plan.fan = plan_fan(measures, plan.frame);
  } else {
    plan.lines = plan_lines(measures, plan.frame, form->columns);
  }
  if (plan.type() < best_type * least_kept_share) return std::nullopt;
  return plan;
}

Plan best_plan(const MapMeasures& measures, const Sheet& sheet, Orientation orientation) {
  if (orientation != Orientation::automatic) return plan_on(measures, turned(sheet, orientation));
  Plan lying = plan_on(measures, turned(sheet, Orientation::landscape));
  if (lying.as_fan) return lying;
  Plan standing = plan_on(measures, turned(sheet, Orientation::portrait));
  return standing.type() > lying.type() * gain_to_stand_up ? standing : lying;
}

}  // namespace

bool MapBranch::hollow() const {
  return std::all_of(leaves.begin(), leaves.end(), [](const MapLeaf& leaf) { return leaf.missing; });
}

MapLayout lay_out(const MapTree& tree, const Sheet& sheet, Orientation orientation) {
  const MapMeasures measures(tree);
  Plan plan = best_plan(measures, sheet, orientation);
  if (auto kept = kept_plan(measures, sheet, orientation, plan.type())) plan = std::move(*kept);
  MapLayout layout =
      plan.as_fan ? draw_fan(measures, plan.frame, plan.fan) : draw_lines(measures, plan.frame, plan.lines);
  layout.form.orientation =
      plan.frame.sheet.width >= plan.frame.sheet.height ? Orientation::landscape : Orientation::portrait;
  layout.form.columns = plan.as_fan ? 0 : plan.lines.columns;
  return layout;
}

}  // namespace mediamap::draw
