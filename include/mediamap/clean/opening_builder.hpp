// SPDX-License-Identifier: EUPL-1.2
// What each statement about hours does to a schedule. Every function says no where a text could mean two things.
#pragma once

#include <string>
#include <vector>

#include "mediamap/clean/opening_week.hpp"

namespace mediamap::clean {

// Whom hours are for.
struct Selection {
  unsigned days = 0;  // one bit a day from Monday
  bool public_holidays = false;
  std::vector<int> nth;  // of the month; then there is one day
  bool any() const { return days != 0 || public_holidays; }
};

enum class DayPart { morning, afternoon, evening };

bool fits(const OpeningSpan& span, DayPart part);
// Takes a part of the day away; false when an opening runs through its border.
bool remove_part(std::vector<OpeningSpan>& spans, DayPart part);

class OpeningBuilder {
 public:
  explicit OpeningBuilder(Opening& opening) : out_(opening) {}

  int groups() const { return groups_; }
  Opening& opening() { return out_; }

  // Hours, or without any what is known of these days.
  bool place(const Selection& who, const OpeningPeriod& period, std::vector<OpeningSpan> spans,
             const std::string& comment);
  bool close(const Selection& who);
  bool close(const Selection& who, DayPart part);
  // School holidays or months.
  bool close(const OpeningPeriod& period);

  // These change days of the last group.
  bool in_last_group(const Selection& who) const {
    return !who.public_holidays && who.nth.empty() && (who.days & ~last_) == 0;
  }
  bool close_last_in_school_holidays();
  bool replace(const Selection& who, std::vector<OpeningSpan> spans);
  bool end_at(const Selection& who, int end);
  bool end_in_school_holidays_at(int end);

 private:
  bool alone(const OpeningPeriod& period, int day) const;

  Opening& out_;
  unsigned last_ = 0;  // days of the last group with hours
  OpeningPeriod last_period_;
  int groups_ = 0;
};

}  // namespace mediamap::clean
