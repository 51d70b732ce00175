// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <random>

#include "mediamap/draw/stacking.hpp"

using namespace mediamap::draw;

namespace {

std::vector<Stackable> random_families(std::mt19937& random, std::size_t most_rows) {
  std::vector<Stackable> families(1 + random() % 14);
  for (Stackable& family : families) {
    family.head = 2;
    family.rows.resize(random() % (most_rows + 1));
    for (double& row : family.rows) row = 1 + static_cast<double>(random() % 4);
  }
  return families;
}

// Every row of every family once, in order.
void check_complete(const std::vector<Stack>& stacks, const std::vector<Stackable>& families) {
  std::size_t family = 0;
  std::size_t row = 0;
  for (const Stack& stack : stacks) {
    for (const Piece& piece : stack) {
      if (piece.family != family) {
        CHECK(row == families[family].rows.size());
        CHECK(piece.family == family + 1);
        family = piece.family;
        row = 0;
      }
      CHECK(piece.first == row);
      row = piece.last;
    }
  }
  CHECK(family + 1 == families.size());
  CHECK(row == families[family].rows.size());
}

}  // namespace

TEST_CASE("two equal sides for equal families, in order") {
  const std::vector<Stackable> families(6, Stackable{2, {1, 1}});
  const auto sides = share_whole(families, {10, 10}, {0.5, 1});
  REQUIRE(sides.size() == 2);
  CHECK(sides[0] == Stack{{0, 0, 2}, {1, 0, 2}, {2, 0, 2}});
  CHECK(sides[1] == Stack{{3, 0, 2}, {4, 0, 2}, {5, 0, 2}});
}

TEST_CASE("the fullest side is as empty as an ordered sharing allows") {
  std::mt19937 random(3);
  const Gaps gaps{0.5, 1};
  for (int round = 0; round < 200; ++round) {
    const auto families = random_families(random, 12);
    const auto sides = share_whole(families, {1, 1}, gaps);
    check_complete(sides, families);
    const double fullest = std::max(height_of(sides[0], families, gaps), height_of(sides[1], families, gaps));
    for (std::size_t cut = 0; cut <= families.size(); ++cut) {
      Stack left;
      Stack right;
      for (std::size_t f = 0; f < families.size(); ++f)
        (f < cut ? left : right).push_back({f, 0, families[f].rows.size()});
      CHECK(std::max(height_of(left, families, gaps), height_of(right, families, gaps)) >= fullest * 0.97);
    }
  }
}

TEST_CASE("broken families lose no row and overfill no column") {
  std::mt19937 random(4);
  const Gaps gaps{0.5, 1.5};
  for (int round = 0; round < 300; ++round) {
    const auto families = random_families(random, 60);
    std::vector<double> capacities(1 + random() % 8);
    for (double& capacity : capacities) capacity = 15 + static_cast<double>(random() % 120);
    const auto stacks = share_broken(families, capacities, gaps);
    if (stacks.empty()) continue;
    check_complete(stacks, families);
    for (std::size_t i = 0; i < stacks.size(); ++i) CHECK(height_of(stacks[i], families, gaps) <= capacities[i] + 1e-9);
  }
}

TEST_CASE("no part of a family of eight rows or more holds fewer than three") {
  std::mt19937 random(7);
  const Gaps gaps{0.5, 1.5};
  std::size_t parts = 0;
  for (int round = 0; round < 300; ++round) {
    const auto families = random_families(random, 60);
    std::vector<double> capacities(2 + random() % 8);
    for (double& capacity : capacities) capacity = 15 + static_cast<double>(random() % 120);
    for (const Stack& stack : share_broken(families, capacities, gaps)) {
      for (const Piece& piece : stack) {
        const std::size_t rows = families[piece.family].rows.size();
        if (piece.last - piece.first == rows) continue;
        ++parts;
        CHECK(piece.last - piece.first >= (rows < 8 ? 2U : 3U));
      }
    }
  }
  CHECK(parts > 100);
}

TEST_CASE("what cannot fit is said") {
  const std::vector<Stackable> families = {{2, {1, 1, 1}}};
  CHECK_FALSE(fits_whole(families, {3}, {0.5, 1}));
  CHECK(fill_broken(families, {2}, {0.5, 1}).empty());
  CHECK(fits_whole(families, {7}, {0.5, 1}));
}
