// SPDX-License-Identifier: EUPL-1.2
// Laying the folder of a new territory.
#pragma once

#include <string>
#include <vector>

#include "mediamap/store/journal.hpp"

namespace mediamap::store {

struct NewTerritory {
  std::string nom;
  std::string type;
  std::string siren;
};

std::vector<FileChange> territory_files(const NewTerritory& territory);

// DataError when the folder holds anything.
void refuse_unless_empty(const fs::path& folder);

// Writes the files, all or none, after ending what an interrupted call may have left. The folder is created when it does
// not exist; one that holds anything is refused and left as it is.
void lay_territory(const fs::path& folder, const std::vector<FileChange>& files);

}  // namespace mediamap::store
