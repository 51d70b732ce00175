// SPDX-License-Identifier: EUPL-1.2
// Writing YAML that every YAML 1.1 or 1.2 parser reads as the same values.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/store/schema.hpp"

namespace mediamap::store {

// A string as a scalar: bare only where no parser could take it for anything else, else in double quotes.
std::string yaml_scalar(std::string_view text);

// "key: value" lines of a block mapping at an indentation, one entry a line, lists as "- item" lines.
// Objects in a list stand on one line each ({a: 1, b: 2}) when `flow_items`.
std::string yaml_entry(std::string_view key, const Json& value, std::size_t indent = 0, bool flow_items = false);
// One "- item" of a block sequence.
std::string yaml_item(const Json& value, std::size_t indent, bool flow_items = false);
// A value on one line, collections in [] or {}.
std::string yaml_flow(const Json& value);

// A whole file: the schema line for editors, then the entries.
std::string yaml_file(std::string_view schema_path, const Json& document, bool flow_items = false);

}  // namespace mediamap::store
