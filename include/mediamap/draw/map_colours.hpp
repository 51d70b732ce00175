// SPDX-License-Identifier: EUPL-1.2
// What the stations of the mind map may be coloured by, besides the families: each colour has a sign, for prints in
// grey and for people who do not see colours.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "mediamap/draw/mind_map.hpp"

namespace mediamap::draw {

struct StationColour {
  std::string meaning;
  std::string sign;
  Colour colour;
  bool hollow = false;
};

// The operators or publics that most offers have get a colour each; the others share one.
class StationColours {
 public:
  StationColours(const Territory& territory, ColourBy by, const Theme& theme);

  // The offer's: of several operators or publics, that of the one which most offers have. Not for ColourBy::family.
  const StationColour& of(const Offer& offer) const;
  // Those that an offer of the territory has, in order.
  std::vector<StationColour> key() const;

 private:
  std::size_t index_of(const Offer& offer) const;

  ColourBy by_;
  std::vector<StationColour> colours_;
  std::map<std::string, std::size_t, std::less<>> index_;  // of a value
  std::vector<bool> used_;
};

// The name of the operator or place; its id when it has none.
std::string actor_name(const std::string& id, const Territory& territory);
// "a_confirmer" → "à confirmer".
std::string status_words(const std::string& status);

}  // namespace mediamap::draw
