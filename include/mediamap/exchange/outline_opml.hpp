// SPDX-License-Identifier: EUPL-1.2
// Outlines as OPML 2.0: text, _note, url, and id and color as attributes of their own. Attributes whose names XML or the
// format does not allow go together into `_attributs`. All is carried.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

std::string opml_text(const Topic& root);

// Files that an outline refers to are not followed. Who wrote it and how its window lay is left out, and told.
Outline read_opml(const std::string& path, std::string_view text);

}  // namespace mediamap::exchange
