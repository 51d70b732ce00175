// SPDX-License-Identifier: EUPL-1.2
// Changing values of a YAML file while comments, order, unknown keys and layout stay as people wrote them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/store/yaml_document.hpp"

namespace mediamap::store {

struct YamlEdit {
  enum class Kind { set, append, erase, rename };
  Kind kind;
  Json::json_pointer where;  // as in the document before any edit; append: the list; rename: the key
  Json value;                // rename: the new key
};

// The edits that turn `before` into `after`, as small as they can be: an item of a list, a scalar, a key.
// Only `keys` are compared; whatever else stands in the document is left alone.
std::vector<YamlEdit> edits_between(const Json& before, const Json& after, const std::vector<std::string>& keys);

// The new source. It is parsed again and compared with the intended values; throws DataError when they differ, which
// means that the file is written in a way that cannot be edited safely. `flow_items` as in yaml_emit.hpp, for new lists.
std::string apply_edits(const YamlDocument& document, const std::vector<YamlEdit>& edits, bool flow_items = false);

}  // namespace mediamap::store
