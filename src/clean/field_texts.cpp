// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/field_texts.hpp"

#include <algorithm>
#include <cassert>

namespace mediamap::clean {

FieldTexts::FieldTexts() : texts_(fields<Actor>().size()) {}

std::size_t FieldTexts::index(std::string_view key) {
  const auto all = fields<Actor>();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& field) { return field.key == key; });
  assert(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace mediamap::clean
