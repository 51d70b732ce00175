// SPDX-License-Identifier: EUPL-1.2
// What a layout hands to the renderer: shapes and curves in points, from the top left corner of the sheet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mediamap/draw/palette.hpp"
#include "mediamap/draw/typeface.hpp"

namespace mediamap::draw {

struct Point {
  double x = 0;
  double y = 0;
};

// The baseline of a line of text lies so far below its middle, in em: Lato's line reaches from 0.987 above to 0.213 below.
constexpr double baseline_share = 0.387;

// Width of the stroke that makes a halo, half of which shows, in em.
constexpr double halo_width = 0.3;

enum class Align { left, centre, right };

// A box with rounded corners, a disc, or one line of text; filled in white or in a colour, or not at all.
struct Shape {
  enum class Kind { text, pill, disc };
  Kind kind = Kind::text;
  Point centre;
  double width = 0;
  double height = 0;
  double radius = 0;  // of a pill's corners
  Colour fill;        // of a pill or disc
  std::string text;
  Face face = Face::regular;
  double size = 0;  // of the type
  Align align = Align::left;
  Colour colour;     // of the text
  std::optional<Colour> halo;  // a rim around the letters, drawn by the canvas only: they are read over lines
  std::string name;  // unique in the picture, telling what it is: "offre-12"
  std::string tip;   // the whole text, for a tooltip
  std::string link;  // URI reference that it leads to

  double left() const { return centre.x - width / 2; }
  double right() const { return centre.x + width / 2; }
  double top() const { return centre.y - height / 2; }
  double bottom() const { return centre.y + height / 2; }
};

// Cubic Béziers end to end (3n+1 points) between two shapes.
struct Curve {
  std::vector<Point> points;
  double width = 1;
  double root_width = 0;  // at its beginning, if larger: the curve then tapers to its width
  Colour colour;
  bool dashed = false;
  std::size_t from = 0;
  std::size_t to = 0;
};

// Parallel lines that fill an area.
struct Hatch {
  Colour colour;
  double spacing = 4;  // from one line to the next
  double width = 1;
  double angle = 45;  // degrees from level, counterclockwise
};

// Closed rings filled by the even-odd rule, so that a ring within a ring is a hole: a commune, a cut mark, a code.
struct Area {
  std::vector<std::vector<Point>> rings;
  std::optional<Colour> fill;
  std::optional<Hatch> hatch;  // over the fill
  Colour outline;
  double outline_width = 0;    // none drawn when 0
  std::vector<double> dashes;  // of the outline: drawn, left out, drawn…
  std::string tip;
  std::string link;
};

// Areas lie under curves, curves under shapes. Shapes stand in reading order.
struct Picture {
  double width = 0;
  double height = 0;
  Colour background = white;
  bool transparent = false;  // no background: what lies under the picture shows
  std::vector<Area> areas;  // drawn by the canvas only
  std::vector<Curve> curves;
  std::vector<Shape> shapes;
};

// What the file says about itself.
struct PictureInfo {
  std::string title;
  std::string author;
  std::string description;
  std::string date;  // ISO
};

Curve straight(Point from, Point to);
// From one side to another, leaving and arriving level.
Curve swung(Point from, Point to);
// Level and upright stretches through the points, with rounded corners.
Curve routed(const std::vector<Point>& corners, double radius);

// From upright to level, a quarter of an oval.
Curve risen(Point from, Point to);
// Around a pill, from end to end.
Curve outline_of(const Shape& pill);

// Around a curve that tapers: a polygon.
std::vector<Point> tapered_outline(const Curve& curve);

// `count` points along the curve, from end to end.
std::vector<Point> sampled(const Curve& curve, int count_per_piece);

// True when two boxes share an area.
bool overlap(const Shape& a, const Shape& b);

}  // namespace mediamap::draw
