// SPDX-License-Identifier: EUPL-1.2
// Actors as files of the national standard v1.0.2: CSV, JSON, and the rows of a spreadsheet. Only what the standard has
// a field for goes out: neither a_completer nor provenance.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediamap/model/actor.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {

// Actors in the order of their ids, by bytes, whatever the order they came in.
using Selection = std::vector<const Actor*>;
Selection sorted_by_id(Selection actors);

// The standard requires a pivot; fourteen zeros say that it is not known, as the national tool writes it.
inline constexpr const char* unknown_pivot = "00000000000000";

// id, then the fields in the standard's order.
std::vector<std::string> standard_columns_out();

// What the file holds in one of these columns; "" when empty. Texts are trimmed, a list has no item twice.
std::string standard_text(const Actor& actor, std::string_view column);

// Why the record as it is written is not valid by the standard.
struct StandardFault {
  std::string champ;
  std::string raison;
  bool operator==(const StandardFault&) const = default;
};
std::vector<StandardFault> standard_faults(const Actor& actor);

// Every cell in quotes but for empty ones, as the national register writes it.
std::string write_csv(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows, char separator = ',');
std::vector<std::vector<std::string>> standard_rows(const Selection& actors);
std::string write_standard_csv(const Selection& actors);

// An object with the columns that are not empty; coordinates are numbers, the rest is text as in the CSV.
store::Json standard_object(const Actor& actor);
// The register's form: a list of such objects.
std::string write_standard_json(const Selection& actors);

}  // namespace mediamap::exchange
