// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/opening_builder.hpp"

#include <bit>

namespace mediamap::clean {
namespace {

constexpr int noon = 12 * 60;
constexpr int end_of_lunch = 14 * 60;
constexpr int evening = 18 * 60;
constexpr OpeningPeriod school_holidays = {.school_holidays = true};

// A day that has hours already: more of them, or others in their place. False when it could be either.
bool add(OpeningDay& day, const OpeningDay& more) {
  if (day.empty()) return day = more, true;
  if (day.spans.empty() || more.spans.empty()) return false;
  std::vector<OpeningSpan> both = day.spans;
  both.insert(both.end(), more.spans.begin(), more.spans.end());
  tidy(both);
  const bool apart = both.size() == day.spans.size() + more.spans.size();
  if (more.shared_by == day.shared_by) {
    day.spans = both;
    return apart;
  }
  if (apart || more.shared_by > day.shared_by) return false;
  day = more;
  return true;
}

bool end_day_at(OpeningDay& day, int end) {
  if (day.spans.empty() || end <= day.spans.back().from) return false;
  day.spans.back().to = end;
  return true;
}

}  // namespace

bool fits(const OpeningSpan& span, DayPart part) {
  switch (part) {
    case DayPart::morning: return span.from < noon && span.to <= end_of_lunch;
    case DayPart::afternoon: return span.from >= noon && span.to <= 22 * 60;
    case DayPart::evening: return span.from >= 16 * 60;
  }
  return false;
}

bool remove_part(std::vector<OpeningSpan>& spans, DayPart part) {
  const auto crosses = [part](const OpeningSpan& span) {
    if (part == DayPart::morning) return span.from < noon;
    return span.to > (part == DayPart::afternoon ? end_of_lunch : evening);
  };
  std::vector<OpeningSpan> kept;
  for (OpeningSpan& span : spans) {
    if (fits(span, part)) continue;
    if (crosses(span)) return false;
    kept.push_back(std::move(span));
  }
  spans = std::move(kept);
  return true;
}

bool OpeningBuilder::place(const Selection& who, const OpeningPeriod& period, std::vector<OpeningSpan> spans,
                           const std::string& comment) {
  ++groups_;
  last_ = who.days;
  last_period_ = period;
  tidy(spans);
  OpeningDay hours{std::move(spans), {}, false, std::popcount(who.days)};
  if (hours.spans.empty()) hours.comment = comment;
  if (hours.empty()) return false;
  if (who.public_holidays) out_.public_holidays = hours;
  PeriodHours& known = out_.hours(period);
  if (!who.nth.empty()) {
    const int day = std::countr_zero(who.days);
    if (!known.days[day].empty()) return false;
    known.nth.push_back({day, who.nth, hours});
    return true;
  }
  for (int day = 0; day < 7; ++day) {
    if (who.days >> day & 1 && !(add(known.days[day], hours) && alone(period, day))) return false;
  }
  return true;
}

// Hours of some weeks and of all weeks on one day: both, or one in place of the other?
bool OpeningBuilder::alone(const OpeningPeriod& period, int day) const {
  for (const PeriodHours& other : out_.periods) {
    if (other.period == period || other.days[day].empty()) continue;
    const bool some_weeks = other.period.weeks != Weeks::all && period.weeks != Weeks::all;
    const bool apart = some_weeks && other.period.weeks != period.weeks;
    const bool vacation = other.period.school_holidays != period.school_holidays;
    const bool seasons = other.period.first_month != 0 && period.first_month != 0;
    if (!apart && !vacation && !seasons) return false;
  }
  return true;
}

bool OpeningBuilder::close(const Selection& who) {
  if (!who.nth.empty()) return false;
  if (who.public_holidays) out_.closed_on_public_holidays = true;
  out_.closed_days |= who.days;
  if (!out_.find(last_period_)) return true;
  for (int day = 0; day < 7; ++day) {
    OpeningDay& hours = out_.hours(last_period_).days[day];
    if (!(who.days >> day & 1) || hours.empty()) continue;
    if (hours.shared_by <= std::popcount(who.days)) return false;
    hours = {};
  }
  return true;
}

bool OpeningBuilder::close(const Selection& who, DayPart part) {
  const bool one_day = std::has_single_bit(who.days) && who.nth.empty() && !who.public_holidays;
  if (!one_day || !out_.find(last_period_)) return false;
  return remove_part(out_.hours(last_period_).days[std::countr_zero(who.days)].spans, part);
}

bool OpeningBuilder::close(const OpeningPeriod& period) {
  if (period == school_holidays) {
    out_.school_holidays = Exception::closed;
    return true;
  }
  if (period.first_month == 0 || period.weeks != Weeks::all || period.school_holidays) return false;
  out_.closed_months.push_back(period);
  return true;
}

bool OpeningBuilder::close_last_in_school_holidays() {
  out_.school_closed_days |= last_;
  return last_ != 0;
}

bool OpeningBuilder::replace(const Selection& who, std::vector<OpeningSpan> spans) {
  if (!in_last_group(who)) return false;
  tidy(spans);
  for (int day = 0; day < 7; ++day) {
    if (who.days >> day & 1) out_.hours(last_period_).days[day] = {spans, {}, false, std::popcount(who.days)};
  }
  return true;
}

bool OpeningBuilder::end_at(const Selection& who, int end) {
  if (!in_last_group(who)) return false;
  for (int day = 0; day < 7; ++day) {
    if (who.days >> day & 1 && !end_day_at(out_.hours(last_period_).days[day], end)) return false;
  }
  return true;
}

bool OpeningBuilder::end_in_school_holidays_at(int end) {
  if (!(last_period_ == OpeningPeriod{}) || out_.find(school_holidays)) return false;
  const std::array<OpeningDay, 7> usual = out_.hours({}).days;
  PeriodHours& vacation = out_.hours(school_holidays);
  vacation.only_changes = true;
  for (int day = 0; day < 7; ++day) {
    if (!(last_ >> day & 1)) continue;
    vacation.days[day] = usual[day];
    if (!end_day_at(vacation.days[day], end)) return false;
  }
  return true;
}

}  // namespace mediamap::clean
