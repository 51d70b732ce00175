// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/canvas.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "mediamap/draw/hatching.hpp"

using namespace mediamap::draw;

namespace {

std::vector<Point> square(double left, double top, double side) {
  return {{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}};
}

double length_of(const std::vector<std::pair<Point, Point>>& lines) {
  double sum = 0;
  for (const auto& [from, to] : lines) sum += std::hypot(to.x - from.x, to.y - from.y);
  return sum;
}

Picture sample() {
  Picture picture;
  picture.width = 100;
  picture.height = 50;
  Area area;
  area.rings = {square(10, 10, 20), square(15, 15, 10)};
  area.fill = Colour{1, 0, 0};
  area.tip = "Une commune & son trou";
  picture.areas.push_back(area);
  Shape text;
  text.text = "Coffre <à outils>";
  text.size = 8;
  text.width = 60;
  text.height = 9.6;
  text.centre = {70, 25};
  text.colour = ink;
  text.link = "offres/l'atelier.yaml";
  picture.shapes.push_back(text);
  return picture;
}

}  // namespace

TEST_CASE("hatching: lines fill what is inside, and leave holes free") {
  const Hatch level{ink, 1, 0.1, 0};
  CHECK(length_of(hatching({square(0.5, 0.5, 10)}, level)) == doctest::Approx(100));
  CHECK(length_of(hatching({square(0.5, 0.5, 10), square(2.5, 2.5, 5)}, level)) == doctest::Approx(75));
  // Aslant, the area that the lines stand for is still theirs.
  const Hatch slant{ink, 0.01, 0.001, 45};
  CHECK(length_of(hatching({square(0, 0, 10)}, slant)) * 0.01 == doctest::Approx(100).epsilon(0.01));
  CHECK(hatching({square(0, 0, 10)}, Hatch{ink, 0, 1, 0}).empty());
  CHECK(hatching({{}}, level).empty());
}

TEST_CASE("canvas: the SVG holds real text, titles, links and no script") {
  const std::string svg = canvas_svg(sample(), {"Titre", "", "Description", ""});
  CHECK(svg.find(">Coffre &lt;à outils&gt;</text>") != std::string::npos);
  CHECK(svg.find("<title>Une commune &amp; son trou</title>") != std::string::npos);
  CHECK(svg.find("<a href=\"offres/l'atelier.yaml\">") != std::string::npos);
  CHECK(svg.find("fill-rule=\"evenodd\"") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
}

TEST_CASE("canvas: a PDF has a page a picture and is the same twice") {
  const PictureInfo info{"Titre", "Auteur", "", "2026-01-02"};
  const std::string pdf = canvas_pdf({sample(), sample()}, info);
  CHECK(pdf == canvas_pdf({sample(), sample()}, info));
  CHECK(pdf.find("/Count 2") != std::string::npos);
  CHECK(pdf.find("/URI (offres/l'atelier.yaml)") != std::string::npos);
}

TEST_CASE("canvas: the size of a PNG follows the resolution") {
  const std::string png = canvas_png(sample(), 144);
  REQUIRE(png.size() > 24);
  CHECK(static_cast<unsigned char>(png[19]) == 200);
  CHECK(static_cast<unsigned char>(png[23]) == 100);
}
