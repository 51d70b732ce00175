// SPDX-License-Identifier: EUPL-1.2
// Given targets that no panel can meet: which ones clash, and the least that has to give. Searched exactly.
#pragma once

#include <vector>

#include "mediamap/analysis/panel_solver.hpp"

namespace mediamap::analysis {

struct Quota {
  std::size_t cell = 0;  // of the problem
  int places = 0;
};

// Given targets that cannot be met together, though any of them left out, the others could.
struct Clash {
  std::vector<std::size_t> quotas;  // positions among the quotas
};

struct Clashes {
  std::vector<Clash> all;         // no quota is in two of them
  std::vector<int> least_change;  // by quota: the places that it has in the panel that misses the fewest places in all
  int missed = 0;                 // places, summed over the quotas; 0: all can be met
  bool proved = true;             // false: too many combinations to try them all; `missed` may then be too many
  std::vector<std::size_t> members;  // a panel that misses no more, for the solver to start from; empty without quotas
};

Clashes find_clashes(const PanelProblem& problem, const std::vector<Quota>& quotas);

}  // namespace mediamap::analysis
