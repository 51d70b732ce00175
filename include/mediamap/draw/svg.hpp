// SPDX-License-Identifier: EUPL-1.2
// What Graphviz writes as SVG, made fit for publishing: nothing fetched from elsewhere, real titles as tooltips.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/draw/graphviz.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// No document type, comments or links but those of the shapes; the sheet's exact size; `<title>` and `<desc>` of the whole; the shapes' tips as
// their titles; faces named by family, weight and style, with common faces to fall back on.
std::string tidy_svg(std::string_view svg, const Picture& picture, const PictureInfo& info);

// The opening of a file: size, title, description.
std::string svg_head(const Picture& picture, const PictureInfo& info);

// The face as attributes of an element, with common faces to fall back on.
std::string svg_font(Face face);

std::string xml_escaped(std::string_view text);

}  // namespace mediamap::draw
