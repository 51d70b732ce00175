// SPDX-License-Identifier: EUPL-1.2
// Adds texts, discs and boxes to a picture, with the places that texts take.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "mediamap/draw/label_placement.hpp"
#include "mediamap/draw/picture.hpp"
#include "mediamap/draw/typeface.hpp"

namespace mediamap::draw {

constexpr double text_line = 1.2;      // height of one line alone, of its type size
constexpr double paragraph_line = 1.3;  // from one line to the next

class Pen {
 public:
  Pen(Picture& picture, const Measure& measure) : picture_(picture), measure_(measure) {}

  const Measure& measure() const { return measure_; }
  double width_of(const std::string& text, Face face, double size) const { return measure_(face, text).width * size; }

  // One line; `at` is the left end, the middle or the right end of its middle line.
  Shape& text(std::string text, Point at, Align align, double size, Face face, Colour colour);
  // As many lines as the limit asks for, from the corner downwards. Returns where they end.
  double lines(const std::string& text, Point corner, double limit, double size, Face face, Colour colour);
  void disc(Point centre, double radius, Colour colour, std::string tip = {});
  Area& polygon(std::vector<Point> ring, std::optional<Colour> fill);
  Area& box(const Rect& rect, std::optional<Colour> fill);

 private:
  Picture& picture_;
  const Measure& measure_;
};

}  // namespace mediamap::draw
