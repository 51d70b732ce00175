// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/outline_thinning.hpp"
#include "mediamap/draw/pen.hpp"
#include "mediamap/draw/territory_circles.hpp"
#include "mediamap/draw/territory_frame.hpp"
#include "mediamap/draw/territory_legend.hpp"
#include "mediamap/draw/territory_names.hpp"
#include "mediamap/draw/territory_style.hpp"

namespace mediamap::draw {
namespace {

constexpr double seen = 0.15 * points_per_mm;  // finer detail of an outline does not show on paper

class Drawing {
 public:
  Drawing(const TerritoryMap& map, const Sheet& sheet, const Measure& measure, bool wide_legend)
      : map_(map), measure_(measure), frame_(territory_frame(map, sheet, wide_legend)), style_(map, frame_), type_(frame_.type),
        crowded_(map.communes.size() > calm_communes), pen_(result_.picture, measure) {
    result_.picture.width = sheet.width;
    result_.picture.height = sheet.height;
    result_.points_per_metre = frame_.points_per_metre;
  }

  TerritoryPicture draw() {
    add_communes();
    const std::vector<Point> circles = circle_centres(map_, style_, frame_, result_.picture.areas);
    add_title();
    const std::size_t title_end = result_.picture.shapes.size();
    if (crowded_) add_dots();
    add_circles(circles);
    if (!crowded_) add_dots();
    add_circle_numbers(circles);
    const TerritoryLegend legend(map_, style_, frame_, measure_);
    NumberedList list = legend.list();
    const TerritoryNames names = add_names(pen_, map_, style_, frame_, circles, result_.picture.areas, list);
    const Counts map_end{result_.picture.areas.size(), result_.picture.shapes.size()};
    legend.draw(pen_, names, list);
    if (!frame_.lying) spread({0, title_end}, map_end);
    add_footer();
    result_.communes_unnamed = names.communes_left_out;
    result_.places_unnamed = names.places_left_out;
    return std::move(result_);
  }

 private:
  // How many areas and shapes there are.
  struct Counts {
    std::size_t areas = 0;
    std::size_t shapes = 0;
  };

  // What the legend below the map does not need goes above it and above the map.
  void spread(const Counts& map_begin, const Counts& map_end) {
    Picture& picture = result_.picture;
    double bottom = frame_.legend.top;
    for (std::size_t i = map_end.shapes; i < picture.shapes.size(); ++i) bottom = std::max(bottom, picture.shapes[i].bottom());
    const double left = std::max(0.0, frame_.legend.bottom - bottom);
    shift(map_begin, map_end, 0.3 * left);
    for (Curve& curve : picture.curves) {
      for (Point& p : curve.points) p.y += 0.3 * left;
    }
    shift(map_end, {picture.areas.size(), picture.shapes.size()}, 0.8 * left);
  }

  void shift(const Counts& from, const Counts& to, double down) {
    for (std::size_t i = from.shapes; i < to.shapes; ++i) result_.picture.shapes[i].centre.y += down;
    for (std::size_t i = from.areas; i < to.areas; ++i) {
      for (auto& ring : result_.picture.areas[i].rings) {
        for (Point& p : ring) p.y += down;
      }
    }
  }

  void add_communes() {
    std::vector<std::vector<Ring>> outlines;
    for (const MappedCommune& commune : map_.communes) outlines.push_back(commune.rings);
    const ThinnedOutlines thin = thinned(outlines, seen / frame_.points_per_metre);
    for (std::size_t i = 0; i < thin.communes.size(); ++i) add_commune(map_.communes[i], thin.communes[i]);
    for (const Ring& edge : thin.edges) add_edge(edge);
  }

  void add_commune(const MappedCommune& commune, const std::vector<Ring>& outline) {
    Area area;
    for (const Ring& ring : outline) {
      auto& points = area.rings.emplace_back();
      for (const PlanePoint& p : ring) points.push_back(frame_.on_paper(p));
    }
    area.fill = style_.fill_of(commune.number);
    area.outline = commune_border;
    area.outline_width = 0.06 * type_;
    area.tip = fmt::format("{} : {}", commune.name, commune.number);
    if (commune.off_site > 0) {
      area.hatch = style_.hatch_on(*area.fill);
      area.tip += fill(_(", hors les murs : {}"), commune.off_site);
    }
    result_.picture.areas.push_back(std::move(area));
  }

  void add_edge(const Ring& edge) {
    if (edge.size() < 2) return;
    Curve line = straight(frame_.on_paper(edge[0]), frame_.on_paper(edge[1]));
    for (std::size_t i = 2; i < edge.size(); ++i) {
      const Curve next = straight(frame_.on_paper(edge[i - 1]), frame_.on_paper(edge[i]));
      line.points.insert(line.points.end(), next.points.begin() + 1, next.points.end());
    }
    line.width = 0.14 * type_;
    line.colour = soft_ink;
    result_.picture.curves.push_back(std::move(line));
  }

  void add_dots() {
    const double share = crowded_ ? 0.7 : 1;
    for (const MappedPlace& place : map_.places) {
      pen_.disc(frame_.on_paper(place.at), share * 0.24 * type_, white);
      pen_.disc(frame_.on_paper(place.at), share * 0.17 * type_, ink, place.name);
    }
  }

  // With a white rim, so that circles that touch stay apart; the largest first, none hides a smaller one.
  void add_circles(const std::vector<Point>& centres) {
    const std::vector<std::size_t> order = by_number(map_);
    for (std::size_t i : order) {
      const std::size_t number = map_.communes[i].circled();
      const double radius = style_.radius_of(number);
      if (radius <= 0) continue;
      pen_.disc(centres[i], radius + 0.09 * type_, white);
      pen_.disc(centres[i], radius, circle_colour, fmt::format("{} : {}", map_.communes[i].name, number));
    }
  }

  // Over the dots; not where a smaller circle would lie under the number.
  void add_circle_numbers(const std::vector<Point>& centres) {
    TakenSpace smaller(Rect{0, 0, result_.picture.width, result_.picture.height}, 3 * type_);
    const std::vector<std::size_t> order = by_number(map_);
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
      const std::size_t number = map_.communes[*i].circled();
      const double radius = style_.radius_of(number);
      if (radius <= 0) continue;
      const double size = std::min(type_ * 0.95, radius * 0.95);
      const std::string text = fmt::format("{}", number);
      const Rect rect = rect_around(centres[*i], pen_.width_of(text, Face::bold, size) + 0.04 * size, text_line * size);
      if (size >= 0.6 * type_ && smaller.is_free(rect)) pen_.text(text, centres[*i], Align::centre, size, Face::bold, white).halo = circle_colour;
      smaller.take_disc(centres[*i], radius);
    }
  }

  void add_title() {
    const double margin = frame_.margin;
    const double wide = result_.picture.width - 2 * margin;
    const double natural = pen_.width_of(map_.title, Face::bold, 1);
    const double size = std::min(2.1 * type_, natural > 0 ? wide / (natural + 0.1) : 2.1 * type_);
    pen_.text(map_.title, {margin, margin + type_}, Align::left, size, Face::bold, ink);
    pen_.text(map_.territory, {margin, margin + 3.1 * type_}, Align::left, 1.2 * type_, Face::regular, grey_ink);
  }

  void add_footer() {
    std::string left = map_.source;
    if (!map_.date.empty()) left += " · " + long_date(map_.date);
    const double size = 0.74 * type_;
    const Wrapped wrapped = wrap(measured(left, Face::regular, measure_), (result_.picture.width - 2 * frame_.margin) / size);
    if (wrapped.lines.empty()) return;
    const std::string line = wrapped.lines.front() + (wrapped.lines.size() > 1 ? "…" : "");
    pen_.text(line, {frame_.margin, result_.picture.height - frame_.margin - 0.5 * type_}, Align::left, size, Face::regular, grey_ink);
  }

  const TerritoryMap& map_;
  const Measure& measure_;
  TerritoryFrame frame_;
  TerritoryStyle style_;
  double type_;
  bool crowded_;
  TerritoryPicture result_;
  Pen pen_;
};

}  // namespace

Sheet roomier_turn(const TerritoryMap& map, const Sheet& sheet) {
  const Sheet lying = turned(sheet, Orientation::landscape);
  const Sheet upright = turned(sheet, Orientation::portrait);
  return territory_frame(map, upright).points_per_metre > territory_frame(map, lying).points_per_metre ? upright : lying;
}

TerritoryPicture territory_picture(const TerritoryMap& map, const Sheet& sheet) {
  const Measure measure = pango_measure();
  TerritoryPicture usual = Drawing(map, sheet, measure, false).draw();
  if (usual.places_unnamed == 0) return usual;
  TerritoryPicture wide = Drawing(map, sheet, measure, true).draw();
  return wide.places_unnamed < usual.places_unnamed ? std::move(wide) : std::move(usual);
}

}  // namespace mediamap::draw
