// SPDX-License-Identifier: EUPL-1.2
// The communes of communes.yaml, found by what people write.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/model/commune.hpp"

namespace mediamap::clean {

// What all writings of a name have in common: "ST-ANDRÉ de Cubzac" and "Saint André-de-Cubzac" → "saintandredecubzac".
std::string commune_key(std::string_view name);

// The words of a name, folded, with "st", "ste" and "s/" in full.
std::vector<std::string> commune_words(std::string_view name);

class CommuneNames {
 public:
  // The communes must outlive the index.
  explicit CommuneNames(std::span<const Commune> communes);

  const Commune* by_code(std::string_view code_insee) const;

  // By name and postal code. A postal code that the list does not give to a commune of this name (those of CEDEX) finds
  // the only one in its département; without a postal code the name must be of one commune alone.
  const Commune* find(std::string_view name, std::string_view code_postal) const;

  // The only commune of the postal code (without one: the only commune) of whose name this is a part: "Teste-de-Buch",
  // "Cadillac" for "Cadillac-sur-Garonne".
  const Commune* find_part(std::string_view name, std::string_view code_postal) const;

  // The only commune of the postal code with whose whole name this one begins: "Sancey" for "Sancey-le-Grand".
  const Commune* find_beginning(std::string_view name, std::string_view code_postal) const;

  // The only commune of the postal code whose name differs by one letter; of six letters at least.
  const Commune* find_misspelled(std::string_view name, std::string_view code_postal) const;

  bool has_postal_code(std::string_view code) const;

 private:
  using Found = std::vector<const Commune*>;
  std::unordered_map<std::string, const Commune*> by_code_;
  std::unordered_map<std::string, Found> by_name_;
  std::unordered_map<std::string, Found> by_name_without_article_;
  std::unordered_map<std::string, Found> by_postal_code_;
};

}  // namespace mediamap::clean
