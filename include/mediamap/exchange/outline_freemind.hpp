// SPDX-License-Identifier: EUPL-1.2
// Mind maps of FreeMind and Freeplane (.mm). Freeplane's own ids are ID_ and a number and it may change them; ours is an
// attribute named "id", which it shows and keeps, and the number comes from it. All is carried; the attribute names "id"
// and, for icons, "icône" have a meaning of their own.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

std::string freemind_text(const Topic& root);

// Titles, notes and details may be HTML. Dates, icons, attributes, arrows and pictures become attributes; fonts, clouds
// and places of branches are left out, and told, as are nodes under a password.
Outline read_freemind(const std::string& path, std::string_view text);

}  // namespace mediamap::exchange
