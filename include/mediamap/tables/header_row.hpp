// SPDX-License-Identifier: EUPL-1.2
// Which of the first rows of a table is its header: people write titles above it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// So many rows that are not blank have to be known before the header is chosen.
inline constexpr std::size_t rows_to_choose_from = 20;

// The position of the first row that holds two of the known names or a required one; else of the first that fills at
// least half as many cells as rows usually do, and two of them when rows have more than one. 0 for no rows.
std::size_t header_row(const std::vector<Row>& first, const ExpectedColumns& expected);

// The names of the columns in a header: trimmed, with "colonne 3" where there is none.
std::vector<std::string> column_names(const std::vector<std::string>& cells);

// The sentence about rows that stand above the header.
std::string rows_above(const std::vector<Row>& first, std::size_t header);

}  // namespace mediamap::tables
