// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mediamap/base/i18n.hpp"

namespace mediamap::draw {
namespace {

constexpr double smallest_type = 6.5;  // points
constexpr double gap = 2;  // between columns, like all shares of the type size

// 1, 2 or 5 times a power of ten, at most the value.
double round_below(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (double step : {5.0, 2.0, 1.0}) {
    if (step * power <= value) return step * power;
  }
  return power;
}

std::vector<std::size_t> numbers_of_circles(std::size_t most) {
  std::vector<std::size_t> numbers = {most, static_cast<std::size_t>(round_below(std::max(1.0, static_cast<double>(most) / 3))), 1};
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

double TerritoryLegend::column() const {
  return frame_.lying ? std::min(frame_.legend.width(), 17 * type_) : (frame_.legend.width() - 2 * gap * type_) / 3;
}

double TerritoryLegend::column_left(int nth) const { return frame_.legend.left + nth * (column() + gap * type_); }

double TerritoryLegend::circle_row(Pen& pen, double left, double y) const {
  const double base = y + 2 * style_.largest_radius();
  double x = left;
  for (std::size_t number : numbers_of_circles(style_.most())) {
    const std::string text = fmt::format("{}", number);
    const double r = style_.radius_of(number);
    const double half = std::max(r, pen.width_of(text, Face::regular, type_) / 2);
    pen.disc({x + half, base - r}, r, circle_colour);
    pen.text(text, {x + half, base + 0.85 * type_}, Align::centre, 0.95 * type_, Face::regular, ink);
    x += 2 * half + 1.1 * type_;
  }
  return base + 1.7 * type_;
}

double TerritoryLegend::box_row(Pen& pen, Point corner, std::optional<Colour> fill, bool hatched, const std::string& text) const {
  Area& box = pen.box({corner.x, corner.y, corner.x + 2.2 * type_, corner.y + 1.2 * type_}, fill);
  box.outline = commune_border;
  box.outline_width = 0.06 * type_;
  if (hatched) box.hatch = style_.hatch_on(fill.value_or(white));
  const double end = pen.lines(text, {corner.x + 3 * type_, corner.y}, column() - 3 * type_, 0.92 * type_, Face::regular, ink);
  return std::max(end, corner.y + 1.2 * type_) + 0.4 * type_;
}

double TerritoryLegend::shade_rows(Pen& pen, double left, double y) const {
  const auto zeros = static_cast<std::size_t>(std::count_if(map_.communes.begin(), map_.communes.end(), [](const auto& c) { return c.number == 0; }));
  const auto row = [&](const std::string& range, std::size_t communes) {
    return range + " (" + count_of(communes, N_("{} commune"), N_("{} communes")) + ")";
  };
  if (zeros > 0) y = box_row(pen, {left, y}, style_.fill_of(0), false, row("0", zeros));
  for (std::size_t i = 0; i < map_.classes.size(); ++i) {
    const MappedClass& c = map_.classes[i];
    const std::string range = c.from == c.to ? fmt::format("{}", c.from) : fill(_("{} à {}"), c.from, c.to);
    y = box_row(pen, {left, y}, style_.shade(i), false, row(range, c.communes));
  }
  return y;
}

double TerritoryLegend::measure_block(Pen& pen, double left, double y) const {
  y = pen.lines(map_.measure, {left, y}, column(), 1.1 * type_, Face::bold, ink);
  if (!map_.summary.empty()) y = pen.lines(map_.summary, {left, y}, column(), 0.85 * type_, Face::regular, grey_ink);
  y += 0.7 * type_;
  if (!map_.classes.empty()) y = shade_rows(pen, left, y) + 0.6 * type_;
  if (!map_.circles || style_.most() == 0) return y;
  if (!map_.circle_measure.empty()) y = pen.lines(map_.circle_measure, {left, y + 0.4 * type_}, column(), 1.1 * type_, Face::bold, ink) + 0.4 * type_;
  return circle_row(pen, left, y) + 0.6 * type_;
}

double TerritoryLegend::sign_rows(Pen& pen, double left, double y) const {
  if (map_.classes.empty()) {
    const auto has = [&](bool some) { return std::any_of(map_.communes.begin(), map_.communes.end(), [&](const auto& c) { return (c.number > 0) == some; }); };
    if (has(true)) y = box_row(pen, {left, y}, style_.fill_of(1), false, map_.with_some);
    if (has(false)) y = box_row(pen, {left, y}, style_.fill_of(0), false, map_.with_none);
  }
  const bool hatched = std::any_of(map_.communes.begin(), map_.communes.end(), [](const auto& c) { return c.off_site > 0; });
  if (hatched) y = box_row(pen, {left, y}, std::nullopt, true, _("desservie hors les murs"));
  if (map_.places.empty()) return y;
  pen.disc({left + 1.1 * type_, y + 0.6 * type_}, 0.17 * type_, ink);
  return pen.lines(_("lieu"), {left + 3 * type_, y}, column() - 3 * type_, 0.92 * type_, Face::regular, ink) + 0.4 * type_;
}

// A round number of kilometres, about half as wide as the column, and north.
double TerritoryLegend::scale(Pen& pen, double left, double y) const {
  y += 1.8 * type_;
  const double metres = round_below(0.6 * column() / frame_.points_per_metre);
  const double length = metres * frame_.points_per_metre;
  const double bar = 0.3 * type_;
  Area& line = pen.box({left, y, left + length, y + bar}, white);
  line.outline = ink;
  line.outline_width = 0.06 * type_;
  pen.box({left, y, left + length / 2, y + bar}, ink);
  const std::string words = metres >= 1000 ? fill(_("{} km"), std::lround(metres / 1000)) : fill(_("{} m"), std::lround(metres));
  pen.text("0", {left, y + bar + 0.8 * type_}, Align::left, 0.85 * type_, Face::regular, ink);
  pen.text(words, {left + length, y + bar + 0.8 * type_}, Align::right, 0.85 * type_, Face::regular, ink);
  const double x = left + std::min(length + 3 * type_, column() - type_);
  pen.polygon({{x, y - 0.6 * type_}, {x + 0.55 * type_, y + 1.1 * type_}, {x, y + 0.7 * type_}, {x - 0.55 * type_, y + 1.1 * type_}}, ink);
  pen.text(_("N"), {x, y - 1.2 * type_}, Align::centre, 0.95 * type_, Face::bold, ink);
  return y + bar + 1.8 * type_;
}

double TerritoryLegend::foot(Pen& pen, double left, double y, const std::vector<std::string>& notes) const {
  y = scale(pen, left, y);
  for (const std::string& note : notes) y = pen.lines(note, {left, y + 0.3 * type_}, column(), 0.74 * type_, Face::italic, grey_ink);
  return y;
}

std::vector<std::string> TerritoryLegend::notes(const TerritoryNames& names) const {
  std::vector<std::string> all = map_.notes;
  if (names.empty_communes_unnamed) all.push_back(_("Seules les communes où il y a quelque chose sont nommées."));
  if (names.communes_left_out > 0) {
    all.push_back(count_of(names.communes_left_out, N_("{} commune n'est pas nommée, faute de place."), N_("{} communes ne sont pas nommées, faute de place.")));
  }
  if (names.places_left_out > 0) {
    all.push_back(count_of(names.places_left_out, N_("{} lieu n'est pas nommé, faute de place."), N_("{} lieux ne sont pas nommés, faute de place.")));
  }
  return all;
}

// Beside the map between the signs and the scale, below the map the last column.
Rect TerritoryLegend::list_room() const {
  Rect room = frame_.legend;
  if (!frame_.lying) {
    room.left = column_left(2);
    return room;
  }
  Picture unseen;
  Pen pen(unseen, measure_);
  room.top = sign_rows(pen, 0, measure_block(pen, 0, room.top)) + 0.8 * type_;
  // The notes are not known yet: as if all of them were written.
  TerritoryNames most;
  most.empty_communes_unnamed = map_.communes.size() > 100;
  most.communes_left_out = most.places_left_out = 999;
  room.bottom -= foot(pen, 0, 0, notes(most));
  return room;
}

NumberedList TerritoryLegend::list() const {
  Rect room = list_room();
  room.top += 1.7 * type_;  // its heading
  const double narrowest = (map_.communes.size() > calm_communes ? 9.5 : 13) * type_;
  const double between = gap * type_;
  const int count = std::max(1, static_cast<int>((room.width() + between) / (narrowest + between)));
  const double wide = (room.width() - (count - 1) * between) / count;
  std::vector<Rect> columns;
  for (int i = 0; i < count; ++i) {
    const double left = room.left + i * (wide + between);
    columns.push_back({left, room.top, left + wide, room.bottom});
  }
  const double size = map_.communes.size() > calm_communes ? std::max(0.5 * type_, smallest_type) : 0.72 * type_;
  return {std::move(columns), size, measure_};
}

void TerritoryLegend::draw(Pen& pen, const TerritoryNames& names, const NumberedList& list) const {
  const double top = frame_.legend.top;
  double y = measure_block(pen, frame_.legend.left, top);
  y = sign_rows(pen, column_left(frame_.lying ? 0 : 1), frame_.lying ? y : top);
  if (!names.numbered.empty()) {
    const Rect room = list_room();
    pen.text(_("Lieux numérotés"), {room.left, room.top + 0.65 * type_}, Align::left, 0.92 * type_, Face::semibold, ink);
    list.draw(pen, names.numbered);
  }
  const auto all = notes(names);
  if (!frame_.lying) {
    const bool last_free = names.numbered.empty();
    foot(pen, column_left(last_free ? 2 : 1), last_free ? top - 0.6 * type_ : y, all);
    return;
  }
  Picture unseen;
  Pen ruler(unseen, measure_);
  foot(pen, frame_.legend.left, std::max(y, frame_.legend.bottom - foot(ruler, 0, 0, all)), all);
}

}  // namespace mediamap::draw
