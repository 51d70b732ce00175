// SPDX-License-Identifier: EUPL-1.2
// The outlines of communes.
#pragma once

#include <string>
#include <vector>

#include "mediamap/base/geography.hpp"

namespace mediamap {

// Rings that are filled by the even-odd rule: a ring within a ring is a hole.
struct Outline {
  std::string code;  // INSEE
  std::vector<std::vector<Coordinates>> rings;
};

struct Contours {
  std::vector<Outline> communes;  // in the order of the territory's communes, each at most once
  std::string source;             // whom the outlines come from, or the name of their file
  bool approximate = false;       // made from the communes' centres, since no outlines are known
};

}  // namespace mediamap
