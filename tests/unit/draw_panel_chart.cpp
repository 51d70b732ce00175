// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/panel_chart.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "mediamap/base/error.hpp"

using namespace mediamap;
using namespace mediamap::draw;

namespace {

PanelChart chart(std::size_t categories) {
  PanelChart chart;
  chart.title = "Panel proposé : 12 acteurs sur 46";
  chart.territory = "CC des Essais";
  chart.date = "2026-11-25";
  chart.deviation = 0.083;
  chart.note = "Une place va à un acteur seul de sa sorte.";
  for (const char* title : {"Type de structure", "Services", "Partie du territoire", "Taille de la commune"}) {
    PanelChart::Block& block = chart.blocks.emplace_back();
    block.title = title;
    for (std::size_t i = 0; i < categories; ++i) {
      block.bars.push_back({"catégorie au nom assez long pour deux lignes " + std::to_string(i), 0.5 / static_cast<double>(i + 1), i % 2 == 0 ? 0.3 : 0.001});
    }
  }
  return chart;
}

std::vector<Shape> texts(const Picture& picture) {
  std::vector<Shape> found;
  std::copy_if(picture.shapes.begin(), picture.shapes.end(), std::back_inserter(found), [](const Shape& shape) { return shape.kind == Shape::Kind::text; });
  return found;
}

}  // namespace

TEST_CASE("panel chart: nothing overlaps, nothing leaves the page, all is readable from afar") {
  for (std::size_t categories : {1u, 4u, 9u, 25u}) {
    const Picture picture = lay_out_panel(chart(categories));
    CHECK(picture.width / picture.height <= 16.0 / 9 + 0.001);
    const std::vector<Shape> all = texts(picture);
    for (std::size_t i = 0; i < all.size(); ++i) {
      CHECK(all[i].left() >= 0);
      CHECK(all[i].right() <= picture.width);
      CHECK(all[i].top() >= 0);
      CHECK(all[i].bottom() <= picture.height);
      CHECK(contrast(all[i].colour, white) >= least_contrast);
      CHECK(all[i].size >= 13);
      for (std::size_t k = i + 1; k < all.size(); ++k) CHECK_MESSAGE(!overlap(all[i], all[k]), all[i].text, " / ", all[k].text);
    }
  }
}

TEST_CASE("panel chart: small categories are one bar, whose shares are the sum") {
  const Picture picture = lay_out_panel(chart(25));
  const std::vector<Shape> all = texts(picture);
  const auto count = [&](const std::string& words) {
    return std::count_if(all.begin(), all.end(), [&](const Shape& shape) { return shape.text.find(words) != std::string::npos; });
  };
  CHECK(count("17 autres") == 4);
  CHECK(count("< 1 %") > 0);
}

TEST_CASE("panel chart: the format follows the name") {
  CHECK(panel_format("a/b.SVG") == ChartFormat::svg);
  CHECK(panel_format("x.pdf") == ChartFormat::pdf);
  CHECK(panel_format("x.png") == ChartFormat::png);
  CHECK_THROWS_AS(panel_format("x.docx"), UsageError);
  const std::string svg = panel_picture(chart(4), ChartFormat::svg);
  CHECK(svg == panel_picture(chart(4), ChartFormat::svg));
  CHECK(svg.find("<title id=\"titre\">Panel proposé") != std::string::npos);
  CHECK(panel_picture(chart(4), ChartFormat::pdf).starts_with("%PDF"));
}
