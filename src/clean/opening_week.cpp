// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/opening_week.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mediamap::clean {
namespace {

constexpr std::array<std::string_view, 7> day_words = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> month_words = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr int day_minutes = 24 * 60;

std::string quoted(std::string_view comment) {
  std::string out = "\"";
  for (char c : comment) out += c == '"' ? '\'' : c;
  return out + '"';
}

std::string days_in_short(unsigned mask) {
  std::string out;
  for (int day = 0; day < 7; ++day) {
    if (!(mask >> day & 1)) continue;
    int last = day;
    while (last < 6 && (mask >> (last + 1) & 1)) ++last;
    if (!out.empty()) out += ',';
    out += day_words[day];
    if (last > day + 1) {
      out += fmt::format("-{}", day_words[last]);
      day = last;
    }
  }
  return out;
}

std::string months(const OpeningPeriod& period) {
  if (period.first_month == 0) return {};
  const std::string_view first = month_words[period.first_month - 1];
  if (period.first_month == period.last_month) return std::string(first);
  return fmt::format("{}-{}", first, month_words[period.last_month - 1]);
}

std::string selector(const OpeningPeriod& period, std::string_view days) {
  std::string out = months(period);
  const auto add = [&](std::string_view part) {
    if (!out.empty() && !part.empty()) out += ' ';
    out += part;
  };
  if (period.weeks == Weeks::even) add("week 2-52/2");
  if (period.weeks == Weeks::odd) add("week 1-53/2");
  if (period.school_holidays) add("SH");
  add(days);
  return out;
}

std::string clock(int minutes, bool is_end) {
  if (is_end && minutes > day_minutes) minutes -= day_minutes;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// What stands behind the days. Spans of differing comments are rules of their own, joined by a comma.
std::string rule(const std::string& days, const OpeningDay& day, std::string_view general) {
  const std::string_view own = day.comment.empty() ? general : std::string_view(day.comment);
  if (day.spans.empty()) return fmt::format("{}{} {}", days, day.unknown ? " unknown" : "", quoted(own));
  std::string out;
  for (std::size_t i = 0; i < day.spans.size();) {
    out += (out.empty() ? "" : ", ") + days;
    const std::string& comment = day.spans[i].comment;
    for (const char* before = " "; i < day.spans.size() && day.spans[i].comment == comment; ++i, before = ",") {
      out += before + clock(day.spans[i].from, false) + "-" + clock(day.spans[i].to, true);
    }
    const std::string_view said = comment.empty() ? general : std::string_view(comment);
    if (!said.empty()) out += " " + quoted(said);
  }
  return out;
}

std::string off(std::string_view when) { return fmt::format("{} off", when); }

bool same(const OpeningDay& a, const OpeningDay& b) {
  return a.spans == b.spans && a.comment == b.comment && a.unknown == b.unknown;
}

bool round_the_clock(const OpeningDay& day) {
  return day.spans.size() == 1 && day.spans[0].from == 0 && day.spans[0].to == day_minutes;
}

std::string which_in_short(const NthDay& nth) {
  std::string out;
  for (int rank : nth.which) out += (out.empty() ? "" : ",") + std::to_string(rank);
  return fmt::format("{}[{}]", day_words[nth.day], out);
}

class Writer {
 public:
  explicit Writer(const Opening& opening) : opening_(opening) {}

  std::string write() {
    for (const PeriodHours& hours : opening_.periods) period(hours);
    if (rules_.empty() && !opening_.comment.empty()) rules_.push_back(quoted(opening_.comment));
    if (rules_.empty() && opening_.closed_days != 0) {
      rules_.push_back(opening_.closed_days == 127 ? "off" : off(days_in_short(opening_.closed_days)));
    }
    exceptions();
    return fmt::format("{}", fmt::join(rules_, "; "));
  }

 private:
  void period(const PeriodHours& hours) {
    const auto& days = hours.days;
    unsigned written = 0;
    for (int day = 0; day < 7; ++day) {
      if (written >> day & 1 || days[day].empty()) continue;
      unsigned alike = 0;
      for (int other = day; other < 7; ++other) {
        if (same(days[day], days[other])) alike |= 1U << other;
      }
      written |= alike;
      const std::string when = selector(hours.period, days_in_short(alike));
      const bool always = alike == 127 && hours.period == OpeningPeriod{} && round_the_clock(days[day]);
      rules_.push_back(rule(always ? "24/7" : when, days[day], opening_.comment));
      if (always) rules_.back().erase(4, std::string_view(" 00:00-24:00").size());
    }
    for (const NthDay& nth : hours.nth) {
      rules_.push_back(rule(selector(hours.period, which_in_short(nth)), nth.hours, opening_.comment));
    }
    if (hours.period.school_holidays && !hours.only_changes) closed_in_school_holidays(written);
  }

  // A rule for the holidays replaces the usual one only on its own days.
  void closed_in_school_holidays(unsigned open) {
    const PeriodHours* usual = opening_.find({});
    unsigned closed = 0;
    for (int day = 0; usual && day < 7; ++day) {
      if (!usual->days[day].empty() && !(open >> day & 1)) closed |= 1U << day;
    }
    if (closed != 0) rules_.push_back(off("SH " + days_in_short(closed)));
  }

  void exceptions() {
    const bool week_for_holidays = opening_.find({.school_holidays = true}) != nullptr;
    const Exception school = opening_.school_holidays;
    if (opening_.school_closed_days != 0) rules_.push_back(off("SH " + days_in_short(opening_.school_closed_days)));
    if (school == Exception::closed) rules_.push_back(off("SH"));
    if (school == Exception::unknown && !week_for_holidays) rules_.push_back(fmt::format("{} unknown", "SH"));
    for (const OpeningPeriod& closed : opening_.closed_months) rules_.push_back(off(months(closed)));
    if (opening_.closed_on_public_holidays) rules_.push_back(off("PH"));
    if (!opening_.public_holidays.empty()) rules_.push_back(rule("PH", opening_.public_holidays, opening_.comment));
  }

  const Opening& opening_;
  std::vector<std::string> rules_;
};

}  // namespace

PeriodHours& Opening::hours(const OpeningPeriod& period) {
  for (PeriodHours& known : periods) {
    if (known.period == period) return known;
  }
  periods.push_back({period, {}, {}, false});
  return periods.back();
}

const PeriodHours* Opening::find(const OpeningPeriod& period) const {
  const auto is_it = [&](const PeriodHours& known) { return known.period == period; };
  const auto found = std::find_if(periods.begin(), periods.end(), is_it);
  return found == periods.end() ? nullptr : &*found;
}

void tidy(std::vector<OpeningSpan>& spans) {
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::vector<OpeningSpan> out;
  for (OpeningSpan& span : spans) {
    if (!out.empty() && span.from <= out.back().to && span.comment == out.back().comment) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(std::move(span));
    }
  }
  spans = std::move(out);
}

std::string to_osm(const Opening& opening) { return Writer(opening).write(); }

}  // namespace mediamap::clean
