// SPDX-License-Identifier: EUPL-1.2
// Which thematics nobody covers, and which only a few offers do.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

enum class Coverage { missing, thin, covered };

// Of one thematic. An offer counts for every thematic that it lists, whatever its status.
struct ThematicCoverage {
  const Family* family = nullptr;
  const Thematic* thematic = nullptr;
  std::size_t offers = 0;
  std::size_t operators = 0;  // different actors among their operateurs
  std::size_t communes = 0;   // different communes: communes_desservies, and those of their lieux
  Coverage coverage = Coverage::missing;
};

// The expected thematics in the order of thematiques.yaml. The pointers are into `territory.taxonomy`.
std::vector<ThematicCoverage> gaps(const Territory& territory);

// Ids of the offers that count nowhere because they list no thematic.
std::vector<std::string> offers_without_thematic(const Territory& territory);

// "manquante", "faible", "couverte".
const char* word(Coverage coverage);

}  // namespace mediamap::analysis
