// SPDX-License-Identifier: EUPL-1.2
// The grammar of French opening hours: "du lundi au vendredi de 9h à 12h, fermé les jours fériés".
#pragma once

#include <string>
#include <vector>

#include "mediamap/clean/hours_words.hpp"
#include "mediamap/clean/opening_week.hpp"

namespace mediamap::clean {

// Adds to the opening what the tokens say. False when they are not understood to the end, or can be read in two ways:
// the opening is then of no use. Remarks that stand beside the hours go to `remarks`, word for word.
bool read_hours(const std::vector<HoursToken>& tokens, Opening& opening, std::vector<std::string>& remarks);

}  // namespace mediamap::clean
