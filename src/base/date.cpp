// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>

#include "mediamap/base/i18n.hpp"

namespace mediamap {
namespace {

template <class Integer = int>
std::optional<Integer> number(std::string_view digits) {
  Integer value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-') return {};
  return value;
}

std::optional<std::chrono::year_month_day> parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (!year || !month || !day) return {};
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return {};
  return date;
}

}  // namespace

bool is_date(std::string_view text) { return parse(text).has_value(); }

std::optional<int> minutes_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  const auto hours = number(text.substr(0, 2)), minutes = number(text.substr(3, 2));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60) return {};
  return *hours * 60 + *minutes;
}

std::string time_of_day(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string years_later(std::string_view text, int years) {
  const auto date = parse(text);
  if (!date) return std::string(text);
  auto later = *date + std::chrono::years(years);
  if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(later.year()), static_cast<unsigned>(later.month()),
                     static_cast<unsigned>(later.day()));
}

std::string today() {
  std::time_t now = std::time(nullptr);
  std::tm parts{};
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (const auto seconds = number<std::time_t>(epoch == nullptr ? "" : epoch)) {
    now = *seconds;
    gmtime_r(&now, &parts);
  } else {
    localtime_r(&now, &parts);
  }
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string long_date(std::string_view text) {
  static constexpr std::array days = {N_("dimanche"), N_("lundi"),    N_("mardi"), N_("mercredi"),
                                      N_("jeudi"),    N_("vendredi"), N_("samedi")};
  static constexpr std::array months = {N_("janvier"), N_("février"), N_("mars"),      N_("avril"),
                                        N_("mai"),     N_("juin"),    N_("juillet"),   N_("août"),
                                        N_("septembre"), N_("octobre"), N_("novembre"), N_("décembre")};
  const auto date = parse(text);
  if (!date) return std::string(text);
  const auto weekday = std::chrono::weekday(std::chrono::sys_days(*date)).c_encoding();
  const auto day = static_cast<unsigned>(date->day());
  return fill(_("{0} {1} {2} {3}"), _(days[weekday]), day == 1 ? std::string(_("1er")) : std::to_string(day),
              _(months[static_cast<unsigned>(date->month()) - 1]), static_cast<int>(date->year()));
}

std::string short_date(std::string_view text) {
  const auto date = parse(text);
  if (!date) return std::string(text);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date->day()), static_cast<unsigned>(date->month()),
                     static_cast<int>(date->year()));
}

}  // namespace mediamap
