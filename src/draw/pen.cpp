// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/pen.hpp"

namespace mediamap::draw {

Shape& Pen::text(std::string text, Point at, Align align, double size, Face face, Colour colour) {
  Shape shape;
  shape.text = std::move(text);
  shape.face = face;
  shape.size = size;
  shape.width = width_of(shape.text, face, size) + 0.04 * size;
  shape.height = text_line * size;
  const double shift = align == Align::left ? shape.width / 2 : align == Align::right ? -shape.width / 2 : 0;
  shape.centre = {at.x + shift, at.y};
  shape.align = align;
  shape.colour = colour;
  picture_.shapes.push_back(std::move(shape));
  return picture_.shapes.back();
}

double Pen::lines(const std::string& text, Point corner, double limit, double size, Face face, Colour colour) {
  double top = corner.y;
  for (const std::string& line : wrap(measured(text, face, measure_), limit / size).lines) {
    this->text(line, {corner.x, top + paragraph_line / 2 * size}, Align::left, size, face, colour);
    top += paragraph_line * size;
  }
  return top;
}

void Pen::disc(Point centre, double radius, Colour colour, std::string tip) {
  Shape disc;
  disc.kind = Shape::Kind::disc;
  disc.centre = centre;
  disc.width = disc.height = 2 * radius;
  disc.fill = colour;
  disc.tip = std::move(tip);
  picture_.shapes.push_back(std::move(disc));
}

Area& Pen::polygon(std::vector<Point> ring, std::optional<Colour> fill) {
  Area area;
  area.rings.push_back(std::move(ring));
  area.fill = fill;
  picture_.areas.push_back(std::move(area));
  return picture_.areas.back();
}

Area& Pen::box(const Rect& rect, std::optional<Colour> fill) {
  return polygon({{rect.left, rect.top}, {rect.right, rect.top}, {rect.right, rect.bottom}, {rect.left, rect.bottom}}, fill);
}

}  // namespace mediamap::draw
