// SPDX-License-Identifier: EUPL-1.2
// A picture drawn by cairo and Pango: what the mind map's graph cannot hold (areas, hatching), on as many pages as
// needed. Same input, same bytes.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// All throw SystemError when cairo refuses.

// One page a picture, each of its picture's size, with the links of its shapes and areas.
std::string canvas_pdf(const std::vector<Picture>& pages, const PictureInfo& info);
std::string canvas_png(const Picture& picture, double dots_per_inch);
// Real text, titles and links, no script.
std::string canvas_svg(const Picture& picture, const PictureInfo& info);

}  // namespace mediamap::draw
