// SPDX-License-Identifier: EUPL-1.2
// Chooses n of the candidates so that the costs of the cells add up to as little as possible: a greedy start, exchanges
// with a short memory of what was exchanged (tabu), and new starts from the best panel with a part of it redrawn.
#pragma once

#include <cstdint>
#include <vector>

#include "mediamap/analysis/panel_targets.hpp"

namespace mediamap::analysis {

struct PanelProblem {
  std::size_t size = 0;                 // places; as many candidates at least
  std::size_t actors = 0;               // of the base: they are numbers below this
  std::vector<Cell> cells;              // costs for 0 to `size`, convex
  std::vector<std::size_t> must;        // at most `size`
  std::vector<std::size_t> candidates;  // the others that may be chosen; of two alike, the earlier one is
};

// The cells of each actor, ascending.
std::vector<std::vector<std::size_t>> cells_by_actor(const PanelProblem& problem);

// How many of these members are in each cell, and what that costs.
std::vector<int> counts(const PanelProblem& problem, const std::vector<std::size_t>& members);
std::int64_t cost(const PanelProblem& problem, const std::vector<std::size_t>& members);

// What no panel of so many places can cost less than: each cell by itself at its best. Weak but certain.
std::int64_t least_cost(const PanelProblem& problem);

// The members, ascending. The same problem and seed give the same panel on every machine. Starts from `start` too,
// which may be empty, or a whole panel with the imposed members.
std::vector<std::size_t> solve(const PanelProblem& problem, std::uint64_t seed, const std::vector<std::size_t>& start = {});

// The candidates that may take the place of one who leaves, the one that costs least first; `most` at most.
std::vector<std::size_t> replacements(const PanelProblem& problem, const std::vector<std::size_t>& members, std::size_t leaves,
                                      std::size_t most);

}  // namespace mediamap::analysis
