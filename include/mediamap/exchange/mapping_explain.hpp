// SPDX-License-Identifier: EUPL-1.2
// What a mapping does to a source, shown on a few rows.
#pragma once

#include <span>
#include <string>

#include "mediamap/exchange/mapping.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::exchange {

// For each field of the rows: what stands in the source → the rule → the value of the record; then the doubts. The rows
// are the fullest ones of the table, in their order.
std::string explain(const Mapping& mapping, const tables::Table& table, std::span<const Commune> communes, std::size_t rows);

}  // namespace mediamap::exchange
