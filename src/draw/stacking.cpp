// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/stacking.hpp"

#include <algorithm>
#include <limits>

namespace mediamap::draw {
namespace {

double piece_height(const Piece& piece, const std::vector<Stackable>& families, double row_gap) {
  const Stackable& family = families[piece.family];
  double height = family.head;
  for (std::size_t i = piece.first; i < piece.last; ++i) height += row_gap + family.rows[i];
  return height;
}

Piece whole(const std::vector<Stackable>& families, std::size_t family) {
  return {family, 0, families[family].rows.size()};
}

}  // namespace

std::size_t fewest_rows(std::size_t rows) { return rows < 8 ? 2 : 3; }

double Stackable::height(double row_gap) const {
  double sum = head;
  for (double row : rows) sum += row_gap + row;
  return sum;
}

double height_of(const Stack& stack, const std::vector<Stackable>& families, const Gaps& gaps) {
  double sum = 0;
  for (const Piece& piece : stack) sum += piece_height(piece, families, gaps.row) + (sum > 0 ? gaps.family : 0);
  return sum;
}

bool fits_whole(const std::vector<Stackable>& families, const std::vector<double>& capacities, const Gaps& gaps) {
  std::size_t column = 0;
  double used = 0;
  for (const Stackable& family : families) {
    const double height = family.height(gaps.row);
    while (column < capacities.size() && used + (used > 0 ? gaps.family : 0) + height > capacities[column]) {
      ++column;
      used = 0;
    }
    if (column == capacities.size()) return false;
    used += (used > 0 ? gaps.family : 0) + height;
  }
  return true;
}

std::vector<Stack> share_whole(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                               const Gaps& gaps) {
  const std::size_t n = families.size();
  const std::size_t columns = capacities.size();
  struct Best {
    double fullest = std::numeric_limits<double>::infinity();
    double unevenness = 0;
    std::size_t from = 0;
  };
  // best[c][i]: the first i families in the first c columns.
  std::vector<std::vector<Best>> best(columns + 1, std::vector<Best>(n + 1));
  best[0][0].fullest = 0;
  for (std::size_t c = 1; c <= columns; ++c) {
    for (std::size_t i = 0; i <= n; ++i) {
      double height = 0;
      for (std::size_t from = i + 1; from-- > 0;) {
        if (from < i) height += families[from].height(gaps.row) + (from + 1 < i ? gaps.family : 0);
        const double share = height / std::max(capacities[c - 1], 1e-9);
        const Best& before = best[c - 1][from];
        // To the eye a column more or less by a hundredth is the same: the evenness of all decides then.
        const double fullest = std::max(before.fullest, share);
        const double unevenness = before.unevenness + share * share;
        Best& now = best[c][i];
        if (fullest < now.fullest * 0.99 || (fullest <= now.fullest * 1.01 && unevenness < now.unevenness)) {
          now = {fullest, unevenness, from};
        }
      }
    }
  }
  std::vector<Stack> stacks(columns);
  for (std::size_t c = columns, i = n; c > 0; --c) {
    const std::size_t from = best[c][i].from;
    for (std::size_t f = from; f < i; ++f) stacks[c - 1].push_back(whole(families, f));
    i = from;
  }
  return stacks;
}

std::vector<Stack> fill_broken(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                               const Gaps& gaps) {
  std::vector<Stack> stacks(capacities.size());
  std::size_t column = 0;
  double used = 0;
  const auto next_column = [&] {
    ++column;
    used = 0;
  };
  for (std::size_t f = 0; f < families.size(); ++f) {
    const std::size_t rows = families[f].rows.size();
    const std::size_t fewest = fewest_rows(rows);
    std::size_t first = 0;
    for (bool placed = false; !placed;) {
      if (column == capacities.size()) return {};
      const double room = capacities[column] - used - (used > 0 ? gaps.family : 0);
      double height = families[f].head;
      std::size_t last = first;
      while (last < rows && height + gaps.row + families[f].rows[last] <= room) {
        height += gaps.row + families[f].rows[last++];
      }
      // Rows are left to the next part, so that it has enough.
      while (last > first && last < rows && rows - last < fewest) height -= gaps.row + families[f].rows[--last];
      const bool lost = last < rows && last - first < std::min(fewest, rows - first);
      if (height > room || lost) {
        next_column();
        continue;
      }
      stacks[column].push_back({f, first, last});
      used += height + (used > 0 ? gaps.family : 0);
      first = last;
      placed = first == rows;
      if (!placed) next_column();
    }
  }
  return stacks;
}

std::vector<Stack> share_broken(const std::vector<Stackable>& families, const std::vector<double>& capacities,
                                const Gaps& gaps) {
  double low = 0;
  double high = 1;
  std::vector<Stack> stacks = fill_broken(families, capacities, gaps);
  for (int step = 0; step < 14; ++step) {
    const double share = (low + high) / 2;
    std::vector<double> lower = capacities;
    for (double& capacity : lower) capacity *= share;
    std::vector<Stack> tried = fill_broken(families, lower, gaps);
    if (tried.empty()) {
      low = share;
    } else {
      high = share;
      stacks = std::move(tried);
    }
  }
  return stacks;
}

}  // namespace mediamap::draw
