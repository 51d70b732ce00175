// SPDX-License-Identifier: EUPL-1.2
// OpenStreetMap's opening_hours syntax, in which the standard and the offers write their schedules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mediamap {

struct OpeningHoursProblem {
  std::size_t offset = 0;  // in characters, from 0
  std::string message;     // what is wrong there and how to write it
};

// Nothing when the text is a valid schedule, else the first problem. Checks the syntax and the range of each number,
// not whether the hours make sense ("14:00-12:00" runs past midnight). Stricter than some readers on one point: hours
// have two digits, as the specification says. Laxer on another: days and weeks may have one, since nobody misreads
// them.
std::optional<OpeningHoursProblem> check_opening_hours(std::string_view text);

}  // namespace mediamap
