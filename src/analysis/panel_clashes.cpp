// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel_clashes.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <numeric>

namespace mediamap::analysis {
namespace {

constexpr std::int64_t most_steps = 2'000'000;

// Candidates that count for the same quotas: only how many of them are taken matters.
struct Kind {
  std::vector<std::size_t> quotas;
  std::vector<std::size_t> actors;
};

// Tries how many of each kind to take, depth first; a branch ends where its quotas cannot do better than the best found.
class Trial {
 public:
  Trial(const PanelProblem& problem, const std::vector<Quota>& quotas)
      : quotas_(quotas), places_(static_cast<int>(problem.size - problem.must.size())), seats_(quotas.size(), 0) {
    const auto cells = cells_by_actor(problem);
    const auto quotas_of = [&](std::size_t actor) {
      std::vector<std::size_t> found;
      for (std::size_t q = 0; q < quotas.size(); ++q) {
        if (std::binary_search(cells[actor].begin(), cells[actor].end(), quotas[q].cell)) found.push_back(q);
      }
      return found;
    };
    for (std::size_t actor : problem.must) {
      for (std::size_t q : quotas_of(actor)) ++seats_[q];
    }
    std::map<std::vector<std::size_t>, std::vector<std::size_t>> known;
    for (std::size_t actor : problem.candidates) known[quotas_of(actor)].push_back(actor);
    for (auto& [of, actors] : known) kinds_.push_back({of, std::move(actors)});
    // Those that count for most first: they decide soonest. Those that count for none fill up at the end.
    std::stable_sort(kinds_.begin(), kinds_.end(), [](const Kind& a, const Kind& b) { return a.quotas.size() > b.quotas.size(); });
    left_.assign(quotas.size(), std::vector<int>(kinds_.size() + 1, 0));
    room_.assign(kinds_.size() + 1, 0);
    for (std::size_t k = kinds_.size(); k-- > 0;) {
      const int many = static_cast<int>(kinds_[k].actors.size());
      room_[k] = room_[k + 1] + many;
      for (std::size_t q = 0; q < quotas.size(); ++q) left_[q][k] = left_[q][k + 1];
      for (std::size_t q : kinds_[k].quotas) left_[q][k] += many;
    }
    taken_.assign(kinds_.size(), 0);
  }

  // The fewest places missed; with `enough`, it stops at the first combination that misses no more than that.
  int run(int enough) {
    enough_ = enough;
    descend(0, places_);
    return best_;
  }

  bool proved() const { return steps_ < most_steps; }
  const std::vector<int>& best_seats() const { return best_seats_; }

  std::vector<std::size_t> members(const PanelProblem& problem) const {
    std::vector<std::size_t> all = problem.must;
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      all.insert(all.end(), kinds_[k].actors.begin(), kinds_[k].actors.begin() + best_taken_[k]);
    }
    return all;
  }

 private:
  // What the quotas miss at least, whatever is taken of the kinds from k on.
  int bound(std::size_t k, int free) const {
    int missed = 0;
    for (std::size_t q = 0; q < quotas_.size(); ++q) {
      const int most = seats_[q] + std::min(free, left_[q][k]);
      missed += std::max({0, seats_[q] - quotas_[q].places, quotas_[q].places - most});
    }
    return missed;
  }

  bool done() const { return best_ <= enough_ || steps_ >= most_steps; }

  void descend(std::size_t k, int free) {
    ++steps_;
    if (done() || free > room_[k] || bound(k, free) >= best_) return;
    if (k == kinds_.size()) {
      best_ = bound(k, 0);
      best_seats_ = seats_;
      best_taken_ = taken_;
      return;
    }
    const Kind& kind = kinds_[k];
    const int most = std::min(free, static_cast<int>(kind.actors.size()));
    int wanted = kind.quotas.empty() ? most : std::numeric_limits<int>::max();
    for (std::size_t q : kind.quotas) wanted = std::min(wanted, quotas_[q].places - seats_[q]);
    wanted = std::clamp(wanted, 0, most);
    // From what the quotas ask for outwards.
    for (int away = 0; away <= most && !done(); ++away) {
      for (const int count : {wanted + away, wanted - away}) {
        if (count < 0 || count > most || (away == 0 && count != wanted)) continue;
        take(k, count);
        descend(k + 1, free - count);
        take(k, -count);
        if (away == 0) break;
      }
    }
  }

  void take(std::size_t k, int count) {
    taken_[k] += count;
    for (std::size_t q : kinds_[k].quotas) seats_[q] += count;
  }

  const std::vector<Quota>& quotas_;
  int places_;
  std::vector<int> seats_;
  std::vector<Kind> kinds_;
  std::vector<std::vector<int>> left_;  // by quota, by kind: candidates of the kinds from there on that count for it
  std::vector<int> room_;               // by kind: candidates from there on
  std::vector<int> taken_, best_taken_, best_seats_;
  int best_ = std::numeric_limits<int>::max();
  int enough_ = 0;
  std::int64_t steps_ = 0;
};

std::vector<Quota> chosen(const std::vector<Quota>& quotas, const std::vector<std::size_t>& which) {
  std::vector<Quota> some;
  for (std::size_t q : which) some.push_back(quotas[q]);
  return some;
}

bool can_be_met(const PanelProblem& problem, const std::vector<Quota>& quotas) { return Trial(problem, quotas).run(0) == 0; }

// Leaves out one quota after the other as long as the rest still clashes: none of what stays can be spared.
Clash reduced(const PanelProblem& problem, const std::vector<Quota>& quotas, std::vector<std::size_t> among) {
  for (std::size_t i = 0; i < among.size();) {
    std::vector<std::size_t> without = among;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (can_be_met(problem, chosen(quotas, without))) {
      ++i;
    } else {
      among = std::move(without);
    }
  }
  return {among};
}

}  // namespace

Clashes find_clashes(const PanelProblem& problem, const std::vector<Quota>& quotas) {
  Clashes found;
  if (quotas.empty()) return found;
  Trial trial(problem, quotas);
  found.missed = trial.run(0);
  found.least_change = trial.best_seats();
  found.members = trial.members(problem);
  found.proved = found.missed == 0 || trial.proved();
  std::vector<std::size_t> rest(quotas.size());
  std::iota(rest.begin(), rest.end(), 0);
  while (found.missed > 0 && !can_be_met(problem, chosen(quotas, rest))) {
    found.all.push_back(reduced(problem, quotas, rest));
    std::erase_if(rest, [&](std::size_t q) {
      const auto& gone = found.all.back().quotas;
      return std::find(gone.begin(), gone.end(), q) != gone.end();
    });
  }
  std::sort(found.all.begin(), found.all.end(), [](const Clash& a, const Clash& b) { return a.quotas < b.quotas; });
  return found;
}

}  // namespace mediamap::analysis
