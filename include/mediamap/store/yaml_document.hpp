// SPDX-License-Identifier: EUPL-1.2
// A YAML file with the place of every value in its source. Only what plain data needs is accepted: no anchors, aliases,
// tags or several documents, and no duplicate key.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::store {

struct YamlEntry;

struct YamlNode {
  enum class Kind { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  bool plain = false;     // a scalar without quotes, whose type YAML guesses
  bool flow = false;      // a collection in [] or {}
  std::string text;       // a scalar
  std::size_t begin = 0;  // bytes of the source: [begin, end)
  std::size_t end = 0;
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;

  const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
  YamlNode first;   // the key
  YamlNode second;  // its value
};

struct YamlDocument {
  std::string path;  // as shown in messages
  std::string source;
  YamlNode root;
  // The values, plain scalars typed by the YAML 1.2 core schema. A key without a value is left out: it says nothing.
  Json values;

  Place place(std::size_t offset) const;
  // The node that a pointer names; the deepest existing one when the end of the pointer is missing.
  const YamlNode& at(const Json::json_pointer& where) const;
  const Json& json() const { return values; }
};

// Throws DataError with every fault that can be told at once.
YamlDocument parse_yaml(std::string path, std::string source);

}  // namespace mediamap::store
