// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "mediamap/draw/graphviz.hpp"
#include "mediamap/draw/svg.hpp"

using namespace mediamap::draw;

namespace {

Picture picture_of(const std::string& text) {
  Picture picture;
  picture.width = 595.28;
  picture.height = 841.89;
  Shape pill;
  pill.kind = Shape::Kind::pill;
  pill.centre = {200, 100};
  pill.width = 120;
  pill.height = 40;
  pill.radius = 12;
  pill.fill = ink;
  pill.name = "f1";
  pill.tip = "Famille & \"amis\" : <3>\nseconde ligne";
  Shape line;
  line.centre = {400, 300};
  line.width = 200;
  line.height = 14.4;
  line.size = 12;
  line.text = text;
  line.face = Face::semibold;
  line.name = "f2";
  line.tip = text;
  picture.shapes = {pill, line};
  Curve curve = swung({260, 100}, {300, 300});
  curve.root_width = 4;
  curve.from = 0;
  curve.to = 1;
  picture.curves = {curve};
  return picture;
}

const PictureInfo info{"Carte", "CC de Test", "Une carte", "2026-11-24"};

}  // namespace

TEST_CASE("a label is literal") {
  CHECK(literal_label("\\N") == "\\\\N");
  CHECK(literal_label("a & b &eacute;") == "a &amp; b &amp;eacute;");
  CHECK(literal_label("<b>\"x\"</b>") == "<b>\"x\"</b>");
}

TEST_CASE("any text is drawn word for word") {
  const char* texts[] = {"\\N \\G \\l",
                         "<b>gras</b>",
                         "<<table><tr>",
                         "&eacute; & &#233;",
                         "\"guillemets\" 'simples'",
                         "dernier \\",
                         "%s %d {a|b} [c]",
                         "مرحبا",
                         "🙂",
                         "…",
                         "--",
                         "]]>"};
  for (const char* text : texts) {
    CAPTURE(text);
    const Picture picture = picture_of(text);
    CHECK(to_svg(picture, info).find("<title>" + xml_escaped(text) + "</title>") != std::string::npos);
    CHECK(to_pdf(picture, info).starts_with("%PDF"));
    CHECK(to_dot(picture).find("f2") != std::string::npos);
  }
  CHECK(to_svg(picture_of("\\N & <b>"), info).find(">\\N &amp; &lt;b&gt;</text>") != std::string::npos);
}

TEST_CASE("the SVG is self-contained and says what it shows") {
  const std::string svg = to_svg(picture_of("Atelier"), info);
  CHECK(svg.find("<title id=\"titre\">Carte</title>") != std::string::npos);
  CHECK(svg.find("<desc id=\"desc\">Une carte</desc>") != std::string::npos);
  CHECK(svg.find("width=\"210.00mm\"") != std::string::npos);
  CHECK(svg.find("seconde ligne</title>") != std::string::npos);
  for (const char* unwanted : {"<script", "<!DOCTYPE", "xlink", "href", "<!--"})
    CHECK(svg.find(unwanted) == std::string::npos);
  CHECK(svg.find("font-weight=\"600\"") != std::string::npos);
}

TEST_CASE("two runs give the same bytes, and the PDF its sheet and date") {
  const Picture picture = picture_of("Atelier");
  CHECK(to_pdf(picture, info) == to_pdf(picture, info));
  CHECK(to_svg(picture, info) == to_svg(picture, info));
  CHECK(to_dot(picture) == to_dot(picture));
  CHECK(to_png(picture) == to_png(picture));
  CHECK(to_png(picture).starts_with("\x89PNG"));
  PictureInfo undated = info;
  undated.date.clear();
  CHECK(to_pdf(picture, undated) == to_pdf(picture, undated));
}
