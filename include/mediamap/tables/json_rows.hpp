// SPDX-License-Identifier: EUPL-1.2
// A table from JSON and GeoJSON.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/tables/table.hpp"

namespace mediamap::tables {

// An array of objects, or an object in which exactly one member is such an array (or the one named `list`). Columns are
// the keys in the order in which they appear. Numbers keep their writing ("1000", "1e3") and null is an empty cell.
// Nested values get columns of their own, named by their path ("adresse.rue", "services.0.nom"); plain values of an
// array are joined by '|' under the array's name. A key that has a dot in it keeps its name against a path written the
// same, which becomes "a.b (2)". An element that is no object, or an object that repeats a key, is rejected.
//
// The features of GeoJSON: their properties are the columns, and a point gives "latitude" and "longitude" unless the
// properties have them; other shapes are counted in the notes.
//
// `text` is UTF-8 as decode() gives it.
Table read_json(const std::string& path, std::string_view text, const ExpectedColumns& expected = {},
                const std::string& list = {});

}  // namespace mediamap::tables
