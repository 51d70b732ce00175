// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel_targets.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mediamap::analysis {
namespace {

double sum(const std::vector<Target>& targets) {
  return std::accumulate(targets.begin(), targets.end(), 0.0, [](double total, const Target& one) { return total + one.exact; });
}

// So that the sum over all cells stays far from what an integer holds.
constexpr std::int64_t most_broken = 80'000;

// What one seat too many or too few weighs.
double weight(const std::vector<Target>& targets) {
  const double total = sum(targets);
  return total > 0 ? 1 / (2 * total) : 0;
}

void share_the_rest(std::vector<Target>& targets, double total) {
  double given = 0;
  double proportional = 0;
  for (const Target& one : targets) (one.given ? given : proportional) += one.exact;
  if (given == 0 || proportional == 0) return;
  const double factor = std::max(0.0, total - given) / proportional;
  for (Target& one : targets) {
    if (!one.given) one.exact *= factor;
  }
}

void give_largest_remainders(std::vector<Target>& targets, int places) {
  std::vector<std::size_t> order(targets.size());
  std::iota(order.begin(), order.end(), 0);
  for (Target& one : targets) {
    one.quota = static_cast<int>(std::floor(one.exact));
    places -= one.quota;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return targets[a].exact - targets[a].quota > targets[b].exact - targets[b].quota;
  });
  for (std::size_t i = 0; i < order.size() && places > 0; ++i, --places) ++targets[order[i]].quota;
}

}  // namespace

Targets panel_targets(const Dimensions& dimensions, std::size_t base, std::size_t size, const std::vector<PanelTarget>& given) {
  Targets targets;
  for (const Dimension& dimension : dimensions.all) {
    std::vector<Target>& row = targets.emplace_back();
    for (const Category& category : dimension.categories) {
      row.push_back({static_cast<double>(size * category.actors.size()) / static_cast<double>(base), 0, false});
    }
    const double total = sum(row);
    bool any = false;
    for (const PanelTarget& one : given) {
      for (std::size_t c = 0; one.dimension == dimension.id && c < row.size(); ++c) {
        if (dimension.categories[c].id == one.categorie) row[c] = {static_cast<double>(one.places), one.places, true};
      }
      any = any || one.dimension == dimension.id;
    }
    if (any && dimension.id != "services") share_the_rest(row, total);
    if (dimension.several) {
      for (Target& one : row) one.quota = static_cast<int>(std::lround(one.exact));
    } else {
      give_largest_remainders(row, static_cast<int>(size));
    }
  }
  return targets;
}

std::vector<Cell> target_cells(const Dimensions& dimensions, const Targets& targets, std::size_t size) {
  std::vector<Cell> cells;
  const double share = 1 / static_cast<double>(dimensions.all.size());
  std::int64_t given = 1;
  for (const auto& row : targets) given += std::count_if(row.begin(), row.end(), [](const Target& one) { return one.given; });
  for (std::size_t d = 0; d < targets.size(); ++d) {
    const double step = share * weight(targets[d]) * static_cast<double>(deviation_unit);
    for (std::size_t c = 0; c < targets[d].size(); ++c) {
      const Target& target = targets[d][c];
      Cell& cell = cells.emplace_back(Cell{dimensions.all[d].categories[c].actors, {}});
      for (std::size_t seats = 0; seats <= size; ++seats) {
        const double miss = std::abs(static_cast<double>(seats) - target.exact);
        std::int64_t cost = std::llround(step * miss);
        if (target.given) cost += broken_unit * std::min<std::int64_t>(std::llround(miss), most_broken / given);
        cell.cost.push_back(cost);
      }
    }
  }
  return cells;
}

std::vector<std::size_t> alone_of_their_kind(const Dimensions& dimensions, const Targets& targets) {
  std::vector<std::size_t> alone;
  for (std::size_t d = 0; d < targets.size(); ++d) {
    for (std::size_t c = 0; c < targets[d].size(); ++c) {
      const Category& category = dimensions.all[d].categories[c];
      const bool unwanted = targets[d][c].given && targets[d][c].quota == 0;
      if (category.known && category.actors.size() == 1 && !unwanted) alone.push_back(category.actors.front());
    }
  }
  std::sort(alone.begin(), alone.end());
  alone.erase(std::unique(alone.begin(), alone.end()), alone.end());
  return alone;
}

std::vector<double> deviations(const Targets& targets, const std::vector<std::vector<int>>& seats) {
  std::vector<double> found;
  for (std::size_t d = 0; d < targets.size(); ++d) {
    double missed = 0;
    for (std::size_t c = 0; c < targets[d].size(); ++c) missed += std::abs(seats[d][c] - targets[d][c].exact);
    found.push_back(missed * weight(targets[d]));
  }
  return found;
}

}  // namespace mediamap::analysis
