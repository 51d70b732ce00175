// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/hours_cursor.hpp"

#include <bit>

namespace mediamap::clean {
namespace {

using enum HoursWord;

constexpr int noon = 12 * 60;
constexpr int day_minutes = 24 * 60;
constexpr int latest_night = 6 * 60;  // an opening that ends later on the next day is a slip of the pen

bool make_plausible(OpeningSpan& span) {
  if (span.from == day_minutes) span.from = 0;
  if (span.to > span.from) return true;
  span.to += day_minutes;
  return span.from >= noon && span.to > span.from && span.to <= day_minutes + latest_night;
}

}  // namespace

bool HoursCursor::is_separator(std::size_t ahead) const {
  if (at_end(ahead)) return false;
  switch (token(ahead).word) {
    case join: case comma: case slash: case dash: case colon: case stop: case open: case close: return true;
    default: return false;
  }
}

std::size_t HoursCursor::past_separators(std::size_t ahead) const {
  while (is_separator(ahead)) ++ahead;
  return ahead;
}

bool HoursCursor::sentence_goes_on() const {
  for (std::size_t i = 0; is_separator(i); ++i) {
    if (is(close, i) || is(stop, i)) return false;
  }
  return true;
}

bool HoursCursor::sees_range_sign(std::size_t ahead) const {
  return is(dash, ahead) || (is(to, ahead) && token(ahead).value == 0) || is(until, ahead) || is(slash, ahead);
}

bool HoursCursor::sees_span() const {
  if (is(between) || is(all_day)) return true;
  return sees_hour() && sees_range_sign(1) && sees_hour(2) && !(is(number) && is(slash, 1));
}

bool HoursCursor::sees_day(std::size_t ahead) const {
  return is(HoursWord::days, ahead) || is(letter_m, ahead) || is(public_holiday, ahead) || is(ordinal, ahead);
}

bool HoursCursor::sees_condition(std::size_t ahead) const {
  return is(weeks, ahead) || is(month, ahead) || is(school_holidays, ahead) || is(school_term, ahead);
}

bool HoursCursor::begins_with_hours() const {
  std::size_t first = 0;
  while (is(part, first) || is(open, first)) ++first;
  return sees_hour(first) || is(between, first) || is(all_day, first);
}

bool HoursCursor::hour(int& minutes) {
  if (!sees_hour()) return false;
  minutes = take().value;
  return true;
}

bool HoursCursor::span(OpeningSpan& out) {
  if (accept(all_day)) return out = {0, day_minutes, {}}, true;
  const bool with_and = accept(between);
  if (!hour(out.from)) return false;
  if (!(with_and && accept(join))) {
    if (!sees_range_sign(0)) return false;
    ++at_;
  }
  return hour(out.to) && make_plausible(out);
}

bool HoursCursor::selection(Selection& who) {
  for (bool more = true; more;) {
    if (!selected(who)) return false;
    std::size_t next = 0;
    while (is(join, next) || is(comma, next) || is(slash, next)) ++next;
    more = sees_day(next);
    if (more) at_ += next;
  }
  return true;
}

bool HoursCursor::selected(Selection& who) {
  if (accept(public_holiday)) return who.public_holidays = true;
  if (is(ordinal)) return nth_day(who);
  if (is(letter_m)) {
    // L M M J V: the first is mardi.
    const bool wednesday = (who.days & 2) != 0;
    if (!wednesday && !(who.days & 1) && !is(letter_m, 1) && !is(letter_m, 2)) return false;
    who.days |= wednesday ? 4U : 2U;
    return ++at_, true;
  }
  return days(who);
}

bool HoursCursor::days(Selection& who) {
  if (!is(HoursWord::days)) return false;
  const auto first = static_cast<unsigned>(take().value);
  if (!(is(to) || is(dash) || is(until)) || !is(HoursWord::days, 1) || !std::has_single_bit(first)) {
    who.days |= first;
    return true;
  }
  const auto last = static_cast<unsigned>(token(1).value);
  if (!std::has_single_bit(last)) return false;
  for (unsigned day = first;; day = day == 64 ? 1 : day << 1) {
    who.days |= day;
    if (day == last) break;
  }
  skip(2);
  return true;
}

// "1er et 3e samedi du mois".
bool HoursCursor::nth_day(Selection& who) {
  if (!ranks(who.nth) || !is(HoursWord::days)) return false;
  const auto day = static_cast<unsigned>(take().value);
  if (!std::has_single_bit(day) || (who.days != 0 && who.days != day)) return false;
  who.days = day;
  return accept(of_month);
}

bool HoursCursor::ranks(std::vector<int>& nth) {
  if (!nth.empty()) return false;
  while (is(ordinal)) {
    nth.push_back(take().value);
    if ((is(join) || is(comma)) && is(ordinal, 1)) ++at_;
  }
  return true;
}

bool HoursCursor::condition(OpeningPeriod& period, bool& term) {
  if (accept(school_holidays)) return period.school_holidays = true;
  if (accept(school_term)) return term = true;
  if (is(weeks)) {
    period.weeks = take().value == 0 ? Weeks::even : Weeks::odd;
    return true;
  }
  if (!is(month)) return false;
  period.first_month = period.last_month = take().value;
  const bool next = is(join) && is(month, 1) && token(1).value == period.first_month + 1;  // "juillet et août"
  if (is(month, 1) && (is(to) || is(dash) || next)) {
    period.last_month = token(1).value;
    skip(2);
  }
  return true;
}

}  // namespace mediamap::clean
