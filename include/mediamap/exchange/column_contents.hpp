// SPDX-License-Identifier: EUPL-1.2
// What the cells of a column look like, whatever its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {

struct ColumnContents {
  std::size_t filled = 0;            // cells that hold something, among the rows looked at
  std::size_t distinct = 0;          // different texts
  double average_length = 0;         // characters
  std::vector<std::string> values;   // the different items (cut at | ; / and line breaks), the most frequent first
  std::vector<std::string> samples;  // up to three cells

  // The share of filled cells that could be a value of the field, 0–1: telephone, courriels, site_web, code_postal,
  // commune, latitude, longitude, pivot, date_maj, adresse, horaires. Other fields: -1, contents do not tell.
  double share(std::string_view field) const;

  std::vector<std::pair<std::string_view, std::size_t>> fitting;  // cells by field
};

// Looks at the first 500 rows. `communes` are folded names, sorted; they may be empty.
ColumnContents look_into(const tables::Table& table, std::size_t column, const std::vector<std::string>& communes);

}  // namespace mediamap::exchange
