// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel_solver.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>
#include <numeric>

#include "mediamap/base/random.hpp"
#include "panel_support.hpp"

using namespace mediamap;
using namespace mediamap::analysis;

namespace {

// Every choice of `free` candidates, one by one.
void for_each_choice(const PanelProblem& problem, const std::function<void(const std::vector<std::size_t>&)>& see) {
  const std::size_t free = problem.size - problem.must.size();
  std::vector<bool> picked(problem.candidates.size(), false);
  std::fill(picked.begin(), picked.begin() + static_cast<std::ptrdiff_t>(free), true);
  do {
    std::vector<std::size_t> members = problem.must;
    for (std::size_t i = 0; i < picked.size(); ++i) {
      if (picked[i]) members.push_back(problem.candidates[i]);
    }
    see(members);
  } while (std::prev_permutation(picked.begin(), picked.end()));
}

std::int64_t exhaustive(const PanelProblem& problem) {
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for_each_choice(problem, [&](const std::vector<std::size_t>& members) { best = std::min(best, cost(problem, members)); });
  return best;
}

PanelProblem problem_of(const Territory& territory, std::size_t size, std::vector<PanelTarget> given = {}) {
  const Dimensions dimensions = panel_dimensions(territory);
  const Targets targets = panel_targets(dimensions, territory.acteurs.size(), size, given);
  PanelProblem problem;
  problem.size = size;
  problem.actors = territory.acteurs.size();
  problem.cells = target_cells(dimensions, targets, size);
  Cell& alone = problem.cells.emplace_back(Cell{alone_of_their_kind(dimensions, targets), {}});
  const std::size_t wanted = std::min(alone.actors.size(), size / 2);
  for (std::size_t seats = 0; seats <= size; ++seats) alone.cost.push_back(forgotten_unit * static_cast<std::int64_t>(wanted - std::min(seats, wanted)));
  for (std::size_t i = 0; i < problem.actors; ++i) problem.candidates.push_back(i);
  return problem;
}

void impose(PanelProblem& problem, std::size_t actor) {
  std::erase(problem.candidates, actor);
  problem.must.push_back(actor);
}

// Seat by seat the actor that costs least, the first of equals.
std::int64_t greedy_draw(const PanelProblem& problem) {
  std::vector<std::size_t> members;
  while (members.size() < problem.size) {
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    std::size_t next = 0;
    for (std::size_t candidate : problem.candidates) {
      if (std::find(members.begin(), members.end(), candidate) != members.end()) continue;
      members.push_back(candidate);
      const std::int64_t here = cost(problem, members);
      members.pop_back();
      if (here < best) {
        best = here;
        next = candidate;
      }
    }
    members.push_back(next);
  }
  return cost(problem, members);
}

std::int64_t best_random_draw(const PanelProblem& problem, int draws) {
  Random random(20261125);
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  std::vector<std::size_t> all = problem.candidates;
  for (int i = 0; i < draws; ++i) {
    random.shuffle(all);
    best = std::min(best, cost(problem, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(problem.size)}));
  }
  return best;
}

double as_deviation(std::int64_t cost) { return static_cast<double>(cost) / static_cast<double>(deviation_unit); }

}  // namespace

TEST_CASE("panel solver: on small bases it finds what trying every panel finds") {
  int bases = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Territory territory = random_territory(seed, 14);
    PanelProblem problem = problem_of(territory, 5);
    if (seed % 3 == 0) impose(problem, seed % 14);
    const std::int64_t best = exhaustive(problem);
    const auto members = solve(problem, seed);
    REQUIRE(members.size() == 5);
    for (std::size_t one : problem.must) CHECK(std::binary_search(members.begin(), members.end(), one));
    CHECK_MESSAGE(cost(problem, members) == best, "seed ", seed);
    CHECK(least_cost(problem) <= best);
    ++bases;
  }
  CHECK(bases == 150);
}

TEST_CASE("panel solver: larger panels of small bases too") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const PanelProblem problem = problem_of(random_territory(seed, 18), 9);
    CHECK_MESSAGE(cost(problem, solve(problem, 1)) == exhaustive(problem), "seed ", seed);
  }
}

TEST_CASE("panel solver: given targets come before the deviation") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const PanelProblem problem =
        problem_of(random_territory(seed, 14), 5, {{"typologie", "ASSO", 1}, {"nature", "public", 4}, {"taille", "500-a-1999", 3}});
    CHECK_MESSAGE(cost(problem, solve(problem, seed)) == exhaustive(problem), "seed ", seed);
  }
}

TEST_CASE("panel solver: 300 actors, against 10,000 random draws and a greedy draw, within a second") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const PanelProblem problem = problem_of(random_territory(seed, 300), 30);
    const std::clock_t before = std::clock();
    const std::int64_t found = cost(problem, solve(problem, 1));
    const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    const std::int64_t random = best_random_draw(problem, 10000);
    const std::int64_t greedy = greedy_draw(problem);
    MESSAGE("deviation ", as_deviation(found), ", greedy ", as_deviation(greedy), ", best of 10,000 draws ", as_deviation(random),
            ", no panel below ", as_deviation(least_cost(problem)), "; ", seconds, " s");
#ifndef __SANITIZE_ADDRESS__
    CHECK(seconds <= 1);
#endif
    CHECK(found <= random);
    CHECK(found <= greedy);
  }
}

TEST_CASE("panel solver: the same seed gives the same panel, another may give another of the same worth") {
  const PanelProblem problem = problem_of(random_territory(3, 60), 12);
  CHECK(solve(problem, 5) == solve(problem, 5));
  CHECK(cost(problem, solve(problem, 5)) == cost(problem, solve(problem, 6)));
}

TEST_CASE("panel solver: the same numbers on every machine") {
  Random random(1);
  CHECK(random.next() == 10451216379200822465u);
  CHECK(random.next() == 13757245211066428519u);
  const std::vector<std::size_t> members = solve(problem_of(random_territory(1, 14), 5), 1);
  CHECK(members.size() == 5);
}

TEST_CASE("panel solver: whom to ask instead, the one that costs least first") {
  const PanelProblem problem = problem_of(random_territory(7, 14), 5);
  const auto members = solve(problem, 1);
  const auto found = replacements(problem, members, members[2], 20);
  CHECK(found.size() == 9);
  std::int64_t before = 0;
  for (std::size_t other : found) {
    CHECK_FALSE(std::binary_search(members.begin(), members.end(), other));
    std::vector<std::size_t> exchanged = members;
    exchanged[2] = other;
    const std::int64_t here = cost(problem, exchanged);
    CHECK(here >= before);
    before = here;
  }
}

TEST_CASE("panel solver: all places imposed, and a base that just fills the panel") {
  PanelProblem problem = problem_of(random_territory(2, 6), 3);
  for (std::size_t actor : {0u, 2u, 4u}) impose(problem, actor);
  CHECK(solve(problem, 1) == std::vector<std::size_t>{0, 2, 4});
  CHECK(solve(problem_of(random_territory(2, 4), 4), 1) == std::vector<std::size_t>{0, 1, 2, 3});
}
