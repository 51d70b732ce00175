// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/geography.hpp"

#include <doctest/doctest.h>

#include "mediamap/base/siren.hpp"

using mediamap::distance_in_metres;

TEST_CASE("distances on the ground") {
  CHECK(distance_in_metres({48.5, 2.25}, {48.5, 2.25}) == 0);
  // A degree of latitude on a sphere of that radius is R · π / 180.
  CHECK(distance_in_metres({45, 3}, {46, 3}) == doctest::Approx(111195.08).epsilon(1e-6));
  CHECK(distance_in_metres({60, 3}, {60, 4}) == doctest::Approx(55595.4).epsilon(1e-3));
  CHECK(distance_in_metres({0, -180}, {0, 180}) == doctest::Approx(0).epsilon(1e-6));
  CHECK(distance_in_metres({90, 0}, {-90, 0}) == doctest::Approx(20015114.4).epsilon(1e-6));
  // Paris and Bordeaux.
  CHECK(distance_in_metres({48.8566, 2.3522}, {44.8378, -0.5792}) == doctest::Approx(499'000).epsilon(0.01));
}

TEST_CASE("a SIRET") {
  using mediamap::is_siret;
  CHECK(is_siret("73282932000074"));
  CHECK_FALSE(is_siret("73282932000075"));
  CHECK_FALSE(is_siret("00000000000000"));
  CHECK_FALSE(is_siret("7328293200007"));
  CHECK_FALSE(is_siret("7328293200007A"));
  // La Poste: the head office follows the rule, the other places the sum of five.
  CHECK(is_siret("35600000000048"));
  CHECK(is_siret("35600000049837"));
  CHECK_FALSE(is_siret("35600000049838"));
}
