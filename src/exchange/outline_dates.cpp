// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_dates.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>

namespace mediamap::exchange {

std::string date_of_milliseconds(std::string_view text) {
  std::int64_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  constexpr std::int64_t year_9999 = 253'402'300'800'000;
  if (error != std::errc() || stop != text.data() + text.size() || count < 0 || count >= year_9999) return std::string(text);
  using namespace std::chrono;
  const sys_time<milliseconds> when{milliseconds(count)};
  const auto day = floor<days>(when);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(when - day));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace mediamap::exchange
