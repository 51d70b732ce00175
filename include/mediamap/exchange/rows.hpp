// SPDX-License-Identifier: EUPL-1.2
// The same table from JSON or CSV, recognised by content.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/exchange/table.hpp"

namespace mediamap::exchange {

// JSON when the text begins with '[' or '{', else CSV.
Table read_rows(const std::string& path, std::string_view bytes, const ExpectedColumns& expected = {});

// An array of objects, or an object in which exactly one member is such an array. Columns are the keys in the order in
// which they appear. Numbers keep their writing ("1000", "1e3"), arrays are joined by '|', null is an empty cell, and a
// nested value gets a column of its own ("adresse.rue"), so that nothing is lost. An element that is no object, or an
// object that repeats a key, is rejected.
Table read_json(const std::string& path, std::string_view bytes, const ExpectedColumns& expected = {});

}  // namespace mediamap::exchange
