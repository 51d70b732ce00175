// SPDX-License-Identifier: EUPL-1.2
// What has happened to the offers since some day.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/offer.hpp"

namespace mediamap {

struct OfferChanges {
  std::string since;                 // for people, after "depuis": "le 01/09/2026"
  std::vector<std::string> added;    // ids
  std::vector<std::string> changed;  // ids
  std::vector<Offer> removed;        // as they were
};

}  // namespace mediamap
