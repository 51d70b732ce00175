// SPDX-License-Identifier: EUPL-1.2
// Communes from the lists that are at hand: our CSV, geo.api.gouv.fr, @etalab/decoupage-administratif.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/tables/table.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::exchange {

struct CommuneImport {
  std::vector<Commune> communes;  // the existing ones in their order, updated, then the new ones
  std::size_t lignes = 0;
  std::size_t crees = 0;
  std::size_t mis_a_jour = 0;
  std::size_t inchanges = 0;
  std::vector<tables::RejectedRow> rejetees;
  std::vector<Fault> remarques;  // values that were left out, with their line
};

// lignes = crees + mis_a_jour + inchanges + rejetees. A value that is missing in the source leaves the existing one.
// `path` is for messages. Throws DataError when the file as a whole cannot be read.
CommuneImport import_communes(const std::string& path, std::string_view bytes, const std::vector<Commune>& existing);

}  // namespace mediamap::exchange
