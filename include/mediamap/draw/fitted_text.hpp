// SPDX-License-Identifier: EUPL-1.2
// Texts one below the other in a box, in the largest type at which all of them fit.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/cut_sheet.hpp"
#include "mediamap/draw/typeface.hpp"

namespace mediamap::draw {

struct Paragraph {
  std::string text;
  Face face = Face::regular;
  Colour colour = ink;
  double share = 1;  // of the type size of the whole, but never below the smallest
};

struct TypeRange {
  double smallest = 6;  // in the hand
  double largest = 16;
};

struct FittedText {
  double size = 0;
  double bottom = 0;
  bool cut = false;  // at the smallest size and still too long: an ellipsis tells
  std::vector<Shape> lines;
};

FittedText fitted_text(const std::vector<Paragraph>& paragraphs, const Box& box, const TypeRange& range, const Measure& measure);

// The text on one line of this width, with an ellipsis when it is longer.
std::string shortened(std::string text, Face face, double width_in_em, const Measure& measure);

// A line of text in a box, in the middle of its height.
Shape line_in(const Box& box, std::string text, Face face, double size, Align align, Colour colour);

}  // namespace mediamap::draw
