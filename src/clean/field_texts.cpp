// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/field_texts.hpp"

#include <cassert>
#include <unordered_map>

namespace mediamap::clean {

FieldTexts::FieldTexts() : texts_(fields<Actor>().size()) {}

std::size_t FieldTexts::index(std::string_view key) {
  static const auto positions = [] {
    std::unordered_map<std::string_view, std::size_t> made;
    for (const auto& field : fields<Actor>()) made.emplace(field.key, made.size());
    return made;
  }();
  const auto found = positions.find(key);
  assert(found != positions.end());
  return found->second;
}

}  // namespace mediamap::clean
