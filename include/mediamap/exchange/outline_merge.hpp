// SPDX-License-Identifier: EUPL-1.2
// What an offer becomes by what an outline says of it.
#pragma once

#include <string>
#include <vector>

#include "mediamap/exchange/outline_offer.hpp"

namespace mediamap::exchange {

// No operators on one side, or one in common.
bool compatible_operators(const Offer& a, const Offer& b);

// Lists gain what they do not have, texts and numbers become what the outline says, remarks gain its lines, and what is
// not understood joins a_completer unless its field is filled: it may have been settled since. What is understood now leaves a_completer. Name and family stay.
// Returns the keys that changed.
std::vector<std::string> follow_outline(Offer& offer, const OutlineOffer& read);

}  // namespace mediamap::exchange
