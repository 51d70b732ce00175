// SPDX-License-Identifier: EUPL-1.2
// The rules by name: what a report calls them, and what a manual page says of each.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace mediamap::clean {

struct Rule {
  std::string_view nom;     // "telephone-international"
  std::string_view champ;   // the field that it changes; empty: any field
  const char* description;  // one line of French, to be translated with _()
};

// All rules, in the order in which they are applied.
const std::vector<Rule>& rules();

// The rules of each concept, gathered by rules().
std::span<const Rule> blank_rules();
std::span<const Rule> postal_code_rules();
std::span<const Rule> commune_rules();
std::span<const Rule> street_rules();
std::span<const Rule> phone_rules();
std::span<const Rule> website_rules();
std::span<const Rule> email_rules();
std::span<const Rule> siret_rules();
std::span<const Rule> date_rules();
std::span<const Rule> coordinate_rules();
std::span<const Rule> summary_rules();

}  // namespace mediamap::clean
