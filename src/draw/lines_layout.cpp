// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/lines_layout.hpp"

#include <algorithm>
#include <cmath>

#include "mediamap/draw/map_sides.hpp"

namespace mediamap::draw {
namespace {

using namespace proportion;

constexpr std::size_t most_columns = 12;
constexpr double before_lanes = 1.6;  // between the texts of a column and the first lane of the gutter after it
constexpr double after_lanes = 0.9;   // between the last lane and the heads
constexpr double clearance = 1.7;     // between the corridor or the centre and what stands above and below
constexpr double text_from = badge_inset + badge + text_gap;
constexpr double station_from = badge_inset + badge / 2;
constexpr double safety_width = 0.1;  // for a line that comes out wider than its words
// Families are broken over columns when that makes the type so much larger; less readily where it is large already.
constexpr double gain_to_break = 1.12;
constexpr double gain_to_break_large = 1.4;
constexpr double large_type_share = 1.0 / 100;  // of the sheet's shorter side
constexpr double widest_title_share = 0.27;     // of the sheet's width
constexpr double least_title_share = 0.2;

constexpr double most_row_stretch = 0.85;
constexpr double most_family_stretch = 5;

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

// What a choice of columns and text width takes up, in em where not said otherwise.
struct Choice {
  std::size_t columns = 1;
  std::size_t limit = 0;
  double column_width = 0;
  std::vector<Stackable> families;
  CentreBox box;        // points
  bool broken = false;  // families may go on in the next bay, which asks for more lines
};

CentreBox title_of(const MapMeasures& measures, const Frame& frame, std::size_t columns) {
  const double two_columns = frame.width() / static_cast<double>(columns);
  const double widest =
      frame.width() * std::clamp(0.85 * two_columns / frame.width(), least_title_share, widest_title_share);
  return centre_box(measures.tree(), frame, widest);
}

Choice choice_of(const MapMeasures& measures, const Frame& frame, std::size_t columns, std::size_t limit) {
  Choice choice;
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
    // Any part of the family may have to carry the longer note.
    for (const bool continued : {false, true}) {
      const HeadSize head = measures.head(b, choice.column_width, continued);
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

std::size_t expected_lanes(const Choice& choice) {
  const double per_column = static_cast<double>(choice.families.size()) / (2.0 * static_cast<double>(choice.columns));
  return static_cast<std::size_t>(std::ceil(per_column * 0.75)) + 1;
}

double side_width(const Choice& choice) {
  double width = 0;
  for (std::size_t column = 0; column < choice.columns; ++column) {
    width += choice.column_width + gutter_width(expected_lanes(choice), column);
  }
  return width;
}

// Height in points of the free stretch in the middle of a column.
double corridor_height(const Choice& choice, const Frame& frame, std::size_t column, double em) {
  const double column_pitch = frame.width() / 2 / static_cast<double>(choice.columns);
  const double families_beyond = static_cast<double>(choice.families.size()) / 2 *
                                 static_cast<double>(choice.columns - 1 - column) / static_cast<double>(choice.columns);
  const double parts_beyond = choice.broken ? 2 * static_cast<double>(choice.columns - 1 - column) : 0;
  const double lines = (std::ceil(families_beyond) + parts_beyond + 1) * lane * em;
  const bool under_title = choice.box.width / 2 > static_cast<double>(column) * column_pitch;
  return std::max(lines, under_title ? choice.box.height : 0) + 2 * clearance * em;
}

std::vector<double> capacities_of(const Choice& choice, const Frame& frame, const std::vector<Bay>& bays, double em) {
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
  Choice choice = choice_of(measures, frame, columns, limit);
  const double most = std::min(frame.largest_type, frame.width() / 2 / side_width(choice));
  if (most * merit_of(columns) <= best.merit) return;
  const auto bays = bays_of(columns);
  const auto shared = [&](double em, auto share) {
    return share_by_side(choice.families, capacities_of(choice, frame, bays, em), usual_gaps, held, share);
  };
  const double whole = largest_type(most, [&](double em) { return !shared(em, as_they_are).empty(); });
  choice.broken = true;
  const double broken = largest_type(most, [&](double em) { return !shared(em, fill_broken).empty(); });
  const bool large = whole >= large_type_share * std::min(frame.sheet.width, frame.sheet.height);
  const double gain = large ? gain_to_break_large : gain_to_break;
  // A family on its own is spread around the centre rather than left on one side of it.
  const bool alone = choice.families.size() == 1;
  const bool break_them = alone || broken > whole * gain;
  const double merit = (alone ? broken : break_them ? broken / gain : whole) * merit_of(columns);
  if (merit <= best.merit) return;
  choice.broken = break_them;
  best = {columns, limit, break_them, bays, {}, break_them ? broken : whole, merit};
  best.stacks = break_them ? shared(best.offer_type, share_broken) : shared(best.offer_type, share_whole);
}

// A piece of a family with the place of its head, once it is drawn.
struct Stop {
  std::size_t branch = 0;
  std::size_t pill = 0;
  double y = 0;
};

class LinesDrawing {
 public:
  LinesDrawing(const MapMeasures& measures, const Frame& frame, const LinesPlan& plan)
      : measures_(measures),
        plan_(plan),
        choice_(choice_of(measures, frame, plan.columns, plan.limit)),
        scene_(measures, frame, plan.offer_type),
        middle_(frame.centre()) {
    choice_.broken = plan.broken;
    place_columns();
  }

  MapLayout draw() && {
    centre_ = scene_.centre(choice_.box);
    stops_.assign(2 * plan_.columns, {});
    for (std::size_t i = 0; i < plan_.bays.size(); ++i) draw_bay(plan_.bays[i], plan_.stacks[i]);
    scene_.footer();
    for (const Side side : {left_side, right_side}) draw_lines_of(side);
    return std::move(scene_).finish();
  }

 private:
  double x(Side side, double outward) const { return middle_.x + side * outward; }
  std::vector<Stop>& stops(Side side, std::size_t column) {
    return stops_[(side == left_side ? 0 : plan_.columns) + column];
  }

  // Lanes that a gutter needs: for the families above or below the corridor, whichever are more.
  std::size_t lanes_before(std::size_t column) const {
    std::size_t most = 1;
    for (std::size_t i = 0; i < plan_.bays.size(); ++i) {
      if (plan_.bays[i].column != column) continue;
      const std::size_t families = plan_.stacks[i].size();
      most = std::max(most, plan_.bays[i].part == Bay::Part::whole ? families / 2 + 1 : families);
    }
    return most;
  }

  // Room that the texts leave over widens the gutters.
  void place_columns() {
    const Frame& frame = scene_.frame();
    double needed = 0;
    for (std::size_t column = 0; column < plan_.columns; ++column) {
      needed += choice_.column_width + gutter_width(lanes_before(column), column);
    }
    const double spare = frame.width() / 2 - scene_.points(needed);
    const double per_gutter = spare / static_cast<double>(plan_.columns);
    double outward = 0;
    for (std::size_t column = 0; column < plan_.columns; ++column) {
      outward += scene_.points(gutter_width(lanes_before(column), column)) + per_gutter;
      columns_.push_back(outward);
      outward += scene_.points(choice_.column_width);
    }
  }

  void draw_bay(const Bay& bay, const Stack& stack) {
    if (stack.empty()) return;
    const Frame& frame = scene_.frame();
    const double em = plan_.offer_type;
    const double half_corridor = corridor_height(choice_, frame, bay.column, em) / 2;
    const double top = bay.part == Bay::Part::lower ? middle_.y + half_corridor : frame.top;
    const double bottom = bay.part == Bay::Part::upper ? middle_.y - half_corridor : frame.bottom;

    double rows = 0;
    for (const Piece& piece : stack) rows += static_cast<double>(piece.last - piece.first);
    const double between = static_cast<double>(stack.size() - 1);
    double spare = std::max(0.0, bottom - top - scene_.points(height_of(stack, choice_.families, usual_gaps)));
    const double row_stretch = rows == 0 ? 0 : std::min(spare * 0.5 / rows, scene_.points(most_row_stretch));
    spare -= row_stretch * rows;
    const double family_stretch = between == 0 ? 0 : std::min(spare / between, scene_.points(most_family_stretch));
    spare -= family_stretch * between;

    // What is left over stays white around the centre, unless that is most of a lower bay.
    const bool sparse = spare > (bottom - top) * 0.6;
    double y = top + (bay.part == Bay::Part::whole ? spare / 2 : bay.part == Bay::Part::lower && !sparse ? spare : 0);
    for (const Piece& piece : stack) {
      y = draw_piece(bay, piece, y, row_stretch) + scene_.points(usual_gaps.family) + family_stretch;
    }
  }

  // Returns where the piece ends.
  double draw_piece(const Bay& bay, const Piece& piece, double top, double row_stretch) {
    const Side side = bay.side;
    const double edge = columns_[bay.column];
    const Stackable& family = choice_.families[piece.family];
    const HeadSize size = measures_.head(piece.family, choice_.column_width - safety_width, piece.first > 0);
    const double head_height = scene_.points(size.height);
    const double head_y = top + head_height / 2;
    const std::size_t pill = scene_.head(piece.family, size, {x(side, edge), head_y}, side, piece.first > 0);
    stops(side, bay.column).push_back({piece.family, pill, head_y});

    const double station_x = x(side, edge + scene_.points(station_from));
    const double text_x = x(side, edge + scene_.points(text_from));
    Point from{station_x, top + head_height};
    std::size_t last = pill;
    double y = top + head_height;
    for (std::size_t row = piece.first; row < piece.last; ++row) {
      y += scene_.points(usual_gaps.row) + row_stretch;
      const double height = scene_.points(family.rows[row]);
      if (measures_.tree().branches[piece.family].leaves.empty()) {
        scene_.nothing(piece.family, {text_x, y + height / 2}, side);
      } else {
        const Point at{station_x, y + scene_.points(line) / 2};
        const std::size_t disc = scene_.station(piece.family, row, at);
        Curve stretch = straight(from, {at.x, at.y - scene_.points(station / 2)});
        stretch.dashed = measures_.tree().branches[piece.family].leaves[row].missing;
        scene_.line(std::move(stretch), piece.family, line_width, last, disc);
        scene_.texts_below(piece.family, row, width_limits[plan_.limit], {text_x, at.y}, side, y);
        from = {at.x, at.y + scene_.points(station / 2)};
        last = disc;
      }
      y += height;
    }
    return y;
  }

  // A line's way from the centre to a head.
  struct Way {
    Stop stop;
    std::size_t column = 0;
    double lane = 0;     // distance of its upright stretch from the centre
    double nesting = 0;  // how much wider it bends than the innermost line beside it
  };

  // The ways to what stands above (or below) the corridor, nested: the outermost first.
  std::vector<Way> ways_to(Side side, bool above) {
    std::vector<Way> ways;
    for (std::size_t column = 0; column < plan_.columns; ++column) {
      std::vector<Stop> there;
      for (const Stop& stop : stops(side, column)) {
        if ((stop.y < middle_.y) == above) there.push_back(stop);
      }
      std::sort(there.begin(), there.end(),
                [&](const Stop& a, const Stop& b) { return above ? a.y < b.y : a.y > b.y; });
      const double edge = columns_[column];
      const double start = column == 0 ? 0 : columns_[column - 1] + scene_.points(choice_.column_width);
      const double before = column == 0 ? 0 : scene_.points(before_lanes * 0.7);
      const double room = edge - start - scene_.points(after_lanes) - before;
      const double pitch =
          std::min(scene_.points(lane), room / static_cast<double>(std::max<std::size_t>(there.size(), 1)));
      for (std::size_t i = 0; i < there.size(); ++i) {
        const double further_in = static_cast<double>(there.size() - 1 - i) * pitch;
        ways.push_back(
            {there[i], column, edge - scene_.points(after_lanes) - further_in, static_cast<double>(i) * pitch});
      }
    }
    return ways;
  }

  bool starts_level(const Way& way) const { return way.lane > choice_.box.width / 2; }

  void draw_lines_of(Side side) {
    const std::vector<Way> upper = ways_to(side, true);
    const std::vector<Way> lower = ways_to(side, false);
    const auto lines_to = [&](std::size_t first_column) {
      double lines = 0;
      for (const auto* ways : {&upper, &lower}) {
        for (const Way& way : *ways) lines += way.column >= first_column && starts_level(way) ? 1 : 0;
      }
      return lines;
    };
    const double count = lines_to(0);
    double pitch = std::min(scene_.points(lane), choice_.box.height * 0.86 / std::max(count - 1, 1.0));
    for (std::size_t column = 0; column + 1 < plan_.columns; ++column) {
      const double free = corridor_height(choice_, scene_.frame(), column, plan_.offer_type) - scene_.points(clearance);
      pitch = std::min(pitch, free / std::max(lines_to(column + 1) - 1, 1.0));
    }
    for (const auto* ways : {&upper, &lower}) {
      const int down = ways == &upper ? -1 : 1;
      double from_middle = (count - 1) / 2 * pitch;
      for (const Way& way : *ways) {
        draw_way(side, way, middle_.y + down * from_middle, down);
        if (starts_level(way)) from_middle -= pitch;
      }
    }
  }

  void draw_way(Side side, const Way& way, double corridor, int down) {
    std::vector<Point> corners;
    if (starts_level(way)) {
      corners.push_back({x(side, choice_.box.width / 2), corridor});
      corners.push_back({x(side, way.lane), corridor});
    } else {
      corners.push_back({x(side, way.lane), middle_.y + down * choice_.box.height / 2});
    }
    const double off = way.stop.y - corridor;
    if (starts_level(way) && std::abs(off) < scene_.points(2 * corner)) {
      // Two bends would not fit: one gentle swing over the gutter.
      const Point turn{x(side, way.lane), corridor};
      Curve curve = straight(corners.front(), turn);
      const Curve swing = swung(turn, {x(side, columns_[way.column]), way.stop.y});
      curve.points.insert(curve.points.end(), swing.points.begin() + 1, swing.points.end());
      scene_.line(std::move(curve), way.stop.branch, line_width, centre_, way.stop.pill);
      return;
    }
    corners.push_back({x(side, way.lane), way.stop.y});
    corners.push_back({x(side, columns_[way.column]), way.stop.y});
    scene_.line(routed(corners, scene_.points(corner) + way.nesting), way.stop.branch, line_width, centre_,
                way.stop.pill);
  }

  const MapMeasures& measures_;
  const LinesPlan& plan_;
  Choice choice_;
  Scene scene_;
  Point middle_;
  std::size_t centre_ = 0;
  std::vector<double> columns_;           // distance of each column's inner edge from the centre
  std::vector<std::vector<Stop>> stops_;  // by side and column
};

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

MapLayout draw_lines(const MapMeasures& measures, const Frame& frame, const LinesPlan& plan) {
  MapLayout layout = LinesDrawing(measures, frame, plan).draw();
  layout.sides = sides_of(plan.stacks, measures.tree().branches.size());
  return layout;
}

}  // namespace mediamap::draw
