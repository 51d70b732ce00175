// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "mediamap/draw/canvas.hpp"
#include "mediamap/draw/map_tiles.hpp"
#include "mediamap/draw/pdf_book.hpp"

using namespace mediamap::draw;

namespace {

Picture page(double width, double height) {
  Picture picture;
  picture.width = width;
  picture.height = height;
  return picture;
}

Shape text(double left, double top, std::string link) {
  Shape shape;
  shape.centre = {left + 10, top + 5};
  shape.width = 20;
  shape.height = 10;
  shape.link = std::move(link);
  return shape;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("links: lines of one text make one link") {
  Picture picture = page(100, 100);
  picture.shapes = {text(10, 10, "a"), text(15, 20, "a"), text(0, 50, ""), text(10, 60, "a"), text(10, 70, "b")};
  const auto links = links_of(picture);
  REQUIRE(links.size() == 3);
  CHECK(links[0].left == 10);
  CHECK(links[0].width == 25);
  CHECK(links[0].height == 20);
  CHECK(links[2].target == "b");
}

TEST_CASE("a book has its pages, bookmarks, links and language, twice the same") {
  const PictureInfo info{"Été", "", "", "2026-01-02"};
  PdfBook book;
  book.info = info;
  for (int i = 0; i < 3; ++i) book.pages.push_back({canvas_pdf({page(100, 50)}, info), {}, {}});
  book.pages[0].links = {{0, 0, 10, 10, "#3"}, {0, 0, 10, 10, "../offres/x.yaml"}, {0, 0, 1, 1, "#9"}};
  book.bookmarks = {{"Première", 0, 0}, {"Deuxième", 1, 10}};
  const std::string pdf = bound(book);
  CHECK(pdf == bound(book));
  CHECK(count(pdf, "/Type /Page ") + count(pdf, "/Type /Page\n") + count(pdf, "/Type /Page>") == 3);
  CHECK(count(pdf, "/Subtype /Link") == 2);
  CHECK(pdf.find("(../offres/x.yaml)") != std::string::npos);
  CHECK(pdf.find("/Lang (fr-FR)") != std::string::npos);
  CHECK(pdf.find("/Type /Outlines") != std::string::npos);
  CHECK(pdf.find("D:20260102000000Z") != std::string::npos);
}

TEST_CASE("tiles are read as columns and rows") {
  CHECK(parse_tiles("2x3")->rows == 3);
  CHECK(parse_tiles("4×2")->columns == 4);
  for (const char* wrong : {"", "2", "0x1", "1x13", "2x", "x2", "2x2x2", "-1x2", "2,5x1"}) CHECK_FALSE(parse_tiles(wrong));
}

TEST_CASE("tiles make the sheet that was asked for, as near as papers allow") {
  const Sheet a0 = *sheet("A0");
  const Tiling four = tiling(a0, Orientation::automatic, TileCount{2, 2}, {});
  CHECK(four.paper.name == "A2");
  const Tiling on_a3 = tiling(a0, Orientation::landscape, {}, sheet("A3"));
  CHECK(on_a3.paper.name == "A3");
  const double shorter = std::min(on_a3.assembled.width, on_a3.assembled.height);
  const double longer = std::max(on_a3.assembled.width, on_a3.assembled.height);
  CHECK(shorter / a0.width > 0.85);
  CHECK(longer / a0.height > 0.85);
  CHECK(longer / a0.height < 1.3);
  // Neighbours share the overlap, and the last one ends where the sheet does.
  const Point last = on_a3.corner(on_a3.count.columns - 1, on_a3.count.rows - 1);
  CHECK(last.x + on_a3.paper.width - 20 * points_per_mm == doctest::Approx(on_a3.assembled.width));
  CHECK(on_a3.corner(1, 0).x == doctest::Approx(on_a3.paper.width - 30 * points_per_mm));
}

TEST_CASE("tiled: a plan, then a page a tile, the map kept once") {
  const PictureInfo info{"Carte", "", "", "2026-01-02"};
  const Tiling on = tiling(*sheet("A3"), Orientation::automatic, TileCount{2, 2}, sheet("A4"));
  const std::string pdf = tiled(canvas_pdf({page(on.assembled.width, on.assembled.height)}, info), on, info);
  CHECK(pdf == tiled(canvas_pdf({page(on.assembled.width, on.assembled.height)}, info), on, info));
  CHECK(pdf.find("/Count 5") != std::string::npos);
  CHECK(count(pdf, "/Subtype /Form") == 1);
}
