// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_sides.hpp"

#include <algorithm>

namespace mediamap::draw {
namespace {

// A head takes about as much room as so many offers.
constexpr std::size_t leaves_of_head = 2;

std::size_t weight(const MapBranch& branch) { return leaves_of_head + branch.leaves.size(); }

}  // namespace

std::optional<MapSides> held_sides(const MapTree& tree) {
  const auto is_held = [](const MapBranch& branch) { return branch.side.has_value(); };
  if (std::none_of(tree.branches.begin(), tree.branches.end(), is_held)) return std::nullopt;
  std::size_t left = 0;
  std::size_t right = 0;
  for (const MapBranch& branch : tree.branches) {
    if (is_held(branch)) (*branch.side == left_side ? left : right) += weight(branch);
  }
  MapSides sides;
  for (std::size_t b = 0; b < tree.branches.size(); ++b) {
    const MapBranch& branch = tree.branches[b];
    const bool goes_left = is_held(branch) ? *branch.side == left_side : left < right;
    if (!is_held(branch)) (goes_left ? left : right) += weight(branch);
    (goes_left ? sides.left : sides.right).push_back(b);
    sides.held.push_back(branch.side);
  }
  return sides;
}

std::vector<std::optional<Side>> sides_of(const std::vector<Stack>& stacks, std::size_t branches) {
  std::vector<std::optional<Side>> sides(branches);
  std::vector<bool> on_both(branches);
  for (std::size_t column = 0; column < stacks.size(); ++column) {
    const Side side = column < stacks.size() / 2 ? left_side : right_side;
    for (const Piece& piece : stacks[column]) {
      if (sides[piece.family].value_or(side) != side) on_both[piece.family] = true;
      sides[piece.family] = side;
    }
  }
  for (std::size_t b = 0; b < branches; ++b) {
    if (on_both[b]) sides[b].reset();
  }
  return sides;
}

bool stand_as_held(const std::vector<Stack>& stacks, const MapSides& sides) {
  const auto standing = sides_of(stacks, sides.held.size());
  for (std::size_t b = 0; b < sides.held.size(); ++b) {
    if (sides.held[b] && standing[b] != sides.held[b]) return false;
  }
  return true;
}

}  // namespace mediamap::draw
