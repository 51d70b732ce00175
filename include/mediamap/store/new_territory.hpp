// SPDX-License-Identifier: EUPL-1.2
// Laying the folder of a new territory.
#pragma once

#include <string>

#include "mediamap/store/file_system.hpp"

namespace mediamap::store {

struct NewTerritory {
  std::string nom;
  std::string type;
  std::string siren;
};

// The folder is created when it does not exist; one that holds anything is refused and left as it is (DataError).
void lay_territory(const fs::path& folder, const NewTerritory& territory);

}  // namespace mediamap::store
