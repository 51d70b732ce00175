// SPDX-License-Identifier: EUPL-1.2
// The mind map as a PDF one can walk through: bookmarks and links, on one sheet, or with a page a family.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/mind_map_layout.hpp"

namespace mediamap::draw {

struct DrawnMap {
  MapLayout layout;
  PictureInfo info;
};

// One sheet; a bookmark a family.
std::string map_pdf(const DrawnMap& map);

// The overview, then the families' pages, in the overview's order: each head of the overview leads to its page, the
// centre of each page back.
std::string map_pages(const DrawnMap& overview, const std::vector<DrawnMap>& families);

}  // namespace mediamap::draw
