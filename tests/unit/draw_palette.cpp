// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <random>

#include "mediamap/draw/palette.hpp"

using namespace mediamap::draw;

TEST_CASE("contrast is what WCAG says") {
  CHECK(contrast(white, {0, 0, 0}) == doctest::Approx(21));
  CHECK(contrast(white, white) == doctest::Approx(1));
  CHECK(contrast(white, *parse_colour("#767676")) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("colours are read and written as hex") {
  CHECK(parse_colour("#1D2733")->hex() == "#1d2733");
  for (const char* wrong : {"", "1d2733", "#1d273", "#1d27zz", "red", "#1d27331"}) CHECK_FALSE(parse_colour(wrong));
}

TEST_CASE("every colour becomes readable with white, and stays what it is when it was") {
  CHECK(readable_on(white, *parse_colour("#b3261e")).hex() == "#b3261e");
  std::mt19937 random(1);
  std::uniform_real_distribution<double> channel(0, 1);
  for (int i = 0; i < 1000; ++i) {
    const Colour colour = readable_on(white, {channel(random), channel(random), channel(random)});
    CHECK(contrast(*parse_colour(colour.hex()), white) >= least_contrast);
  }
  CHECK(contrast(readable_on(white, white), white) >= least_contrast);
}

TEST_CASE("a family without a colour of its own gets one that differs from its neighbours'") {
  for (std::size_t i = 0; i < 30; ++i) {
    CHECK(contrast(family_colour("", i), white) >= least_contrast);
    CHECK(family_colour("jaune", i) != family_colour("", i + 1));
  }
}

TEST_CASE("the inks are readable on white") {
  for (const Colour& colour : {ink, soft_ink, grey_ink}) CHECK(contrast(colour, white) >= least_contrast);
}
