// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/item_identity.hpp"

namespace mediamap::store {

std::string item_identity(const Json& item) {
  if (!item.is_object() || item.empty()) return item.dump();
  std::string marks;
  for (const char* key : {"id", "code", "champ", "valeur", "fichier", "acteur", "service", "titre"}) {
    if (item.contains(key)) marks += item.at(key).dump() + "\n";
  }
  return marks.empty() ? item.begin().key() + item.begin().value().dump() : marks;
}

}  // namespace mediamap::store
