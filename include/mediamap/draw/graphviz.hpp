// SPDX-License-Identifier: EUPL-1.2
// A picture rendered by Graphviz: each shape a node with its place, each curve an edge with its course, so that the
// graph as text (dot) is the drawing too: `neato -n2` draws the same.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// All throw SystemError when Graphviz or cairo refuse. Same input, same bytes.
std::string to_pdf(const Picture& picture, const PictureInfo& info);
std::string to_svg(const Picture& picture, const PictureInfo& info);
// As large as the sheet at this resolution; without one, 3600 dots on the longer side.
std::string to_png(const Picture& picture, double dots_per_inch = 0);
std::string to_dot(const Picture& picture);

// A text as a label that Graphviz draws word for word: it would read backslashes and entities as its own.
std::string literal_label(std::string_view text);

}  // namespace mediamap::draw
