// SPDX-License-Identifier: EUPL-1.2
// How far an offer is known, as the files have it and as people read it.
#pragma once

#include <span>
#include <string>

namespace mediamap {

struct OfferStatus {
  const char* keyword;  // "a_confirmer"
  const char* words;    // N_("à confirmer")
};

std::span<const OfferStatus> offer_statuses();

// In the user's language; the text itself when it is no status.
std::string status_words(const std::string& keyword);

}  // namespace mediamap
