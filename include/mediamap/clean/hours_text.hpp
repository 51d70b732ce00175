// SPDX-License-Identifier: EUPL-1.2
// Opening hours as people write them, in OpenStreetMap's syntax.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/clean/opening_week.hpp"

namespace mediamap::clean {

struct HoursText {
  std::string osm;       // valid for check_opening_hours, or empty
  std::string leftover;  // what was not understood, word for word
  bool operator==(const HoursText&) const = default;
};

// French prose: "du lundi au vendredi de 9h à 12h et de 14h à 17h30, sur rendez-vous". What is written in
// OpenStreetMap's syntax already is kept, but for its blanks. A text is understood to the end or left over whole; only
// a remark that takes nothing away from the hours ("accès libre") is left over beside them. Hours without days are left
// over: nobody means all seven.
HoursText hours_from_text(std::string_view prose);

// From Monday, the cells of each day: "8h30-12h", "13h30-17h", "Fermé", "9h-12h et 14h-18h", blank. A day that is not
// understood is written as unknown with its own words, and left over; the others stay. "x" and "-" mean closed beside
// days that have hours.
HoursText hours_from_days(const std::array<std::vector<std::string>, 7>& cells);

// The same hours in even or odd weeks only: each rule that opens gets "week 2-52/2" or "week 1-53/2" in front. Nothing
// when one holds for a part of the year already ("Sep-Jun Mo …", "week 1-53/2 Mo …"). Takes what the two functions above
// give.
std::optional<std::string> in_weeks(std::string_view osm, Weeks weeks);

}  // namespace mediamap::clean
