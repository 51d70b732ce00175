// SPDX-License-Identifier: EUPL-1.2
// Outlines with no more points than can be seen, by Douglas and Peucker's rule. A border between two communes is thinned
// once for both, so that no gap opens between them.
#pragma once

#include <vector>

#include "mediamap/base/plane.hpp"

namespace mediamap::draw {

struct ThinnedOutlines {
  std::vector<std::vector<Ring>> communes;  // as given; a ring smaller than the tolerance is gone
  std::vector<Ring> edges;                  // open lines: the borders that one commune alone has
  double edge_share = 0;                    // of the length of all borders
};

// No point of an outline is moved, and none lies further than `tolerance` from the new line.
ThinnedOutlines thinned(const std::vector<std::vector<Ring>>& communes, double tolerance);

}  // namespace mediamap::draw
