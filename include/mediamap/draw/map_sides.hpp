// SPDX-License-Identifier: EUPL-1.2
// Families that stay on the side where they were.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

#include "mediamap/draw/mind_map_layout.hpp"
#include "mediamap/draw/stacking.hpp"

namespace mediamap::draw {

// The branches of each side, in their order.
struct MapSides {
  std::vector<std::size_t> left;
  std::vector<std::size_t> right;
  std::vector<std::optional<Side>> held;  // by branch; nothing for one that may stand anywhere
};

// Nothing when no branch has to stay anywhere. The others go where fewer offers are.
std::optional<MapSides> held_sides(const MapTree& tree);

// Where the branches stand in columns of which the first half stands left.
std::vector<std::optional<Side>> sides_of(const std::vector<Stack>& stacks, std::size_t branches);

// True when every branch that has to stay somewhere stands there.
bool stand_as_held(const std::vector<Stack>& stacks, const MapSides& sides);

// Shares families out over columns, of which the first half stands left: with all of them, or with those of each side
// on their own, unless all of them together stand where they have to. `share` is one of the functions of stacking; empty when it finds no room on one side.
template <class Share>
std::vector<Stack> share_by_side(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                                 const Gaps& gaps, const std::optional<MapSides>& sides, Share share) {
  std::vector<Stack> together = share(families, capacities, gaps);
  if (!sides || stand_as_held(together, *sides)) return together;
  const auto middle = capacities.begin() + static_cast<std::ptrdiff_t>(capacities.size() / 2);
  std::vector<Stack> stacks;
  for (const bool is_left : {true, false}) {
    const std::vector<std::size_t>& there = is_left ? sides->left : sides->right;
    std::vector<Stackable> part;
    for (std::size_t family : there) part.push_back(families[family]);
    const std::vector<double> room(is_left ? capacities.begin() : middle, is_left ? middle : capacities.end());
    std::vector<Stack> shared = share(part, room, gaps);
    if (shared.empty()) return {};
    for (Stack& stack : shared) {
      for (Piece& piece : stack) piece.family = there[piece.family];
      stacks.push_back(std::move(stack));
    }
  }
  return stacks;
}

}  // namespace mediamap::draw
