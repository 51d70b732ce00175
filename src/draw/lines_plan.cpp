// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/lines_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "mediamap/draw/map_sides.hpp"

namespace mediamap::draw {
namespace {

using namespace proportion;
using namespace lines_proportion;

constexpr std::size_t most_columns = 12;
// Families are broken over columns when that makes the type so much larger; less readily where it is large already.
constexpr double gain_to_break = 1.12;
constexpr double gain_to_break_large = 1.4;
constexpr double large_type_share = 1.0 / 100;  // of the sheet's shorter side
constexpr double widest_title_share = 0.27;     // of the sheet's width
constexpr double least_title_share = 0.2;

// How much smaller a title may be set for the sake of a box of fewer lines, which leaves more room above and below.
constexpr std::array<double, 3> title_shares = {1, 0.92, 0.84};
constexpr double worthwhile_height = 0.8;

bool is_parted(std::size_t column, std::size_t columns) { return column + 1 < columns || columns == 1; }

std::vector<Bay> bays_of(std::size_t columns) {
  std::vector<Bay> bays;
  const auto add = [&](Side side, std::size_t column) {
    if (is_parted(column, columns)) {
      bays.push_back({side, column, Bay::Part::upper});
      bays.push_back({side, column, Bay::Part::lower});
    } else {
      bays.push_back({side, column, Bay::Part::whole});
    }
  };
  for (std::size_t column = columns; column-- > 0;) add(left_side, column);
  for (std::size_t column = 0; column < columns; ++column) add(right_side, column);
  return bays;
}

CentreBox title_of(const MapMeasures& measures, const Frame& frame, std::size_t columns) {
  const double two_columns = frame.width() / static_cast<double>(columns);
  const double widest =
      frame.width() * std::clamp(0.85 * two_columns / frame.width(), least_title_share, widest_title_share);
  std::optional<CentreBox> best;
  for (const double share : title_shares) {
    CentreBox box = centre_box(measures.tree(), frame, widest, frame.title_type * share);
    if (!best || box.height < best->height * worthwhile_height) best = std::move(box);
  }
  return *best;
}

// The most parts that a family can fall into.
std::size_t most_parts(const Stackable& family, std::size_t columns) {
  const std::size_t rows = family.rows.size();
  return std::max<std::size_t>(1, std::min(bays_of(columns).size(), rows / fewest_rows(rows)));
}

}  // namespace

LinesChoice lines_choice(const MapMeasures& measures, const Frame& frame, std::size_t columns, std::size_t limit, bool broken) {
  LinesChoice choice;
  choice.broken = broken;
  choice.columns = columns;
  choice.limit = limit;
  choice.box = title_of(measures, frame, columns);
  const auto& branches = measures.tree().branches;
  for (std::size_t b = 0; b < branches.size(); ++b) {
    Stackable& family = choice.families.emplace_back();
    for (std::size_t l = 0; l < branches[b].leaves.size(); ++l) {
      const LeafRow row = measures.row_below(b, l, limit);
      family.rows.push_back(row.height);
      choice.column_width = std::max(choice.column_width, text_from + row.name_width);
    }
    if (family.rows.empty()) family.rows.push_back(measures.nothing_height());
  }
  const double least_text = std::max(measures.nothing_width(), width_limits[limit] / 2);
  choice.column_width = std::max(choice.column_width, text_from + least_text);
  double widest = choice.column_width;
  for (std::size_t b = 0; b < branches.size(); ++b) {
    // Any part of the family may have to carry the longest note.
    const std::size_t parts = broken ? most_parts(choice.families[b], columns) : 1;
    for (const std::size_t nth : {std::size_t{1}, parts}) {
      const HeadSize head = measures.head(b, choice.column_width, {nth, parts});
      choice.families[b].head = std::max(choice.families[b].head, head.height);
      widest = std::max(widest, head.width);
    }
  }
  choice.column_width = widest + safety_width;
  return choice;
}

double gutter_width(std::size_t lanes, std::size_t column) {
  // The gutters of the two columns next to the centre are one, so neither needs room before its lanes.
  const double before = column == 0 ? lane / 2 : before_lanes;
  return before + lane * static_cast<double>(lanes) + after_lanes;
}

double corridor_height(const LinesChoice& choice, const Frame& frame, std::size_t column, double em) {
  const double column_pitch = frame.width() / 2 / static_cast<double>(choice.columns);
  const double families_beyond = static_cast<double>(choice.families.size()) / 2 *
                                 static_cast<double>(choice.columns - 1 - column) / static_cast<double>(choice.columns);
  const double parts_beyond = choice.broken ? 2 * static_cast<double>(choice.columns - 1 - column) : 0;
  const double lines = (std::ceil(families_beyond) + parts_beyond + 1) * trunk_pitch * em;
  const bool under_title = choice.box.width / 2 > static_cast<double>(column) * column_pitch;
  return std::max(lines, under_title ? choice.box.height : 0) + 2 * clearance * em;
}

namespace {

std::size_t expected_lanes(const LinesChoice& choice) {
  const double per_column = static_cast<double>(choice.families.size()) / (2.0 * static_cast<double>(choice.columns));
  return static_cast<std::size_t>(std::ceil(per_column * 0.75)) + 1;
}

double side_width(const LinesChoice& choice) {
  double width = 0;
  for (std::size_t column = 0; column < choice.columns; ++column) {
    width += choice.column_width + gutter_width(expected_lanes(choice), column);
  }
  return width;
}

std::vector<double> capacities_of(const LinesChoice& choice, const Frame& frame, const std::vector<Bay>& bays, double em) {
  std::vector<double> capacities;
  for (const Bay& bay : bays) {
    const double room = bay.part == Bay::Part::whole
                            ? frame.height()
                            : (frame.height() - corridor_height(choice, frame, bay.column, em)) / 2;
    capacities.push_back(std::max(room, 0.0) / em);
  }
  return capacities;
}

// The largest type at which `fits` holds, at most `most`.
template <class Fits>
double largest_type(double most, Fits fits) {
  if (fits(most)) return most;
  double low = 0;
  double high = most;
  for (int step = 0; step < 20; ++step) {
    const double middle = (low + high) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return low;
}

// Few wide columns are calmer to the eye than many narrow ones.
double merit_of(std::size_t columns) { return 1 - 0.03 * static_cast<double>(columns); }

std::vector<Stack> as_they_are(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                               const Gaps& gaps) {
  return std::vector<Stack>(fits_whole(families, capacities, gaps) ? capacities.size() : 0);
}

void try_choice(const MapMeasures& measures, const Frame& frame, std::size_t columns, std::size_t limit,
                const std::optional<MapSides>& held, LinesPlan& best) {
  const LinesChoice as_whole = lines_choice(measures, frame, columns, limit, false);
  const auto most = [&](const LinesChoice& choice) { return std::min(frame.largest_type, frame.width() / 2 / side_width(choice)); };
  if (most(as_whole) * merit_of(columns) <= best.merit) return;
  const LinesChoice in_parts = lines_choice(measures, frame, columns, limit, true);
  const auto bays = bays_of(columns);
  const auto shared = [&](const LinesChoice& choice, double em, auto share) {
    return share_by_side(choice.families, capacities_of(choice, frame, bays, em), usual_gaps, held, share);
  };
  const double whole = largest_type(most(as_whole), [&](double em) { return !shared(as_whole, em, as_they_are).empty(); });
  const double broken = largest_type(most(in_parts), [&](double em) { return !shared(in_parts, em, fill_broken).empty(); });
  const bool large = whole >= large_type_share * std::min(frame.sheet.width, frame.sheet.height);
  const double gain = large ? gain_to_break_large : gain_to_break;
  // A family on its own is spread around the centre rather than left on one side of it.
  const bool alone = as_whole.families.size() == 1;
  const bool break_them = alone || broken > whole * gain;
  const double merit = (alone ? broken : break_them ? broken / gain : whole) * merit_of(columns);
  if (merit <= best.merit) return;
  best = {columns, limit, break_them, bays, {}, break_them ? broken : whole, merit};
  best.stacks = break_them ? shared(in_parts, best.offer_type, share_broken) : shared(as_whole, best.offer_type, share_whole);
}

}  // namespace

LinesPlan plan_lines(const MapMeasures& measures, const Frame& frame, std::optional<std::size_t> wanted) {
  const std::optional<MapSides> held = held_sides(measures.tree());
  LinesPlan best;
  for (std::size_t columns = 1; columns <= most_columns; ++columns) {
    if (columns != wanted.value_or(columns)) continue;
    // From wide to narrow: where the type is as large as it may be, texts need not be broken.
    for (std::size_t limit = width_limits.size(); limit-- > 0;) try_choice(measures, frame, columns, limit, held, best);
  }
  return best;
}

}  // namespace mediamap::draw
