// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/cut_sheet.hpp"

#include <cmath>

#include "mediamap/base/text.hpp"

namespace mediamap::draw {
namespace {

struct Size {
  const char* name;
  double width_mm;
  double height_mm;
};

constexpr Size sizes[] = {{"38x51", 51, 38}, {"76x76", 76, 76}, {"76x127", 127, 76}, {"A6", 148, 105}};

constexpr double unprinted = 5 * points_per_mm;  // what usual printers leave white
constexpr double mark_gap = 1 * points_per_mm;
constexpr double mark_length = 3 * points_per_mm;
constexpr double mark_width = 0.4;
constexpr double margin = unprinted + mark_length + mark_gap;

std::size_t how_many(double room, double each) { return static_cast<std::size_t>(std::floor(room / each + 1e-6)); }

CutSheet filled(const Sheet& sheet, const CardSize& card) {
  return {sheet, card, how_many(sheet.width - 2 * margin, card.width), how_many(sheet.height - 2 * margin, card.height)};
}

}  // namespace

std::optional<CardSize> card_size(std::string_view name) {
  for (const Size& size : sizes) {
    if (fold(size.name) == fold(name)) {
      return CardSize{size.name, size.width_mm * points_per_mm, size.height_mm * points_per_mm};
    }
  }
  return {};
}

std::vector<std::string> card_size_names() {
  std::vector<std::string> names;
  for (const Size& size : sizes) names.emplace_back(size.name);
  return names;
}

std::vector<Point> ring_of(const Box& box) {
  return {{box.left, box.top}, {box.right(), box.top}, {box.right(), box.bottom()}, {box.left, box.bottom()}};
}

Box CutSheet::front(std::size_t nth) const {
  const double left = (sheet.width - static_cast<double>(columns) * card.width) / 2;
  const double top = (sheet.height - static_cast<double>(rows) * card.height) / 2;
  return {left + static_cast<double>(nth % columns) * card.width, top + static_cast<double>(nth / columns) * card.height,
          card.width, card.height};
}

Box CutSheet::back(std::size_t nth) const {
  Box box = front(nth);
  if (sheet.width > sheet.height) {
    box.top = sheet.height - box.bottom();
  } else {
    box.left = sheet.width - box.right();
  }
  return box;
}

Box CutSheet::margin_note() const {
  const Box last = front(columns * (rows - 1));
  return {last.left + mark_gap, last.bottom() + mark_gap, last.width - 2 * mark_gap, mark_length};
}

std::vector<Area> CutSheet::cut_marks() const {
  std::vector<Area> marks;
  if (count() == 0) return marks;
  const auto mark = [&](Point middle, double width, double height) {
    Area area;
    area.rings = {ring_of({middle.x - width / 2, middle.y - height / 2, width, height})};
    area.fill = grey_ink;
    marks.push_back(std::move(area));
  };
  const Box first = front(0);
  const Box last = front(count() - 1);
  const double away = mark_gap + mark_length / 2;
  for (std::size_t i = 0; i <= columns; ++i) {
    const double x = first.left + static_cast<double>(i) * card.width;
    mark({x, first.top - away}, mark_width, mark_length);
    mark({x, last.bottom() + away}, mark_width, mark_length);
  }
  for (std::size_t i = 0; i <= rows; ++i) {
    const double y = first.top + static_cast<double>(i) * card.height;
    mark({first.left - away, y}, mark_length, mark_width);
    mark({last.right() + away, y}, mark_length, mark_width);
  }
  return marks;
}

CutSheet cut_sheet(const Sheet& paper, const CardSize& card) {
  const CutSheet upright = filled(turned(paper, Orientation::portrait), card);
  const CutSheet lying = filled(turned(paper, Orientation::landscape), card);
  return lying.count() > upright.count() ? lying : upright;
}

}  // namespace mediamap::draw
