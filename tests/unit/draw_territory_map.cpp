// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_map.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace mediamap;
using namespace mediamap::draw;

namespace {

// Squares of a kilometre, side by side.
TerritoryMap grid(std::size_t side, unsigned seed) {
  std::mt19937 random(seed);
  TerritoryMap map;
  map.title = "Essai";
  map.measure = "Offres par commune";
  for (std::size_t i = 0; i < side * side; ++i) {
    const double x = 1000.0 * static_cast<double>(i % side), y = 1000.0 * static_cast<double>(i / side);
    MappedCommune commune;
    commune.name = "Commune-de-l'Essai " + std::to_string(i);
    commune.rings = {{{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}}};
    commune.centre = {x + 500, y + 500};
    commune.number = random() % 30;
    map.communes.push_back(commune);
    map.places.push_back({"Lieu numéro " + std::to_string(i), {x + static_cast<double>(random() % 1000), y + static_cast<double>(random() % 1000)}});
  }
  return map;
}

std::vector<const Shape*> texts(const Picture& picture) {
  std::vector<const Shape*> found;
  for (const Shape& shape : picture.shapes) {
    if (shape.kind == Shape::Kind::text) found.push_back(&shape);
  }
  return found;
}

}  // namespace

TEST_CASE("territory map: no two texts overlap, none leaves the sheet, whatever the sheet") {
  for (std::size_t side : {2U, 6U, 23U}) {
    for (const char* paper : {"A4", "A3", "A0"}) {
      for (Orientation turn : {Orientation::landscape, Orientation::portrait}) {
        for (const auto& [circles, shades] : {std::pair{true, false}, std::pair{false, true}, std::pair{true, true}}) {
          TerritoryMap map = grid(side, static_cast<unsigned>(side));
          map.circles = circles;
          if (shades) map.classes = {{1, 5, 5}, {6, 10, 5}, {11, 20, 5}, {21, 24, 3}, {25, 29, 7}};
          if (circles && shades) map.circle_measure = "Lieux par commune";
          const Sheet on = turned(*sheet(paper), turn);
          const auto drawn = territory_picture(map, on);
          const auto all = texts(drawn.picture);
          std::size_t overlaps = 0, outside = 0;
          for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) overlaps += overlap(*all[i], *all[j]) ? 1 : 0;
            outside += all[i]->left() < 10 * points_per_mm || all[i]->right() > on.width - 10 * points_per_mm ? 1 : 0;
          }
          CAPTURE(side);
          CAPTURE(paper);
          CAPTURE(on.width);
          CAPTURE(circles);
          CAPTURE(shades);
          CHECK(overlaps == 0);
          CHECK(outside == 0);
        }
      }
    }
  }
}

TEST_CASE("territory map: the area of a circle is proportional to its number") {
  TerritoryMap map = grid(3, 1);
  for (std::size_t i = 0; i < map.communes.size(); ++i) map.communes[i].number = i + 1;
  const auto drawn = territory_picture(map, turned(*sheet("A3"), Orientation::landscape));
  double per_offer = 0;
  std::size_t circles = 0;
  for (const Shape& shape : drawn.picture.shapes) {
    const auto at = shape.tip.rfind(" : ");
    if (shape.kind != Shape::Kind::disc || at == std::string::npos) continue;
    const double number = std::stod(shape.tip.substr(at + 3));
    const double area = shape.width * shape.width / number;
    if (per_offer == 0) per_offer = area;
    CHECK(area == doctest::Approx(per_offer));
    ++circles;
  }
  CHECK(circles == 9);
}

TEST_CASE("territory map: the scale is true, and a hole stays a hole") {
  TerritoryMap map = grid(3, 1);
  map.communes[4].rings.push_back({{1400, 1400}, {1600, 1400}, {1600, 1600}, {1400, 1600}});
  const auto drawn = territory_picture(map, turned(*sheet("A3"), Orientation::landscape));
  double metres = 0;
  for (const Shape* text : texts(drawn.picture)) {
    if (text->text.ends_with(" km")) metres = std::stod(text->text) * 1000;
    else if (text->text.ends_with(" m")) metres = std::stod(text->text);
  }
  REQUIRE(metres > 0);
  bool found = false;
  for (const Area& area : drawn.picture.areas) {
    if (area.rings.size() == 1 && area.rings[0].size() == 4) {
      found = found || std::abs(area.rings[0][1].x - area.rings[0][0].x - metres * drawn.points_per_metre) < 0.01;
    }
  }
  CHECK(found);
  CHECK(drawn.picture.areas[4].rings.size() == 2);
  // A square kilometre is as wide as the scale says.
  const auto& ring = drawn.picture.areas[0].rings[0];
  double low = ring[0].x, high = ring[0].x;
  for (Point p : ring) low = std::min(low, p.x), high = std::max(high, p.x);
  CHECK(high - low == doctest::Approx(1000 * drawn.points_per_metre));
}

TEST_CASE("territory map: ink on the deepest shade can be read") {
  TerritoryMap map = grid(2, 1);
  map.circles = false;
  for (std::size_t i = 0; i < 4; ++i) map.communes[i].number = 5 + i * 5;
  map.classes = {{5, 5, 1}, {10, 10, 1}, {15, 15, 1}, {20, 20, 1}};
  const auto drawn = territory_picture(map, *sheet("A4"));
  double before = 2;
  for (std::size_t i = 0; i < 4; ++i) {
    const Colour fill = drawn.picture.areas[i].fill.value();
    CHECK(contrast(fill, ink) >= least_contrast);
    // In grey, each shade is darker than the one before.
    const double light = contrast(fill, {0, 0, 0});
    CHECK((i == 0 || light < before * 0.93));
    before = light;
  }
}

TEST_CASE("territory map: hatching is seen on every shade, and ink is read over it") {
  TerritoryMap map = grid(2, 1);
  map.circles = false;
  map.classes = {{5, 5, 1}, {10, 10, 1}, {15, 15, 1}, {20, 20, 1}};
  for (std::size_t i = 0; i < 4; ++i) {
    map.communes[i].number = 5 + i * 5;
    map.communes[i].off_site = 1;
  }
  const auto drawn = territory_picture(map, *sheet("A4"));
  for (std::size_t i = 0; i < 4; ++i) {
    const Area& area = drawn.picture.areas[i];
    REQUIRE(area.hatch);
    CHECK(contrast(area.hatch->colour, ink) >= least_contrast);
    CHECK(contrast(area.hatch->colour, *area.fill) >= 1.8);
  }
}

TEST_CASE("territory map: names have a rim that ink is read on, whatever lies under them") {
  const auto drawn = territory_picture(grid(6, 3), turned(*sheet("A3"), Orientation::landscape));
  std::size_t names = 0;
  for (const Shape* text : texts(drawn.picture)) {
    if (!text->text.starts_with("Commune-de-l'Essai") && text->face != Face::italic) continue;
    if (!text->halo && text->text.ends_with(".")) continue;  // a note of the legend
    REQUIRE(text->halo);
    CHECK(contrast(text->colour, *text->halo) >= least_contrast);
    ++names;
  }
  CHECK(names > 36);
}

TEST_CASE("territory map: the sheet is turned so that the territory is larger") {
  for (bool wide : {true, false}) {
    TerritoryMap map = grid(4, 1);
    for (MappedCommune& commune : map.communes) {
      for (PlanePoint& p : commune.rings[0]) (wide ? p.x : p.y) *= 3;
      (wide ? commune.centre.x : commune.centre.y) *= 3;
    }
    const Sheet chosen = roomier_turn(map, *sheet("A3"));
    CHECK((chosen.width > chosen.height) == wide);
    const Sheet other = turned(chosen, wide ? Orientation::portrait : Orientation::landscape);
    CHECK(territory_picture(map, chosen).points_per_metre > territory_picture(map, other).points_per_metre);
  }
}

// Of places at one spot each has its name, on the map or in the list under the number that stands beside the spot.
TEST_CASE("territory map: places of one town are numbered and listed, the rest is told") {
  for (std::size_t places : {3U, 12U, 400U}) {
    TerritoryMap map = grid(3, 1);
    map.places.clear();
    for (std::size_t i = 0; i < places; ++i) map.places.push_back({"Maison " + std::to_string(100 + i), {1500 + static_cast<double>(i % 3), 1500}});
    const auto drawn = territory_picture(map, turned(*sheet("A3"), Orientation::landscape));
    std::size_t named = 0;
    std::string told;
    for (const Shape* text : texts(drawn.picture)) {
      if (text->text.starts_with("Maison ")) ++named;
      if (text->text.find("pas nommés") != std::string::npos) told = text->text;
    }
    CAPTURE(places);
    CHECK(named + drawn.places_unnamed == places);
    CHECK((places > 100) == (drawn.places_unnamed > 0));
    CHECK(told.starts_with(std::to_string(drawn.places_unnamed)) == (drawn.places_unnamed > 0));
  }
}

TEST_CASE("territory map: a circle moves beside the places of its commune rather than over them") {
  TerritoryMap map = grid(2, 1);
  map.places.clear();
  for (MappedCommune& commune : map.communes) commune.number = 9;
  map.places.push_back({"Maison", map.communes[0].centre});
  const auto drawn = territory_picture(map, turned(*sheet("A3"), Orientation::landscape));
  Point dot, circle;
  double radius = 0;
  for (const Shape& shape : drawn.picture.shapes) {
    if (shape.tip == "Maison") dot = shape.centre;
    if (shape.tip == map.communes[0].name + " : 9") circle = shape.centre, radius = shape.width / 2;
  }
  CHECK(std::hypot(dot.x - circle.x, dot.y - circle.y) > radius);
}
