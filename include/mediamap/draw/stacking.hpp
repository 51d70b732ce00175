// SPDX-License-Identifier: EUPL-1.2
// Families shared out over columns, in their order.
#pragma once

#include <cstddef>
#include <vector>

namespace mediamap::draw {

// A family to be stacked: its head, then rows with a gap before each. Any unit.
struct Stackable {
  double head = 0;
  std::vector<double> rows;

  double height(double row_gap) const;
};

// A family, or the part of it that stands in one column: rows first to last (excluded).
struct Piece {
  std::size_t family = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const Piece&) const = default;
};

using Stack = std::vector<Piece>;

// A part of a family of so many rows has at least that many: fewer look lost under a head of their own.
std::size_t fewest_rows(std::size_t rows);

struct Gaps {
  double row = 0;
  double family = 0;
};

double height_of(const Stack& stack, const std::vector<Stackable>& families, const Gaps& gaps);

// True when the families fit into columns of these heights, each family whole and in order.
bool fits_whole(const std::vector<Stackable>& families, const std::vector<double>& capacities, const Gaps& gaps);

// The families whole, in order, the fullest column as empty as possible and all as even as possible.
std::vector<Stack> share_whole(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                               const Gaps& gaps);

// The families in order, broken where a column is full; empty when they do not fit.
std::vector<Stack> fill_broken(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                               const Gaps& gaps);

// The same, each column filled to about the same share.
std::vector<Stack> share_broken(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                                const Gaps& gaps);

}  // namespace mediamap::draw
