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

struct FamilyPage {
  std::size_t branch = 0;  // of the overview
  DrawnMap map;
};

// The overview, then the families' pages: the head of each in the overview leads to its page, the centre of each page
// back.
std::string map_pages(const DrawnMap& overview, const std::vector<FamilyPage>& families);

}  // namespace mediamap::draw
