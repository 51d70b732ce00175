// SPDX-License-Identifier: EUPL-1.2
// Cards of a true size on a sheet that a printer takes: where they lie, where their backs lie, where to cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// Lying: never taller than wide. In points.
struct CardSize {
  std::string name;
  double width = 0;
  double height = 0;
};

// "38x51", "76x76", "76x127" (mm) or "A6", whatever the case; nothing for other names.
std::optional<CardSize> card_size(std::string_view name);
std::vector<std::string> card_size_names();

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

// A closed ring along the box.
std::vector<Point> ring_of(const Box& box);

// Cards edge to edge in the middle of the sheet, so that one cut serves two.
struct CutSheet {
  Sheet sheet;
  CardSize card;
  std::size_t columns = 0;
  std::size_t rows = 0;

  std::size_t count() const { return columns * rows; }
  // The nth card, row by row.
  Box front(std::size_t nth) const;
  // The nth card's back, on a page of its own, once the sheet is turned over along its long edge.
  Box back(std::size_t nth) const;
  // Below the first card, clear of the marks: where the margin can tell something.
  Box margin_note() const;
  std::vector<Area> cut_marks() const;
};

// The sheet lies on the side that holds more cards. It may hold none.
CutSheet cut_sheet(const Sheet& paper, const CardSize& card);

}  // namespace mediamap::draw
