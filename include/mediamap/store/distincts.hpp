// SPDX-License-Identifier: EUPL-1.2
// distincts.yaml: pairs of records that look alike and are two actors all the same, so that nobody has to say it twice.
#pragma once

#include <string>
#include <vector>

#include "mediamap/store/change_set.hpp"

namespace mediamap::store {

struct DistinctPair {
  std::string first;  // ids, the smaller first
  std::string second;
  std::string date;
  std::string raison;
};

inline constexpr const char* distincts_file = "distincts.yaml";

// Empty when there is no such file yet. DataError when it cannot be read.
std::vector<DistinctPair> load_distincts(const Project& project);
void put_distincts(ChangeSet& changes, const std::vector<DistinctPair>& pairs);

}  // namespace mediamap::store
