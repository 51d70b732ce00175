// SPDX-License-Identifier: EUPL-1.2
// Records that may be one and the same actor.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/analysis/blocking.hpp"
#include "mediamap/analysis/pair_score.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

struct DuplicatePair {
  std::string a;  // ids, the smaller first
  std::string b;
  PairScore judged;
  std::size_t group = 0;  // position in Duplicates::groups
};

// Records that are all duplicates of each other, to be merged at once. Two records that look alike only by way of a
// third one are not in one group.
struct DuplicateGroup {
  Band band = Band::doubtful;
  std::vector<std::string> actors;  // ids, sorted
};

struct Duplicates {
  std::vector<DuplicatePair> pairs;  // exact ones first, then by score
  std::vector<DuplicateGroup> groups;
  std::vector<CrowdedBlock> crowded;  // where not each was compared with each
  std::size_t compared = 0;           // pairs
};

// Pairs of ids, the smaller first, that a person declared to be two actors.
using DistinctPairs = std::set<std::pair<std::string, std::string>>;

// Below this score a pair is more often wrong than right.
inline constexpr int usual_score = 60;

Duplicates find_duplicates(const Territory& territory, const DistinctPairs& distinct = {}, int lowest_score = usual_score);

}  // namespace mediamap::analysis
