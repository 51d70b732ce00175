// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/taxonomy.hpp"

#include <algorithm>

namespace mediamap {

const Family* Taxonomy::family(std::string_view id) const {
  const auto found = std::find_if(familles.begin(), familles.end(), [&](const Family& f) { return f.id == id; });
  return found == familles.end() ? nullptr : &*found;
}

const Thematic* Taxonomy::thematic(std::string_view id) const {
  for (const Family& family : familles) {
    for (const Thematic& thematic : family.thematiques) {
      if (thematic.id == id) return &thematic;
    }
  }
  return nullptr;
}

const Family* Taxonomy::family_of(std::string_view thematic_id) const {
  for (const Family& family : familles) {
    for (const Thematic& thematic : family.thematiques) {
      if (thematic.id == thematic_id) return &family;
    }
  }
  return nullptr;
}

std::vector<std::string> Taxonomy::family_ids() const {
  std::vector<std::string> ids;
  for (const Family& family : familles) ids.push_back(family.id);
  return ids;
}

std::vector<std::string> Taxonomy::thematic_ids() const {
  std::vector<std::string> ids;
  for (const Family& family : familles) {
    for (const Thematic& thematic : family.thematiques) ids.push_back(thematic.id);
  }
  return ids;
}

std::vector<const Thematic*> Taxonomy::thematics_of_service(std::string_view service) const {
  std::vector<const Thematic*> found;
  for (const Family& family : familles) {
    for (const Thematic& thematic : family.thematiques) {
      const auto& services = thematic.services;
      if (std::find(services.begin(), services.end(), service) != services.end()) found.push_back(&thematic);
    }
  }
  return found;
}

}  // namespace mediamap
