// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel_solver.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <numeric>

#include "mediamap/base/random.hpp"

namespace mediamap::analysis {
namespace {

// How much is tried: exchanges weighed in all, and starts. Counted, not timed, so that every machine does the same.
constexpr std::int64_t exchanges_weighed = 15'000'000;
constexpr std::size_t exchanges_at_a_time = 30'000;
constexpr int most_starts = 400;
constexpr int least_patience = 30;  // exchanges without a better panel before the next start

using Cells = std::vector<std::size_t>;

// Candidates in the same cells are one kind with so many to take: they are worth the same.
struct Kind {
  Cells cells;
  std::vector<std::uint64_t> mask;  // the same as bits
  std::vector<std::size_t> actors;
  int taken = 0;
  int barred_until = 0;  // by the search's memory
};

class Search {
 public:
  Search(const PanelProblem& problem, std::uint64_t seed) : problem_(problem), random_(seed), filled_(problem.cells.size(), 0) {
    const std::vector<Cells> cells = cells_by_actor(problem);
    for (std::size_t actor : problem.must) {
      for (std::size_t cell : cells[actor]) ++filled_[cell];
    }
    places_ = static_cast<int>(problem.size - problem.must.size());
    std::map<Cells, std::size_t> known;
    for (std::size_t actor : problem.candidates) {
      const auto [kind, fresh] = known.try_emplace(cells[actor], kinds_.size());
      if (fresh) kinds_.push_back({cells[actor], mask_of(cells[actor]), {}});
      kinds_[kind->second].actors.push_back(actor);
    }
    up_.resize(problem.cells.size());
    down_.resize(problem.cells.size());
    shared_.resize(problem.cells.size());
    lose_.resize(kinds_.size());
    gain_.resize(kinds_.size());
    best_taken_.assign(kinds_.size(), 0);
  }

  std::vector<std::size_t> run(const std::vector<std::size_t>& start) {
    if (!start.empty()) {
      take(start);
      improve();
    }
    for (int starts = 0; starts < most_starts && (weighed_ < exchanges_weighed || starts == 0); ++starts) {
      if (best_cost_ <= floor_) break;
      begin_again(starts);
      fill();
      improve();
    }
    std::vector<std::size_t> members = problem_.must;
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      members.insert(members.end(), kinds_[k].actors.begin(), kinds_[k].actors.begin() + best_taken_[k]);
    }
    std::sort(members.begin(), members.end());
    return members;
  }

 private:
  std::vector<std::uint64_t> mask_of(const Cells& cells) const {
    std::vector<std::uint64_t> mask((problem_.cells.size() + 63) / 64, 0);
    for (std::size_t cell : cells) mask[cell / 64] |= std::uint64_t{1} << (cell % 64);
    return mask;
  }

  void change(std::size_t kind, int by) {
    kinds_[kind].taken += by;
    taken_ += by;
    for (std::size_t cell : kinds_[kind].cells) filled_[cell] += by;
  }

  void take(const std::vector<std::size_t>& members) {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      for (std::size_t actor : kinds_[k].actors) {
        if (std::find(members.begin(), members.end(), actor) != members.end()) change(k, 1);
      }
    }
  }

  // The first start is empty; then half of them redraw a part of the best panel, and half of them almost all.
  void begin_again(int starts) {
    if (starts == 0 && taken_ == 0) return;
    restore_best();
    std::vector<std::size_t> seats;
    for (std::size_t k = 0; k < kinds_.size(); ++k) seats.insert(seats.end(), static_cast<std::size_t>(kinds_[k].taken), k);
    random_.shuffle(seats);
    const std::size_t part = starts % 2 == 0 ? seats.size() / 4 + 2 : seats.size() - seats.size() / 8;
    for (std::size_t i = 0; i < std::min(part, seats.size()); ++i) change(seats[i], -1);
    loose_ = starts > 0;
  }

  void restore_best() {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      if (kinds_[k].taken != best_taken_[k]) change(k, best_taken_[k] - kinds_[k].taken);
    }
  }

  // What one more or one less in each cell costs, and both at once.
  void weigh_cells() {
    for (std::size_t c = 0; c < filled_.size(); ++c) {
      const auto& cost = problem_.cells[c].cost;
      const auto at = static_cast<std::size_t>(filled_[c]);
      up_[c] = at + 1 < cost.size() ? cost[at + 1] - cost[at] : 0;
      down_[c] = at > 0 ? cost[at - 1] - cost[at] : 0;
      shared_[c] = up_[c] + down_[c];
    }
  }

  std::int64_t total(const Cells& cells, const std::vector<std::int64_t>& of) const {
    return std::accumulate(cells.begin(), cells.end(), std::int64_t{0}, [&](std::int64_t sum, std::size_t cell) { return sum + of[cell]; });
  }

  // Seat by seat the kind that costs least, among equals by lot; once in a while the second best.
  void fill() {
    while (taken_ < places_) {
      weigh_cells();
      std::int64_t best = std::numeric_limits<std::int64_t>::max();
      std::vector<std::size_t> equals;
      const bool stray = loose_ && random_.below(4) == 0;
      for (std::size_t k = 0; k < kinds_.size(); ++k) {
        if (kinds_[k].taken == static_cast<int>(kinds_[k].actors.size())) continue;
        if (stray && random_.below(2) == 0) continue;
        const std::int64_t cost = total(kinds_[k].cells, up_);
        if (cost < best) equals.clear();
        if (cost <= best) equals.push_back(k);
        best = std::min(best, cost);
      }
      if (!equals.empty()) change(equals[random_.below(equals.size())], 1);
    }
  }

  std::int64_t current_cost() const {
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < filled_.size(); ++c) sum += problem_.cells[c].cost[static_cast<std::size_t>(filled_[c])];
    return sum;
  }

  // Exchange after exchange the best one, even for the worse; what was exchanged stays as it is for a while.
  void improve() {
    std::int64_t cost = current_cost();
    std::int64_t best_here = cost;
    keep_if_better(cost);
    for (Kind& kind : kinds_) kind.barred_until = 0;
    const int patience = least_patience + places_;
    int idle = 0;
    for (int step = 1; idle < patience && weighed_ < exchanges_weighed; ++step) {
      const auto [out, in, by] = best_exchange(step, best_here - cost);
      if (out == none) {
        ++idle;
        continue;
      }
      change(out, -1);
      change(in, 1);
      const int memory = 4 + static_cast<int>(random_.below(6));
      kinds_[out].barred_until = step + memory;
      kinds_[in].barred_until = step + memory / 2;
      cost += by;
      idle = cost < best_here ? 0 : idle + 1;
      best_here = std::min(best_here, cost);
      keep_if_better(cost);
      if (best_cost_ <= floor_) return;
    }
  }

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  struct Exchange {
    std::size_t out = none;
    std::size_t in = none;
    std::int64_t by = std::numeric_limits<std::int64_t>::max();
  };

  // `wanted`: an exchange that costs less than this leads to a new best and is free of the memory.
  Exchange best_exchange(int step, std::int64_t wanted) {
    weigh_cells();
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      lose_[k] = total(kinds_[k].cells, down_);
      gain_[k] = total(kinds_[k].cells, up_);
    }
    Exchange best;
    std::size_t equals = 0;
    // Of a large base only some of the members are weighed at a time, by lot.
    const std::size_t lots = static_cast<std::size_t>(places_) * kinds_.size() / exchanges_at_a_time + 1;
    for (std::size_t out = 0; out < kinds_.size(); ++out) {
      if (kinds_[out].taken == 0 || (lots > 1 && random_.below(lots) != 0)) continue;
      for (std::size_t in = 0; in < kinds_.size(); ++in) {
        if (in == out || kinds_[in].taken == static_cast<int>(kinds_[in].actors.size())) continue;
        const std::int64_t by = lose_[out] + gain_[in] - common(kinds_[out], kinds_[in]);
        ++weighed_;
        if (by > best.by) continue;
        const bool barred = kinds_[out].barred_until >= step || kinds_[in].barred_until >= step;
        if (barred && by >= wanted) continue;
        if (by < best.by) equals = 0;
        if (random_.below(++equals) == 0) best = {out, in, by};
      }
    }
    return best;
  }

  // What leaving and coming cost in the cells that both are in, where nothing changes.
  std::int64_t common(const Kind& a, const Kind& b) const {
    std::int64_t sum = 0;
    for (std::size_t w = 0; w < a.mask.size(); ++w) {
      for (std::uint64_t bits = a.mask[w] & b.mask[w]; bits != 0; bits &= bits - 1) {
        sum += shared_[w * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
      }
    }
    return sum;
  }

  void keep_if_better(std::int64_t cost) {
    if (cost >= best_cost_) return;
    best_cost_ = cost;
    for (std::size_t k = 0; k < kinds_.size(); ++k) best_taken_[k] = kinds_[k].taken;
  }

  const PanelProblem& problem_;
  Random random_;
  int places_ = 0;  // besides the imposed members
  int taken_ = 0;
  bool loose_ = false;
  std::vector<Kind> kinds_;
  std::vector<int> filled_;                        // members in each cell
  std::vector<std::int64_t> up_, down_, shared_;   // by cell
  std::vector<std::int64_t> lose_, gain_;          // by kind
  std::vector<int> best_taken_;
  std::int64_t best_cost_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t floor_ = least_cost(problem_);
  std::int64_t weighed_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> cells_by_actor(const PanelProblem& problem) {
  std::vector<Cells> cells(problem.actors);
  for (std::size_t c = 0; c < problem.cells.size(); ++c) {
    for (std::size_t actor : problem.cells[c].actors) cells[actor].push_back(c);
  }
  return cells;
}

std::vector<int> counts(const PanelProblem& problem, const std::vector<std::size_t>& members) {
  std::vector<bool> chosen(problem.actors, false);
  for (std::size_t actor : members) chosen[actor] = true;
  std::vector<int> filled;
  for (const Cell& cell : problem.cells) {
    filled.push_back(static_cast<int>(std::count_if(cell.actors.begin(), cell.actors.end(), [&](std::size_t actor) { return chosen[actor]; })));
  }
  return filled;
}

std::int64_t cost(const PanelProblem& problem, const std::vector<std::size_t>& members) {
  const std::vector<int> filled = counts(problem, members);
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < filled.size(); ++c) sum += problem.cells[c].cost[static_cast<std::size_t>(filled[c])];
  return sum;
}

std::int64_t least_cost(const PanelProblem& problem) {
  const std::vector<int> imposed = counts(problem, problem.must);
  std::vector<std::size_t> all = problem.must;
  all.insert(all.end(), problem.candidates.begin(), problem.candidates.end());
  const std::vector<int> reachable = counts(problem, all);
  const int free = static_cast<int>(problem.size - problem.must.size());
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < problem.cells.size(); ++c) {
    const auto& cost = problem.cells[c].cost;
    const int most = std::min(reachable[c], imposed[c] + free);
    sum += *std::min_element(cost.begin() + imposed[c], cost.begin() + most + 1);
  }
  return sum;
}

std::vector<std::size_t> solve(const PanelProblem& problem, std::uint64_t seed, const std::vector<std::size_t>& start) {
  return Search(problem, seed).run(start);
}

std::vector<std::size_t> replacements(const PanelProblem& problem, const std::vector<std::size_t>& members, std::size_t leaves,
                                      std::size_t most) {
  std::vector<int> filled = counts(problem, members);
  const std::vector<Cells> cells = cells_by_actor(problem);
  for (std::size_t cell : cells[leaves]) --filled[cell];
  std::vector<std::pair<std::int64_t, std::size_t>> ranked;
  for (std::size_t rank = 0; rank < problem.candidates.size(); ++rank) {
    const std::size_t actor = problem.candidates[rank];
    if (actor == leaves || std::binary_search(members.begin(), members.end(), actor)) continue;
    std::int64_t by = 0;
    for (std::size_t cell : cells[actor]) {
      const auto& cost = problem.cells[cell].cost;
      const auto at = static_cast<std::size_t>(filled[cell]);
      by += cost[at + 1] - cost[at];
    }
    ranked.emplace_back(by, rank);
  }
  const std::size_t kept = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < kept; ++i) found.push_back(problem.candidates[ranked[i].second]);
  return found;
}

}  // namespace mediamap::analysis
