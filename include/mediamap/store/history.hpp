// SPDX-License-Identifier: EUPL-1.2
// The territory as git holds it of earlier days.
#pragma once

#include <string>

#include "mediamap/base/error.hpp"
#include "mediamap/model/offer_changes.hpp"
#include "mediamap/model/territory.hpp"
#include "mediamap/store/project.hpp"

namespace mediamap::store {

struct PastChanges {
  OfferChanges changes;
  std::vector<Fault> remarks;  // what a person should know
};

// How the territory's offers, saved to git or not, differ from those of `since`: an ISO date (the state before that day
// began) or whatever git takes for a version (a tag, HEAD~3). Comments and order of a file do not count. UsageError when
// git knows no such version or does not follow the folder; SystemError when there is no git.
PastChanges changes_since(const Project& project, const Territory& territory, const std::string& since);

}  // namespace mediamap::store
