// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/paper.hpp"

#include <utility>

#include "mediamap/base/text.hpp"

namespace mediamap::draw {
namespace {

struct Size {
  const char* name;
  int width_mm;
  int height_mm;
};

constexpr Size sizes[] = {{"A0", 841, 1189}, {"A1", 594, 841}, {"A2", 420, 594}, {"A3", 297, 420}, {"A4", 210, 297}};

}  // namespace

std::optional<Sheet> sheet(std::string_view name) {
  for (const Size& size : sizes) {
    if (fold(size.name) == fold(name)) {
      return Sheet{size.name, size.width_mm * points_per_mm, size.height_mm * points_per_mm};
    }
  }
  return {};
}

std::vector<std::string> sheet_names() {
  std::vector<std::string> names;
  for (const Size& size : sizes) names.emplace_back(size.name);
  return names;
}

Sheet turned(Sheet sheet, Orientation orientation) {
  const bool lying = sheet.width > sheet.height;
  if ((orientation == Orientation::landscape && !lying) || (orientation == Orientation::portrait && lying)) {
    std::swap(sheet.width, sheet.height);
  }
  return sheet;
}

}  // namespace mediamap::draw
