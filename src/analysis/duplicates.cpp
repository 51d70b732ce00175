// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/duplicates.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace mediamap::analysis {
namespace {

constexpr std::size_t most_checked = 8;  // members of each of two groups that are compared before these become one
constexpr std::size_t most_together = 20;  // members of a group: what is more is no actor that was noted several times

struct Found {
  std::uint32_t a;
  std::uint32_t b;
  int score;
};

// Groups of records in which each is like each.
class Grouping {
 public:
  Grouping(const Signatures& signatures, const Territory& territory, const DistinctPairs& distinct, int lowest)
      : signatures_(signatures), territory_(territory), distinct_(distinct), lowest_(lowest), group_of_(signatures.size()), members_(signatures.size()) {
    std::iota(group_of_.begin(), group_of_.end(), std::size_t{0});
    for (std::uint32_t i = 0; i < members_.size(); ++i) members_[i] = {i};
  }

  // Makes one group of the two when nobody in them objects.
  void join(std::uint32_t a, std::uint32_t b) {
    std::size_t x = group_of_[a], y = group_of_[b];
    if (x == y || members_[x].size() + members_[y].size() > most_together || !agree(members_[x], members_[y])) return;
    if (members_[x].size() < members_[y].size()) std::swap(x, y);
    for (std::uint32_t moved : members_[y]) {
      group_of_[moved] = x;
      members_[x].push_back(moved);
    }
    members_[y].clear();
  }

  std::size_t of(std::uint32_t i) const { return group_of_[i]; }
  const std::vector<std::uint32_t>& members(std::size_t group) const { return members_[group]; }

 private:
  bool agree(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) const {
    for (std::size_t i = 0; i < std::min(x.size(), most_checked); ++i) {
      for (std::size_t k = 0; k < std::min(y.size(), most_checked); ++k) {
        const auto& [a, b] = std::minmax(territory_.acteurs[x[i]].id, territory_.acteurs[y[k]].id);
        if (distinct_.contains({a, b}) || score_of_pair(signatures_, x[i], y[k]) < lowest_) return false;
      }
    }
    return true;
  }

  const Signatures& signatures_;
  const Territory& territory_;
  const DistinctPairs& distinct_;
  const int lowest_;
  std::vector<std::size_t> group_of_;
  std::vector<std::vector<std::uint32_t>> members_;
};

class Search {
 public:
  Search(const Territory& territory, const DistinctPairs& distinct, int lowest_score)
      : territory_(territory), distinct_(distinct), lowest_(lowest_score), signatures_(territory) {}

  Duplicates run() {
    Candidates compared = candidates(signatures_);
    result_.compared = compared.pairs.size();
    result_.crowded = std::move(compared.crowded);
    std::vector<Found> exact, doubtful;
    for (const auto& [a, b] : compared.pairs) {
      const int score = score_of_pair(signatures_, a, b);
      if (score >= lowest_ && !distinct_.contains(ids(a, b))) (score >= lowest_exact ? exact : doubtful).push_back({a, b, score});
    }
    // What is certain stays apart from what is to be looked at.
    add(std::move(exact), Band::exact);
    add(std::move(doubtful), Band::doubtful);
    return std::move(result_);
  }

 private:
  std::pair<std::string, std::string> ids(std::uint32_t a, std::uint32_t b) const {
    return std::minmax(territory_.acteurs[a].id, territory_.acteurs[b].id);
  }

  std::size_t add_group(Band band, const std::vector<std::uint32_t>& members) {
    DuplicateGroup group{band, {}};
    for (std::uint32_t i : members) group.actors.push_back(territory_.acteurs[i].id);
    std::sort(group.actors.begin(), group.actors.end());
    result_.groups.push_back(std::move(group));
    return result_.groups.size() - 1;
  }

  // A pair whose two records ended in different groups is told with a group of its own.
  void add(std::vector<Found> found, Band band) {
    const auto rank = [](const Found& one) { return std::tuple(-one.score, one.a, one.b); };
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
    Grouping grouping(signatures_, territory_, distinct_, std::min(lowest_, usual_score));
    for (const Found& one : found) grouping.join(one.a, one.b);
    std::unordered_map<std::size_t, std::size_t> numbers;
    for (const Found& one : found) {
      const auto [first, second] = ids(one.a, one.b);
      DuplicatePair pair{first, second, score_pair(signatures_, one.a, one.b), 0};
      const std::size_t whole = grouping.of(one.a);
      if (whole != grouping.of(one.b)) {
        pair.group = add_group(band, {one.a, one.b});
      } else {
        const auto [number, is_new] = numbers.emplace(whole, 0);
        if (is_new) number->second = add_group(band, grouping.members(whole));
        pair.group = number->second;
      }
      result_.pairs.push_back(std::move(pair));
    }
  }

  const Territory& territory_;
  const DistinctPairs& distinct_;
  const int lowest_;
  const Signatures signatures_;
  Duplicates result_;
};

}  // namespace

Duplicates find_duplicates(const Territory& territory, const DistinctPairs& distinct, int lowest_score) {
  return Search(territory, distinct, lowest_score).run();
}

}  // namespace mediamap::analysis
