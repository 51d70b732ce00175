// SPDX-License-Identifier: EUPL-1.2
// A schedule as a reader of French hours gathers it, and its one way of being written in OpenStreetMap's syntax.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::clean {

// One opening, in minutes from midnight; the end is more than 24 hours when it is on the next day.
struct OpeningSpan {
  int from = 0;
  int to = 0;
  std::string comment;  // "sur rendez-vous"
  bool operator==(const OpeningSpan&) const = default;
};

struct OpeningDay {
  std::vector<OpeningSpan> spans;
  std::string comment;   // without spans: only this is known
  bool unknown = false;  // the comment is a text that was not understood
  int shared_by = 0;     // how many days the text named together when it gave these spans
  bool empty() const { return spans.empty() && comment.empty(); }
};

enum class Weeks { all, even, odd };

// When a set of hours holds.
struct OpeningPeriod {
  Weeks weeks = Weeks::all;
  bool school_holidays = false;
  int first_month = 0;  // 1 to 12, 0 for the whole year
  int last_month = 0;
  bool operator==(const OpeningPeriod&) const = default;
};

// "Sa[1,3]": only some of the month's; -1 is the last one.
struct NthDay {
  int day = 0;
  std::vector<int> which;
  OpeningDay hours;
};

struct PeriodHours {
  OpeningPeriod period;
  std::array<OpeningDay, 7> days;  // from Monday
  std::vector<NthDay> nth;
  bool only_changes = false;  // for school holidays: days that are not here are as usual
};

enum class Exception { none, closed, unknown };

struct Opening {
  std::vector<PeriodHours> periods;
  OpeningDay public_holidays;
  bool closed_on_public_holidays = false;
  Exception school_holidays = Exception::none;
  unsigned closed_days = 0;                  // said to be closed, one bit a day from Monday
  unsigned school_closed_days = 0;           // closed in the school holidays, though open otherwise
  std::vector<OpeningPeriod> closed_months;
  std::string comment;                       // holds for all hours

  PeriodHours& hours(const OpeningPeriod& period);
  const PeriodHours* find(const OpeningPeriod& period) const;
};

// Spans in order; those that touch or overlap become one where they have the same comment.
void tidy(std::vector<OpeningSpan>& spans);

// Days with the same hours together, in the order of their first day: "Mo-Fr 08:30-12:00,13:30-17:00; Sa 09:00-12:00".
// Empty when nothing is known.
std::string to_osm(const Opening& opening);

}  // namespace mediamap::clean
