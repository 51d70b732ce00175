// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/classes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace mediamap::analysis;

namespace {

std::vector<ValueClass> cut(const std::vector<std::size_t>& sorted, const std::vector<std::size_t>& ends) {
  std::vector<ValueClass> classes;
  std::size_t from = 0;
  for (std::size_t end : ends) {
    classes.push_back({sorted[from], sorted[end - 1], end - from});
    from = end;
  }
  return classes;
}

// The least scatter of all ways to cut into at most `most` classes.
double least_scatter(const std::vector<std::size_t>& sorted, std::size_t most) {
  double least = 1e300;
  const std::size_t n = sorted.size();
  for (unsigned mask = 0; mask < 1U << (n - 1); ++mask) {
    std::vector<std::size_t> ends;
    bool splits_equals = false;
    for (std::size_t i = 1; i < n; ++i) {
      if ((mask >> (i - 1) & 1U) == 0) continue;
      splits_equals = splits_equals || sorted[i] == sorted[i - 1];
      ends.push_back(i);
    }
    ends.push_back(n);
    if (!splits_equals && ends.size() <= most) least = std::min(least, scatter_within(sorted, cut(sorted, ends)));
  }
  return least;
}

}  // namespace

TEST_CASE("jenks: no other classes hold their values closer together") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::size_t> values(2 + random() % 9);
    for (std::size_t& value : values) value = 1 + random() % 25;
    std::sort(values.begin(), values.end());
    for (std::size_t most : {2U, 3U, 5U}) {
      const auto classes = classes_of(values, Classing::jenks, most);
      CHECK(classes.size() <= most);
      CHECK(scatter_within(values, classes) == doctest::Approx(least_scatter(values, most)));
    }
  }
}

TEST_CASE("classes hold every value once, in order; zeros are none; equal values stay together") {
  for (Classing classing : {Classing::quantiles, Classing::jenks}) {
    const auto classes = classes_of({0, 5, 1, 1, 1, 9, 0, 30, 2, 2}, classing, 4);
    std::size_t count = 0, before = 0;
    for (const ValueClass& c : classes) {
      CHECK(c.from > before);
      CHECK(c.to >= c.from);
      before = c.to;
      count += c.count;
    }
    CHECK(count == 8);
    CHECK(classes_of({0, 0}, classing, 4).empty());
    CHECK(classes_of({}, classing, 4).empty());
  }
}
