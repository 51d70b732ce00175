// SPDX-License-Identifier: EUPL-1.2
// What a map for the screen shows of the offers: family by family, point by point.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/base/geography.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

// A value that a reader sees, or several.
struct PointValue {
  std::string key;    // French, as the standard names it
  std::string title;  // for people
  std::vector<std::string> values;
};

struct OfferPoint {
  std::string id;  // of the offer
  std::string nom;
  std::optional<Coordinates> position;
  std::vector<PointValue> values;  // those that are not empty
};

struct FamilyPoints {
  std::string id;  // empty for offers without a known family
  std::string nom;
  std::string colour;  // "#rrggbb"
  std::vector<OfferPoint> points;
};

// Families without offers are left out.
std::vector<FamilyPoints> points_by_family(const Territory& territory);

}  // namespace mediamap::exchange
