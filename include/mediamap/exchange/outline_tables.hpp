// SPDX-License-Identifier: EUPL-1.2
// Outlines that only go out: for Graphviz and for spreadsheets.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

// A graph from left to right. Notes are its nodes' tooltips; attributes are not carried.
std::string dot_text(const Topic& root);

// A row for each topic below the root: niveau_1, niveau_2… down to it, id, note, lien, couleur, and a column for each
// name of an attribute, several values joined by '|'. The root's own title and facts are not carried.
std::string csv_text(const Topic& root);

}  // namespace mediamap::exchange
