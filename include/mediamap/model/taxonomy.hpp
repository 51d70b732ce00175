// SPDX-License-Identifier: EUPL-1.2
// The branches of the mind map: families, and the thematics in each. The agent edits them; nothing is hard-coded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap {

struct Thematic {
  std::string id;
  std::string nom;
  std::vector<std::string> services;  // services of the national standard that belong here
  bool attendue = true;               // expected on the territory: its absence is a gap
  int seuil = 2;                      // with fewer offers than this it is thin
};

struct Family {
  std::string id;
  std::string nom;
  std::string couleur;  // "#rrggbb"
  std::vector<Thematic> thematiques;
};

struct Taxonomy {
  std::vector<Family> familles;

  const Family* family(std::string_view id) const;
  const Thematic* thematic(std::string_view id) const;
  const Family* family_of(std::string_view thematic_id) const;
  std::vector<std::string> family_ids() const;
  std::vector<std::string> thematic_ids() const;
  // Every thematic that lists the service, in the order of the file.
  std::vector<const Thematic*> thematics_of_service(std::string_view service) const;
};

}  // namespace mediamap
