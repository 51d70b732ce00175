// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/label_placement.hpp"
#include "mediamap/draw/outline_thinning.hpp"
#include "mediamap/draw/typeface.hpp"

namespace mediamap::draw {
namespace {

// From pale to deep in even steps of lightness, so that grey prints and all eyes tell them apart; ink on the deepest
// still has a contrast of 4.5.
constexpr std::array<Colour, most_shades> shades = {Colour{0.886, 0.945, 0.933}, Colour{0.745, 0.878, 0.855},
                                                    Colour{0.573, 0.788, 0.773}, Colour{0.416, 0.690, 0.706},
                                                    Colour{0.294, 0.592, 0.639}};
constexpr Colour nothing_there{0.965, 0.961, 0.945};
constexpr Colour border{0.45, 0.49, 0.52};
constexpr Colour hatch_colour{0.42, 0.36, 0.30};
constexpr Colour circle_colour{0.72, 0.26, 0.16};
constexpr double text_line = 1.2;  // of its type size
constexpr std::size_t calm_communes = 150;  // with more, those where there is nothing are not named
constexpr double seen = 0.15 * points_per_mm;  // finer detail of an outline does not show on paper

Area polygon(std::vector<std::vector<Point>> rings, std::optional<Colour> fill) {
  Area area;
  area.rings = std::move(rings);
  area.fill = fill;
  area.outline = border;
  return area;
}

std::vector<Point> rectangle(double left, double top, double width, double height) {
  return {{left, top}, {left + width, top}, {left + width, top + height}, {left, top + height}};
}

// 1, 2 or 5 times a power of ten, at most the value.
double round_below(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (double step : {5.0, 2.0, 1.0}) {
    if (step * power <= value) return step * power;
  }
  return power;
}

class Drawing {
 public:
  Drawing(const TerritoryMap& map, const Sheet& sheet)
      : map_(map),
        measure_(pango_measure()),
        type_(std::clamp(std::min(sheet.width, sheet.height) / 78, 7.0, 26.0)),
        margin_(std::max(11 * points_per_mm, std::min(sheet.width, sheet.height) * 0.03)) {
    result_.picture.width = sheet.width;
    result_.picture.height = sheet.height;
    lying_ = sheet.width >= sheet.height;
  }

  TerritoryPicture draw() {
    place();
    add_communes();
    add_places();
    add_circles();
    add_labels();
    add_title();
    add_legend();
    add_footer();
    return std::move(result_);
  }

 private:
  Picture& picture() { return result_.picture; }
  double width() const { return result_.picture.width; }
  double height() const { return result_.picture.height; }

  Point on_paper(const PlanePoint& p) const {
    return {origin_.x + p.x * result_.points_per_metre, origin_.y - p.y * result_.points_per_metre};
  }

  // The map takes the sheet but for the title, the footer and, beside or below it, the legend.
  void place() {
    field_ = {margin_, margin_ + 4.2 * type_, width() - margin_, height() - margin_ - 2.2 * type_};
    legend_ = field_;
    if (lying_) {
      field_.right -= 17 * type_;
      legend_.left = field_.right + 2 * type_;
    } else {
      field_.bottom -= 15 * type_;
      legend_.top = field_.bottom + 1.5 * type_;
    }
    constexpr double infinite = std::numeric_limits<double>::infinity();
    PlanePoint low{infinite, infinite}, high{-infinite, -infinite};
    const auto include = [&](const PlanePoint& p) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    };
    for (const MappedCommune& commune : map_.communes) {
      include(commune.centre);
      for (const Ring& ring : commune.rings) std::for_each(ring.begin(), ring.end(), include);
    }
    const double wide = std::max(high.x - low.x, 1.0);
    const double high_metres = std::max(high.y - low.y, 1.0);
    result_.points_per_metre = std::min(field_.width() / wide, field_.height() / high_metres);
    origin_ = {field_.centre().x - (low.x + high.x) / 2 * result_.points_per_metre,
               field_.centre().y + (low.y + high.y) / 2 * result_.points_per_metre};
    for (const MappedCommune& commune : map_.communes) most_ = std::max(most_, commune.number);
    largest_radius_ = std::min(0.05 * std::min(field_.width(), field_.height()), 2.6 * type_);
  }

  std::optional<Colour> fill_of(std::size_t number) const {
    if (number == 0) return nothing_there;
    for (std::size_t i = 0; i < map_.classes.size(); ++i) {
      if (number >= map_.classes[i].from && number <= map_.classes[i].to) return shade(i);
    }
    return shades[0];
  }

  // Few classes are spread over all shades.
  Colour shade(std::size_t nth) const {
    const std::size_t last = map_.classes.size() < 2 ? 1 : map_.classes.size() - 1;
    return shades[std::min(nth * (most_shades - 1) / last, most_shades - 1)];
  }

  Hatch hatch() const { return {hatch_colour, 0.55 * type_, 0.07 * type_, 45}; }

  void add_communes() {
    std::vector<std::vector<Ring>> outlines;
    for (const MappedCommune& commune : map_.communes) outlines.push_back(commune.rings);
    const ThinnedOutlines thin = thinned(outlines, seen / result_.points_per_metre);
    for (std::size_t i = 0; i < thin.communes.size(); ++i) {
      const MappedCommune& commune = map_.communes[i];
      std::vector<std::vector<Point>> rings;
      for (const Ring& ring : thin.communes[i]) {
        auto& points = rings.emplace_back();
        for (const PlanePoint& p : ring) points.push_back(on_paper(p));
      }
      Area area = polygon(std::move(rings), fill_of(commune.number));
      area.outline_width = 0.06 * type_;
      area.tip = fmt::format("{} : {}", commune.name, commune.number);
      if (commune.off_site > 0) {
        area.hatch = hatch();
        area.tip += fill(_(", hors les murs : {}"), commune.off_site);
      }
      picture().areas.push_back(std::move(area));
    }
    for (const Ring& edge : thin.edges) {
      if (edge.size() < 2) continue;
      Curve line = straight(on_paper(edge[0]), on_paper(edge[1]));
      for (std::size_t i = 2; i < edge.size(); ++i) {
        const Curve next = straight(on_paper(edge[i - 1]), on_paper(edge[i]));
        line.points.insert(line.points.end(), next.points.begin() + 1, next.points.end());
      }
      line.width = 0.16 * type_;
      line.colour = soft_ink;
      picture().curves.push_back(std::move(line));
    }
  }

  double radius_of(std::size_t number) const {
    return largest_radius_ * std::sqrt(static_cast<double>(number) / static_cast<double>(std::max<std::size_t>(most_, 1)));
  }

  void add_disc(Point centre, double radius, Colour colour, std::string tip = {}) {
    Shape disc;
    disc.kind = Shape::Kind::disc;
    disc.centre = centre;
    disc.width = disc.height = 2 * radius;
    disc.fill = colour;
    disc.tip = std::move(tip);
    picture().shapes.push_back(std::move(disc));
  }

  // With a white rim, so that circles that touch stay apart; the largest first, none hides a smaller one.
  void add_circle(Point centre, std::size_t number, std::string tip) {
    const double radius = radius_of(number);
    add_disc(centre, radius + 0.09 * type_, white);
    add_disc(centre, radius, circle_colour, std::move(tip));
    const double size = std::min(type_ * 0.95, radius * 0.95);
    if (size >= 0.6 * type_) add_text(fmt::format("{}", number), centre, Align::centre, size, Face::bold, white);
  }

  void add_circles() {
    if (!map_.circles) return;
    for (std::size_t i : by_number()) {
      const MappedCommune& commune = map_.communes[i];
      if (commune.number > 0) add_circle(on_paper(commune.centre), commune.number, fmt::format("{} : {}", commune.name, commune.number));
    }
  }

  std::vector<std::size_t> by_number() const {
    std::vector<std::size_t> order(map_.communes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return map_.communes[a].number > map_.communes[b].number; });
    return order;
  }

  void add_places() {
    for (const MappedPlace& place : map_.places) {
      add_disc(on_paper(place.at), 0.24 * type_, white);
      add_disc(on_paper(place.at), 0.17 * type_, ink, place.name);
    }
  }

  Shape& add_text(std::string text, Point at, Align align, double size, Face face, Colour colour) {
    Shape shape;
    shape.text = std::move(text);
    shape.face = face;
    shape.size = size;
    shape.width = (measure_(face, shape.text).width + 0.04) * size;
    shape.height = text_line * size;
    const double shift = align == Align::left ? shape.width / 2 : align == Align::right ? -shape.width / 2 : 0;
    shape.centre = {at.x + shift, at.y};
    shape.align = align;
    shape.colour = colour;
    picture().shapes.push_back(std::move(shape));
    return picture().shapes.back();
  }

  // Communes with most first, then places. A label without room is left out, never laid over another.
  void add_labels() {
    TakenSpace taken(Rect{margin_, field_.top, lying_ ? legend_.left - type_ : width() - margin_, lying_ ? height() - margin_ - 2 * type_ : legend_.top},
                     3 * type_);
    if (map_.circles) {
      for (const MappedCommune& commune : map_.communes) {
        const double r = radius_of(commune.number);
        if (commune.number > 0) taken.take(rect_around(on_paper(commune.centre), 2 * r, 2 * r));
      }
    }
    for (const MappedPlace& place : map_.places) taken.take(rect_around(on_paper(place.at), 0.4 * type_, 0.4 * type_));
    const bool crowded = map_.communes.size() > calm_communes;
    for (std::size_t i : by_number()) {
      const MappedCommune& commune = map_.communes[i];
      const double r = map_.circles && commune.number > 0 ? radius_of(commune.number) : 0;
      if (crowded && commune.number == 0) {
        ++result_.labels_left_out;
        continue;
      }
      add_label(taken, commune.name, on_paper(commune.centre), r, (crowded ? 0.66 : 0.82) * type_, commune.number > 0 ? Face::semibold : Face::regular, ink);
    }
    for (const MappedPlace& place : map_.places) {
      add_label(taken, place.name, on_paper(place.at), 0.24 * type_, 0.66 * type_, Face::italic, ink);
    }
  }

  void add_label(TakenSpace& taken, const std::string& name, Point mark, double radius, double size, Face face, Colour colour) {
    const double wide = (measure_(face, name).width + 0.1) * size;
    std::vector<Rect> choices = places_around(mark, radius + 0.25 * size, wide, text_line * size);
    if (radius == 0) choices.insert(choices.begin(), rect_around(mark, wide, text_line * size));
    for (const Rect& rect : choices) {
      if (!taken.is_free(rect)) continue;
      taken.take(rect);
      add_text(name, rect.centre(), Align::centre, size, face, colour);
      return;
    }
    ++result_.labels_left_out;
  }

  void add_title() {
    add_text(map_.title, {margin_, margin_ + type_}, Align::left, 1.9 * type_, Face::bold, ink);
    add_text(map_.territory, {margin_, margin_ + 2.9 * type_}, Align::left, 1.15 * type_, Face::regular, soft_ink);
  }

  double lines(const std::string& text, double left, double top, double limit, double size, Face face, Colour colour) {
    const Wrapped wrapped = wrap(measured(text, face, measure_), limit / size);
    for (const std::string& line : wrapped.lines) {
      add_text(line, {left, top + 0.65 * size}, Align::left, size, face, colour);
      top += 1.3 * size;
    }
    return top;
  }

  // Blocks one under the other beside the map, or in three columns below it.
  void add_legend() {
    const double gap = 2 * type_;
    const double column = lying_ ? legend_.width() : (legend_.width() - 2 * gap) / 3;
    double left = legend_.left;
    double y = lines(map_.measure, left, legend_.top, column, 1.05 * type_, Face::bold, ink) + 0.6 * type_;
    if (map_.circles && most_ > 0) y = add_circle_legend(left, y) + 0.8 * type_;
    if (!map_.classes.empty()) y = add_shade_legend(left, y, column);
    if (!lying_) left += column + gap, y = legend_.top;
    y = add_sign_legend(left, y + (lying_ ? 0.6 * type_ : 0), column);
    if (!lying_) left += column + gap, y = legend_.top;
    y = add_scale(left, y + (lying_ ? 1.6 * type_ : 0), column);
    for (const std::string& note : notes()) y = lines(note, left, y + 0.4 * type_, column, 0.78 * type_, Face::italic, grey_ink);
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> all = map_.notes;
    if (result_.labels_left_out > 0) {
      all.push_back(count_of(result_.labels_left_out, N_("{} nom non écrit, faute de place."), N_("{} noms non écrits, faute de place.")));
    }
    return all;
  }

  double add_circle_legend(double left, double y) {
    std::vector<std::size_t> numbers = {most_, static_cast<std::size_t>(round_below(std::max(1.0, static_cast<double>(most_) / 3))), 1};
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (std::size_t number : numbers) {
      if (number == 0) continue;
      const double r = radius_of(number);
      const double row = std::max(2 * r, 1.1 * type_) + 0.35 * type_;
      add_disc({left + largest_radius_, y + row / 2}, r, circle_colour);
      add_text(fmt::format("{}", number), {left + 2 * largest_radius_ + 0.7 * type_, y + row / 2}, Align::left, type_, Face::regular, ink);
      y += row;
    }
    return y;
  }

  double add_box(double left, double y, std::optional<Colour> fill, bool hatched, const std::string& text, double column) {
    Area box = polygon({rectangle(left, y, 2.2 * type_, 1.2 * type_)}, fill);
    box.outline_width = 0.06 * type_;
    if (hatched) box.hatch = hatch();
    picture().areas.push_back(std::move(box));
    return std::max(lines(text, left + 3 * type_, y, column - 3 * type_, 0.95 * type_, Face::regular, ink), y + 1.2 * type_) + 0.4 * type_;
  }

  double add_shade_legend(double left, double y, double column) {
    const auto zeros = static_cast<std::size_t>(std::count_if(map_.communes.begin(), map_.communes.end(), [](const auto& c) { return c.number == 0; }));
    const auto row = [&](std::string range, std::size_t communes) {
      return range + " (" + count_of(communes, N_("{} commune"), N_("{} communes")) + ")";
    };
    if (zeros > 0) y = add_box(left, y, nothing_there, false, row("0", zeros), column);
    for (std::size_t i = 0; i < map_.classes.size(); ++i) {
      const MappedClass& c = map_.classes[i];
      const std::string range = c.from == c.to ? fmt::format("{}", c.from) : fill(_("{} à {}"), c.from, c.to);
      y = add_box(left, y, shade(i), false, row(range, c.communes), column);
    }
    return y;
  }

  double add_sign_legend(double left, double y, double column) {
    if (map_.classes.empty()) {
      y = add_box(left, y, shades[0], false, _("commune où il y a quelque chose"), column);
      y = add_box(left, y, nothing_there, false, _("commune sans rien"), column);
    }
    const bool hatched = std::any_of(map_.communes.begin(), map_.communes.end(), [](const auto& c) { return c.off_site > 0; });
    if (hatched) y = add_box(left, y, std::nullopt, true, _("desservie hors les murs"), column);
    if (map_.places.empty()) return y;
    add_disc({left + 1.1 * type_, y + 0.6 * type_}, 0.17 * type_, ink);
    return lines(_("lieu"), left + 3 * type_, y, column - 3 * type_, 0.95 * type_, Face::regular, ink) + 0.4 * type_;
  }

  // A round number of kilometres, about half as wide as the column, and north.
  double add_scale(double left, double y, double column) {
    const double metres = round_below(0.6 * column / result_.points_per_metre);
    const double length = metres * result_.points_per_metre;
    const double bar = 0.3 * type_;
    Area line = polygon({rectangle(left, y, length, bar)}, white);
    line.outline = ink;
    line.outline_width = 0.06 * type_;
    picture().areas.push_back(std::move(line));
    picture().areas.push_back(polygon({rectangle(left, y, length / 2, bar)}, ink));
    const std::string words = metres >= 1000 ? fill(_("{} km"), std::lround(metres / 1000)) : fill(_("{} m"), std::lround(metres));
    add_text("0", {left, y + bar + 0.8 * type_}, Align::left, 0.85 * type_, Face::regular, ink);
    add_text(words, {left + length, y + bar + 0.8 * type_}, Align::right, 0.85 * type_, Face::regular, ink);
    const double x = left + std::min(length + 3 * type_, column - type_);
    picture().areas.push_back(polygon({{{x, y - 0.6 * type_}, {x + 0.55 * type_, y + 1.1 * type_}, {x, y + 0.7 * type_}, {x - 0.55 * type_, y + 1.1 * type_}}}, ink));
    add_text(_("N"), {x, y - 1.2 * type_}, Align::centre, 0.95 * type_, Face::bold, ink);
    return y + bar + 1.6 * type_;
  }

  void add_footer() {
    std::string left = map_.source;
    if (!map_.date.empty()) left += " · " + long_date(map_.date);
    const Wrapped wrapped = wrap(measured(left, Face::regular, measure_), (width() - 2 * margin_) / (0.78 * type_));
    if (wrapped.lines.empty()) return;
    const std::string line = wrapped.lines.front() + (wrapped.lines.size() > 1 ? "…" : "");
    add_text(line, {margin_, height() - margin_ - 0.5 * type_}, Align::left, 0.78 * type_, Face::regular, grey_ink);
  }

  const TerritoryMap& map_;
  Measure measure_;
  double type_;
  double margin_;
  bool lying_ = true;
  Rect field_;
  Rect legend_;
  Point origin_;
  std::size_t most_ = 0;
  double largest_radius_ = 0;
  TerritoryPicture result_;
};

}  // namespace

TerritoryPicture territory_picture(const TerritoryMap& map, const Sheet& sheet) { return Drawing(map, sheet).draw(); }

}  // namespace mediamap::draw
