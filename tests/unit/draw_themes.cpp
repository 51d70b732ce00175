// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "mediamap/draw/palette.hpp"

using namespace mediamap::draw;

TEST_CASE("themes: every ink and every family's colour can be read on the paper") {
  for (ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::print}) {
    const Theme t = theme(name);
    CHECK(contrast(t.ink, t.paper) >= least_contrast);
    CHECK(contrast(t.soft_ink, t.paper) >= least_contrast);
    CHECK(contrast(t.grey_ink, t.paper) >= least_contrast);
    for (std::size_t nth = 0; nth < 30; ++nth) CHECK(contrast(family_colour("", nth, t.paper), t.paper) >= least_contrast - 0.01);
    for (const char* given : {"#ffff00", "#000000", "#ffffff", "#b3261e", "#777777"}) {
      CHECK(contrast(family_colour(given, 0, t.paper), t.paper) >= least_contrast - 0.01);
    }
  }
}
