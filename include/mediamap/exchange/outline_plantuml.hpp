// SPDX-License-Identifier: EUPL-1.2
// Mind maps of PlantUML. The colour is the node's ground, the link its text's; the rest goes into a comment below the
// node. All is carried.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

std::string plantuml_text(const Topic& root);

// Stars, plus and minus, blanks before one star as in Markdown, colours, nodes without box, several lines, classes.
// Creole is taken off. Settings and the side of the branches are left out, and told.
Outline read_plantuml(const std::string& path, std::string_view text);

}  // namespace mediamap::exchange
