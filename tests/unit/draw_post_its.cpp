// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/post_its.hpp"

#include <doctest/doctest.h>

#include "mediamap/draw/blank_sheet.hpp"
#include "mediamap/draw/fitted_text.hpp"
#include "mediamap/draw/qr_code.hpp"

using namespace mediamap;
using namespace mediamap::draw;

namespace {

// Every character is half an em wide.
Measure even_measure() {
  return [](Face, std::string_view text) { return Extent{0.5 * static_cast<double>(text.size()), 1.2}; };
}

}  // namespace

TEST_CASE("as many cards as the sheet takes, whichever side it lies on") {
  const auto count = [](const char* paper, const char* size) { return cut_sheet(*sheet(paper), *card_size(size)).count(); };
  CHECK(count("A4", "38x51") == 25);
  CHECK(count("A4", "76x76") == 6);
  CHECK(count("A4", "76x127") == 4);
  CHECK(count("A4", "A6") == 2);
  CHECK(count("A3", "A6") == 4);
  CHECK(count("A3", "38x51") == 50);
  CHECK_FALSE(card_size("10x10"));
}

TEST_CASE("a back is its front mirrored on the axis of the long edge") {
  for (const char* size : {"38x51", "76x76", "A6"}) {
    const CutSheet layout = cut_sheet(*sheet("A4"), *card_size(size));
    const bool lying = layout.sheet.width > layout.sheet.height;
    for (std::size_t i = 0; i < layout.count(); ++i) {
      const Box front = layout.front(i);
      const Box back = layout.back(i);
      CHECK((lying ? back.left : back.top) == doctest::Approx(lying ? front.left : front.top));
      CHECK((lying ? back.top + front.bottom() : back.left + front.right()) == doctest::Approx(lying ? layout.sheet.height : layout.sheet.width));
    }
  }
}

TEST_CASE("the largest type at which all fits; an ellipsis in the smallest only") {
  const Box box{0, 0, 100, 40};
  const FittedText small = fitted_text({{"abcd efgh"}}, box, {6, 16}, even_measure());
  CHECK(small.size == 16);
  CHECK_FALSE(small.cut);
  const FittedText larger = fitted_text({{"abcd efgh ijkl mnop qrst uvwx"}}, box, {6, 16}, even_measure());
  CHECK(larger.size < 16);
  CHECK(larger.size > 6);
  CHECK_FALSE(larger.cut);
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "mot ";
  const FittedText cut = fitted_text({{endless}, {"opérateur"}}, box, {6, 16}, even_measure());
  CHECK(cut.size == 6);
  CHECK(cut.cut);
  CHECK(cut.bottom <= box.bottom() + 1e-6);
  CHECK(cut.lines.back().text == "opérateur");
  for (const Shape& line : cut.lines) CHECK(line.bottom() <= box.bottom() + 1e-6);
}

TEST_CASE("a code leaves four modules of white") {
  const Box box{10, 20, 100, 50};
  const Area code = qr_code("mediamap:offre:x", box);
  double left = 1e9;
  double right = 0;
  double module = 1e9;
  for (const auto& ring : code.rings) {
    left = std::min(left, ring[0].x);
    right = std::max(right, ring[1].x);
    module = std::min(module, ring[2].y - ring[0].y);
  }
  CHECK(right - left + 8 * module == doctest::Approx(50));
  CHECK((left + right) / 2 == doctest::Approx(60));
}

TEST_CASE("the number is the post-it's, else the place in the territory") {
  Territory territory;
  territory.taxonomy.familles = {{"a", "A", "", {}}, {"b", "B", "", {}}};
  territory.offres.resize(3);
  territory.offres[0].famille = "b";
  territory.offres[1].famille = "a";
  territory.offres[2].famille = "inconnue";
  territory.offres[2].source_post_it = 41;
  CHECK(post_it_numbers(territory) == std::vector<int>{2, 1, 41});
}

TEST_CASE("a blank sheet without families has no places, nor has one without a taxonomy") {
  Territory territory;
  territory.nom = "CC de Test";
  CHECK(blank_sheet(territory, {}).areas.empty());
  territory.taxonomy.familles = {{"a", "Accès", "", {}}, {"b", "", "", {}}};
  const Picture named = blank_sheet(territory, {});
  CHECK(named.areas.size() % 2 == 0);
  CHECK(named.areas.size() > 100);
  BlankOptions bare;
  bare.families = false;
  CHECK(blank_sheet(territory, bare).areas.empty());
  CHECK(blank_sheet(territory, bare).curves.size() > 4);
}
