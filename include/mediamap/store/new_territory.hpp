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

// The files of a new territory. A folder that holds anything is refused (DataError).
std::vector<FileChange> territory_files(const fs::path& folder, const NewTerritory& territory);

// Writes them, all or none. The folder is created when it does not exist.
void lay_territory(const fs::path& folder, const std::vector<FileChange>& files);

}  // namespace mediamap::store
