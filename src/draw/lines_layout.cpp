// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/lines_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "mediamap/draw/map_sides.hpp"

namespace mediamap::draw {
namespace {

using namespace proportion;
using namespace lines_proportion;

constexpr double station_from = badge_inset + badge / 2;
constexpr double most_row_stretch = 1.2;
constexpr double most_family_stretch = 5;
constexpr double trunk_letter = 1;           // diameter of a letter's disc
constexpr double trunk_letter_inset = 0.13;  // between the disc and the rim of the box
constexpr double trunk_letter_pitch = 1.08;  // from one disc to the next further in

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
        choice_(lines_choice(measures, frame, plan.columns, plan.limit, plan.broken)),
        scene_(measures, frame, plan.offer_type),
        middle_(frame.centre()) {
    parts_.assign(choice_.families.size(), {0, 0});
    for (const Stack& stack : plan.stacks) {
      for (const Piece& piece : stack) ++parts_[piece.family].of;
    }
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
    const double share = between == 0 ? 1 : 0.5;
    const double row_stretch = rows == 0 ? 0 : std::min(spare * share / rows, scene_.points(most_row_stretch));
    spare -= row_stretch * rows;
    const double family_stretch = between == 0 ? 0 : std::min(spare / between, scene_.points(most_family_stretch));
    spare -= family_stretch * between;

    // What is left over stays white around the centre, unless that is most of a lower bay.
    const bool sparse = spare > (bottom - top) * 0.6;
    // A whole column begins level with the others, unless much of it is left over.
    const bool level = spare < (bottom - top) * 0.2;
    double y = top;
    if (bay.part == Bay::Part::whole && !level) y += spare / 2;
    if (bay.part == Bay::Part::lower && !sparse) y += spare;
    for (const Piece& piece : stack) {
      y = draw_piece(bay, piece, y, row_stretch) + scene_.points(usual_gaps.family) + family_stretch;
    }
  }

  // Returns where the piece ends.
  double draw_piece(const Bay& bay, const Piece& piece, double top, double row_stretch) {
    const Side side = bay.side;
    const double edge = columns_[bay.column];
    const Stackable& family = choice_.families[piece.family];
    ++parts_[piece.family].nth;
    const HeadSize size = measures_.head(piece.family, choice_.column_width - safety_width, parts_[piece.family]);
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
    double trunk = 0;    // which of the lines that leave the centre on this side, from the top
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
      const double wanted = scene_.points(column == 0 ? trunk_pitch : lane);
      const double pitch =
          std::min(wanted, room / static_cast<double>(std::max<std::size_t>(there.size(), 1)));
      for (std::size_t i = 0; i < there.size(); ++i) {
        const double further_in = static_cast<double>(there.size() - 1 - i) * pitch;
        ways.push_back(
            {there[i], column, edge - scene_.points(after_lanes) - further_in, static_cast<double>(i) * pitch, 0});
      }
    }
    return ways;
  }

  bool starts_level(const Way& way) const { return way.lane > choice_.box.width / 2; }

  // The lines that leave the centre level, from top to bottom. Neighbours of one family are one line, which branches.
  static std::size_t number_trunks(std::vector<Way*>& level) {
    std::size_t trunks = 0;
    for (std::size_t i = 0; i < level.size(); ++i) {
      if (i == 0 || level[i]->stop.branch != level[i - 1]->stop.branch) ++trunks;
      level[i]->trunk = static_cast<double>(trunks - 1);
    }
    return trunks;
  }

  void draw_lines_of(Side side) {
    std::vector<Way> upper = ways_to(side, true);
    std::vector<Way> lower = ways_to(side, false);
    std::vector<Way*> level;
    for (Way& way : upper) level.push_back(&way);
    for (std::size_t i = lower.size(); i-- > 0;) level.push_back(&lower[i]);
    std::erase_if(level, [&](const Way* way) { return !starts_level(*way); });
    const std::size_t trunks = number_trunks(level);
    // First and last of the lines that go beyond a column.
    const auto beyond = [&](std::size_t column) {
      std::pair<double, double> range{static_cast<double>(trunks), -1};
      for (const Way* way : level) {
        if (way->column <= column) continue;
        range = {std::min(range.first, way->trunk), std::max(range.second, way->trunk)};
      }
      return range;
    };
    const auto [first_out, last_out] = beyond(0);
    const double all = static_cast<double>(trunks) - 1;
    const double at_middle = last_out < first_out ? all / 2 : (first_out + last_out) / 2;
    double pitch = scene_.points(trunk_pitch);
    const auto keep_within = [&](double first, double last, double half) {
      const double most = std::max(at_middle - first, last - at_middle);
      if (most > 0) pitch = std::min(pitch, half / most);
    };
    keep_within(0, all, choice_.box.height / 2 - 0.75 * box_corner * choice_.box.type);
    for (std::size_t column = 0; column + 1 < plan_.columns; ++column) {
      const double free = corridor_height(choice_, scene_.frame(), column, plan_.offer_type) - scene_.points(clearance);
      const auto [first, last] = beyond(column);
      keep_within(first, last, free / 2);
    }
    for (const auto* ways : {&upper, &lower}) {
      for (const Way& way : *ways) {
        draw_way(side, way, middle_.y + (way.trunk - at_middle) * pitch, ways == &upper ? -1 : 1);
      }
    }
    put_letters_beside(side, level, at_middle, pitch);
    for (const auto* ways : {&upper, &lower}) put_letters_above(side, *ways, ways == &upper ? -1 : 1);
  }

  double letter_inset() const {
    const double rim = measures_.tree().theme.outlined ? box_rim * choice_.box.type : 0;
    return rim + scene_.points(trunk_letter_inset);
  }

  // How many rows of letters a pitch asks for within the pad of the box; 0 when there is no room for them.
  std::size_t letter_rows(double pitch, double pad) const {
    const double step = scene_.points(trunk_letter_pitch);
    const double needed = std::ceil(scene_.points(trunk_letter) / pitch - 0.001);
    return letter_inset() + needed * step > pad ? 0 : static_cast<std::size_t>(needed);
  }

  double letter_depth(std::size_t nth, std::size_t rows) const {
    const double steps = 0.5 + static_cast<double>(nth % rows);
    return letter_inset() + scene_.points(steps * trunk_letter_pitch);
  }

  void put_letter(std::size_t branch, Point at) {
    Shape disc;
    disc.centre = at;
    disc.width = disc.height = scene_.points(trunk_letter);
    const bool taken = std::any_of(letters_.begin(), letters_.end(), [&](const Shape& s) { return overlap(s, disc); });
    if (taken) return;
    letters_.push_back(disc);
    scene_.letter_on_box(branch, at, disc.width);
  }

  void put_letters_beside(Side side, const std::vector<Way*>& level, double at_middle, double pitch) {
    const std::size_t rows = letter_rows(pitch, title_pad_x * choice_.box.type);
    if (rows == 0) return;
    for (std::size_t i = 0; i < level.size(); ++i) {
      if (i > 0 && level[i]->trunk == level[i - 1]->trunk) continue;
      const double depth = letter_depth(static_cast<std::size_t>(level[i]->trunk), rows);
      put_letter(level[i]->stop.branch,
                 {x(side, choice_.box.width / 2 - depth), middle_.y + (level[i]->trunk - at_middle) * pitch});
    }
  }

  void put_letters_above(Side side, const std::vector<Way>& ways, int down) {
    std::vector<const Way*> upright;
    for (const Way& way : ways) {
      if (!starts_level(way)) upright.push_back(&way);
    }
    const double pitch = upright.size() < 2 ? scene_.points(trunk_pitch) : upright[1]->lane - upright[0]->lane;
    const std::size_t rows = letter_rows(pitch, title_pad_y * choice_.box.type);
    if (rows == 0) return;
    for (std::size_t i = 0; i < upright.size(); ++i) {
      const double depth = letter_depth(i, rows);
      put_letter(upright[i]->stop.branch,
                 {x(side, upright[i]->lane), middle_.y + down * (choice_.box.height / 2 - depth)});
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
    if (starts_level(way) && std::abs(off) < scene_.points(after_lanes)) {
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
  LinesChoice choice_;
  Scene scene_;
  Point middle_;
  std::size_t centre_ = 0;
  std::vector<MapPart> parts_;            // by family: drawn up to now, and of how many
  std::vector<Shape> letters_;            // on the box: where they stand
  std::vector<double> columns_;           // distance of each column's inner edge from the centre
  std::vector<std::vector<Stop>> stops_;  // by side and column
};

}  // namespace

MapLayout draw_lines(const MapMeasures& measures, const Frame& frame, const LinesPlan& plan) {
  MapLayout layout = LinesDrawing(measures, frame, plan).draw();
  layout.sides = sides_of(plan.stacks, measures.tree().branches.size());
  return layout;
}

}  // namespace mediamap::draw
