// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/disposition.hpp"

#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {

void put_disposition(ChangeSet& changes, const Project& project, const MapDisposition& disposition) {
  std::vector<Fault> faults;
  Json head = read_document(project, "territoire.yaml", "territoire", faults).json();
  if (!faults.empty()) throw DataError(std::move(faults));
  head["disposition"] = {{"sens", disposition.sens}, {"colonnes", disposition.colonnes}, {"gauche", disposition.gauche}, {"droite", disposition.droite}};
  changes.put_document("territoire.yaml", "territoire", head);
}

}  // namespace mediamap::store
