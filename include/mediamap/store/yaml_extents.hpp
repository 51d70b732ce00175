// SPDX-License-Identifier: EUPL-1.2
// Where each node of a YAML document ends in its source: the parser only tells where it begins.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "mediamap/store/yaml_document.hpp"

namespace mediamap::store {

// What the parser lets pass although it is no YAML, by offset.
struct PassedByParser {
  std::vector<std::size_t> unclosed_quotes;
  std::vector<std::size_t> keys_without_colon;
};

// Sets `end` of every node, and `begin` of values that are not written.
PassedByParser measure_extents(std::string_view source, YamlNode& root);

}  // namespace mediamap::store
