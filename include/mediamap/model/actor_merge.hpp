// SPDX-License-Identifier: EUPL-1.2
// One actor out of several records of it, with every value that they hold.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap {

// The position of the record that says most: the most fields, then the later update, then the first one.
std::size_t most_complete(const std::vector<const Actor*>& records);

// `kept` with all that the others say. Lists are united. A single value comes from the record of the latest date_maj
// (the kept one's where dates do not tell); a different one goes to a_completer with the record and source that it
// comes from. What belongs together, such as latitude and longitude, comes from one record. The entries of provenance
// are all kept, so that each source finds the actor again. What is missing is no longer so when another record has it.
Actor merged_actor(const Actor& kept, const std::vector<const Actor*>& others);

}  // namespace mediamap
