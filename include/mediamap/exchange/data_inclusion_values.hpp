// SPDX-License-Identifier: EUPL-1.2
// The vocabularies of data.inclusion (v0 and v1) and what each value is in the national standard: data, no rules.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::exchange {

struct ValuePair {
  std::string_view theirs;
  std::string_view ours;
};

std::span<const ValuePair> thematics_as_services();      // thematiques → services
std::span<const ValuePair> labels_as_programmes();       // labels_nationaux, reseaux_porteurs → dispositif_programmes_nationaux
std::span<const ValuePair> labels_as_formations();       // labels_nationaux → formations_labels
std::span<const ValuePair> networks_as_typology();       // reseaux_porteurs (v1) → typologie
std::span<const ValuePair> profiles_as_publics();        // profils, publics → publics_specifiquement_adresses
std::span<const ValuePair> profiles_as_special_needs();  // profils → prise_en_charge_specifique
std::span<const ValuePair> fees();                       // frais → frais_a_charge
std::span<const ValuePair> types_as_accompaniment();     // types, modes_accueil → modalites_accompagnement
std::span<const ValuePair> modes_as_access();            // modes_orientation_*, modes_mobilisation → modalites_acces

// Values that say nothing that a record could hold: "tous-publics", "en-presentiel", "numerique".
bool says_nothing(std::string_view value);

// Splits off what has an equivalent: each value goes to `ours` (once) or stays in `left`.
void translate(const std::vector<std::string>& values, std::span<const ValuePair> table, std::vector<std::string>& ours,
               std::vector<std::string>& left);

// The items of a cell: "a|b", a JSON array, "{a,b}" of a database's CSV, or "a,b".
std::vector<std::string> listed_values(std::string_view cell);

}  // namespace mediamap::exchange
