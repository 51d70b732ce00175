// SPDX-License-Identifier: EUPL-1.2
// Dates and times of day as ISO 8601 text, which is how the files hold them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mediamap {

// "2026-11-24", a day that exists.
bool is_date(std::string_view text);

// Minutes since midnight of "HH:MM" (00:00 to 24:00), or nothing.
std::optional<int> minutes_of_day(std::string_view text);
std::string time_of_day(int minutes);

// The same day so many years later; 28 February for a 29th that the year has not. The text itself when it is no date.
std::string years_later(std::string_view date, int years);

// Today's date; the day of SOURCE_DATE_EPOCH (UTC) when that is set, so that outputs can be reproduced.
std::string today();

// "mardi 24 novembre 2026" and "24/11/2026", from an ISO date.
std::string long_date(std::string_view date);
std::string short_date(std::string_view date);

}  // namespace mediamap
