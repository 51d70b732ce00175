// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/hours_grammar.hpp"

#include <algorithm>
#include <bit>

namespace mediamap::clean {
namespace {

using enum HoursWord;

constexpr int noon = 12 * 60;
constexpr int day_minutes = 24 * 60;
constexpr int latest_night = 6 * 60;  // an opening that ends later on the next day is a slip of the pen

// Whom hours are for.
struct Selection {
  unsigned days = 0;
  bool public_holidays = false;
  std::vector<int> nth;  // of the month; then there is one day
  bool any() const { return days != 0 || public_holidays; }
};

// Days and their hours, as far as they were read.
struct Group {
  Selection who;
  OpeningPeriod period;
  std::vector<OpeningSpan> spans;
  std::size_t commented = 0;  // spans that have had their comment
  std::string comment;        // for all spans
  int pending_part = -1;      // part of the day still to be borne out by hours
  bool closed = false;
  bool done = false;          // it only changed hours that were there
};

bool fits(const OpeningSpan& span, int part) {
  switch (part) {
    case 0: return span.from < noon && span.to <= 14 * 60;
    case 1: return span.from >= noon && span.to <= 22 * 60;
    default: return span.from >= 16 * 60;
  }
}

// Takes a part of the day away; false when an opening runs through its border.
bool remove_part(std::vector<OpeningSpan>& spans, int part) {
  for (std::size_t i = 0; i < spans.size();) {
    if (fits(spans[i], part)) {
      spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (part < 2 ? (part == 0 ? spans[i].from < noon : spans[i].to > 14 * 60) : spans[i].to > 18 * 60) {
      return false;
    } else {
      ++i;
    }
  }
  return true;
}

class Reader {
 public:
  Reader(const std::vector<HoursToken>& tokens, Opening& opening, std::vector<std::string>& remarks)
      : tokens_(tokens), out_(opening), remarks_(remarks) {}

  bool read() {
    while (is(part) || is(open)) ++at_;
    hours_first_ = is(time) || is(number) || is(between) || is(all_day);
    at_ = 0;
    while (skip_separators(), at_ < tokens_.size()) {
      if (!statement()) return false;
    }
    return statements_ > 0;
  }

 private:
  bool is(HoursWord word, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].word == word;
  }
  bool accept(HoursWord word) { return is(word) && (++at_, true); }
  bool at_end() const { return at_ >= tokens_.size(); }
  int value(std::size_t ahead = 0) const { return tokens_[at_ + ahead].value; }

  bool is_separator(std::size_t ahead = 0) const {
    return is(join, ahead) || is(comma, ahead) || is(slash, ahead) || is(dash, ahead) || is(colon, ahead) || is(stop, ahead) ||
           is(open, ahead) || is(close, ahead);
  }
  bool is_joined() const { return tokens_[at_ - 1].word == join || tokens_[at_ - 1].word == comma; }
  void skip_separators() {
    while (is_separator()) ++at_;
  }
  // After a comma, a colon, a bracket: what comes next.
  std::size_t past_separators(std::size_t ahead = 0) const {
    while (is_separator(ahead)) ++ahead;
    return ahead;
  }

  bool sees_hour(std::size_t ahead = 0) const { return is(time, ahead) || is(number, ahead); }
  bool sees_range_sign(std::size_t ahead) const {
    return is(dash, ahead) || (is(to, ahead) && tokens_[at_ + ahead].value == 0) || is(until, ahead) || is(slash, ahead);
  }
  bool sees_span() const {
    return is(between) || is(all_day) || (sees_hour() && sees_range_sign(1) && sees_hour(2) && !(is(number) && is(slash, 1)));
  }
  bool sees_day(std::size_t ahead = 0) const {
    return is(days, ahead) || is(letter_m, ahead) || is(public_holiday, ahead) || is(ordinal, ahead);
  }
  bool sees_condition(std::size_t ahead = 0) const {
    return is(weeks, ahead) || is(month, ahead) || is(school_holidays, ahead) || is(school_term, ahead);
  }

  bool statement() {
    ++statements_;
    if (is(remark)) return remarks_.push_back(tokens_[at_++].text), true;
    if (is(except)) return ++at_, exceptions();
    if (is(closed)) return ++at_, closed_statement();
    if (is(comment) && comment_stands_alone()) return general_comment();
    if (sees_condition()) return header();
    if ((is(until) || sees_hour()) && !sees_span()) return closing_change();
    return group();
  }

  bool comment_stands_alone() const {
    const std::size_t next = past_separators(1);
    return at_ + next >= tokens_.size() || is(stop, 1);
  }

  // At the end and after a comma it could be for the last days only.
  bool general_comment() {
    const bool doubtful = at_ > 0 && tokens_[at_ - 1].word == comma && groups_ > 1;
    if (doubtful || !out_.comment.empty()) return false;
    out_.comment = tokens_[at_++].text;
    return true;
  }

  // "semaines paires", "de septembre à juin", "pendant les vacances scolaires".
  bool condition(OpeningPeriod& period) {
    if (is(weeks)) {
      period.weeks = value() == 0 ? Weeks::even : Weeks::odd;
      return ++at_, true;
    }
    if (accept(school_holidays)) return period.school_holidays = true;
    if (accept(school_term)) {
      out_.school_holidays = Exception::unknown;
      return true;
    }
    if (!is(month)) return false;
    period.first_month = period.last_month = value();
    if ((is(to, 1) || is(dash, 1) || (is(join, 1) && tokens_[at_].value + 1 == (is(month, 2) ? value(2) : 0))) && is(month, 2)) {
      period.last_month = value(2);
      at_ += 2;
    }
    return ++at_, true;
  }

  bool header() {
    OpeningPeriod period;
    while (sees_condition()) {
      if (!condition(period)) return false;
    }
    const std::size_t next = past_separators();
    if (is(closed, next)) {
      at_ += next + 1;
      return close_period(period);
    }
    if (at_ + next >= tokens_.size()) return false;
    current_ = period;
    return true;
  }

  bool close_period(const OpeningPeriod& period) {
    if (period == OpeningPeriod{.school_holidays = true}) {
      out_.school_holidays = Exception::closed;
      return true;
    }
    if (period.first_month == 0 || period.weeks != Weeks::all || period.school_holidays) return false;
    out_.closed_months.push_back(period);
    return true;
  }

  bool selection(Selection& who) {
    for (bool more = true; more;) {
      if (!selected(who)) return false;
      std::size_t next = 0;
      while (is(join, next) || is(comma, next) || is(slash, next)) ++next;
      more = sees_day(next);
      if (more) at_ += next;
    }
    return true;
  }

  bool selected(Selection& who) {
    if (accept(public_holiday)) return who.public_holidays = true;
    if (is(ordinal)) return nth_day(who);
    if (is(letter_m)) {
      // L M M J V: the first is mardi.
      const bool wednesday = (who.days & 2) != 0;
      if (!wednesday && !(who.days & 1) && !is(letter_m, 1) && !is(letter_m, 2)) return false;
      who.days |= wednesday ? 4U : 2U;
      return ++at_, true;
    }
    if (!is(days)) return false;
    const unsigned first = static_cast<unsigned>(value());
    if ((is(to, 1) || is(dash, 1) || is(until, 1)) && is(days, 2) && std::has_single_bit(first)) {
      const unsigned last = static_cast<unsigned>(value(2));
      if (!std::has_single_bit(last)) return false;
      for (unsigned day = first;; day = day == 64 ? 1 : day << 1) {
        who.days |= day;
        if (day == last) break;
      }
      at_ += 3;
      return true;
    }
    who.days |= first;
    return ++at_, true;
  }

  // "1er et 3e samedi du mois".
  bool nth_day(Selection& who) {
    if (!ranks(who.nth) || !is(days) || !std::has_single_bit(static_cast<unsigned>(value()))) return false;
    const unsigned day = static_cast<unsigned>(value());
    if (who.days != 0 && who.days != day) return false;
    who.days = day;
    ++at_;
    return accept(of_month);
  }

  bool ranks(std::vector<int>& nth) {
    if (!nth.empty()) return false;
    while (is(ordinal)) {
      nth.push_back(value());
      ++at_;
      if ((is(join) || is(comma)) && is(ordinal, 1)) ++at_;
    }
    return true;
  }

  bool hour(int& minutes) {
    if (!sees_hour()) return false;
    minutes = value();
    return ++at_, true;
  }

  bool span(OpeningSpan& out) {
    if (accept(all_day)) return out = {0, day_minutes, {}}, true;
    const bool with_and = accept(between);
    if (!hour(out.from)) return false;
    if (!(with_and && accept(join))) {
      if (!sees_range_sign(0)) return false;
      ++at_;
    }
    if (!hour(out.to)) return false;
    return plausible(out);
  }

  static bool plausible(OpeningSpan& span) {
    if (span.from == day_minutes) span.from = 0;
    if (span.to > span.from) return true;
    span.to += day_minutes;
    return span.from >= noon && span.to > span.from && span.to <= day_minutes + latest_night;
  }

  bool group() {
    Group g;
    g.period = current_;
    bool complete = false;
    while (!complete && !at_end()) {
      if (!element(g, complete)) return false;
    }
    return commit(g);
  }

  // One element of a group; `complete` when the next one is no longer its own.
  bool element(Group& g, bool& complete) {
    const bool has_hours = !g.spans.empty() || g.closed;
    if (is(remark)) return remarks_.push_back(tokens_[at_++].text), true;
    if (is(stop)) return at_stop(g, complete), true;
    if (is_separator()) return opened_ = is(open), ++at_, true;
    if (sees_day()) {
      if (opened_ && is(ordinal)) return nth_in_brackets(g);
      if (has_hours && (!hours_first_ || g.closed)) return complete = true;
      // "Mercredi (sur rendez-vous) Jeudi 14h-17h"
      if (!has_hours && !g.comment.empty() && g.who.any()) return complete = !is_joined();
      return selection(g.who);
    }
    if (is(part)) return part_of_day(g);
    if (sees_span()) {
      if (hours_first_ && g.who.any()) return complete = true;
      return hours(g);
    }
    if (is(until) || sees_hour()) {
      complete = true;
      if (has_hours || !g.who.any()) return has_hours;
      g.done = true;
      return change_closing(g.who);
    }
    if (is(closed)) return closed_in(g, complete);
    if (is(comment)) return comment_in(g, complete);
    if (is(except)) return except_in(g, complete);
    if (sees_condition()) return condition_in(g, complete);
    return false;
  }

  // Hours may stand on the lines below their days.
  void at_stop(const Group& g, bool& complete) {
    std::size_t next = past_separators();
    if (g.spans.empty() && !g.closed && g.who.any()) {
      at_ += next;
    } else if (!hours_first_ && (sees_hour(next) || is(part, next)) && g.who.any() && !g.closed) {
      at_ += next;
    } else {
      complete = true;
    }
  }

  // "Dimanche (2e dimanche du mois) : 14h-17h", "samedi (1er et 3e du mois)".
  bool nth_in_brackets(Group& g) {
    Selection inner;
    if (!ranks(inner.nth)) return false;
    if (is(days)) inner.days = static_cast<unsigned>(value()), ++at_;
    if (!accept(of_month) || !std::has_single_bit(g.who.days) || (inner.days != 0 && inner.days != g.who.days)) return false;
    if (!g.who.nth.empty()) return false;
    g.who.nth = inner.nth;
    return true;
  }

  bool part_of_day(Group& g) {
    const int which = value();
    const std::size_t next = past_separators(1);
    if (is(closed, 1) || (is(closed, next) && is(colon, 1))) {
      at_ += next + 1;
      return remove_part(g.spans, which);
    }
    if (g.pending_part >= 0 && !bear_out(g, nullptr)) return false;
    g.pending_part = which;
    return ++at_, true;
  }

  // "le matin" is for the hours that follow, else for those before.
  static bool bear_out(Group& g, const OpeningSpan* next) {
    const bool fine = (next && fits(*next, g.pending_part)) || (!g.spans.empty() && fits(g.spans.back(), g.pending_part));
    g.pending_part = -1;
    return fine;
  }

  bool hours(Group& g) {
    OpeningSpan read;
    if (!span(read)) return false;
    if (g.pending_part >= 0 && !bear_out(g, &read)) return false;
    g.spans.push_back(read);
    return true;
  }

  bool closed_in(Group& g, bool& complete) {
    if (g.who.any() && g.spans.empty() && g.comment.empty()) {
      ++at_;
      g.closed = true;
      return g.pending_part < 0;
    }
    if (is(part, 1) && !(sees_day(2) || is(join, 2))) {
      const int which = value(1);
      at_ += 2;
      return remove_part(g.spans, which);
    }
    return complete = true;
  }

  bool comment_in(Group& g, bool& complete) {
    if (comment_stands_alone() && at_ > 0 && tokens_[at_ - 1].word == comma && groups_ > 0) return complete = true;
    const std::string& text = tokens_[at_++].text;
    if (g.spans.empty()) {
      if (!g.comment.empty()) return false;
      g.comment = text;
      return true;
    }
    if (g.commented == g.spans.size()) return false;
    for (; g.commented < g.spans.size(); ++g.commented) g.spans[g.commented].comment = text;
    return true;
  }

  bool except_in(Group& g, bool& complete) {
    if (!g.spans.empty() || !g.who.any()) return complete = !g.spans.empty();
    ++at_;
    if (accept(school_holidays)) return out_.school_holidays = Exception::closed, true;
    Selection away;
    if (!selection(away) || !away.nth.empty() || (g.who.days & away.days) != away.days) return false;
    g.who.days &= ~away.days;
    if (away.public_holidays) out_.closed_on_public_holidays = true;
    return true;
  }

  bool condition_in(Group& g, bool& complete) {
    if (is_separator(1) && is(colon, 1) && !g.spans.empty()) return complete = true;
    if (hours_first_ && !g.who.any()) return false;
    return condition(g.period);
  }

  bool commit(Group& g) {
    if (g.done) return true;
    if (g.pending_part >= 0 && !bear_out(g, nullptr)) return false;
    const bool always = g.spans.size() == 1 && g.spans[0].to - g.spans[0].from == day_minutes;
    if (!g.who.any() && always) g.who.days = 127;
    if (!g.who.any()) return false;
    ++groups_;
    if (!g.comment.empty()) {
      for (std::size_t i = g.commented; i < g.spans.size(); ++i) g.spans[i].comment = g.comment;
    }
    if (g.closed) return close_days(g.who, -1);
    if (g.spans.empty() && g.comment.empty()) return false;
    tidy(g.spans);
    last_ = g.who.days;
    last_period_ = g.period;
    return place(g);
  }

  bool place(const Group& g) {
    const OpeningDay hours{g.spans, g.spans.empty() ? g.comment : std::string(), false, std::popcount(g.who.days)};
    if (g.who.public_holidays) out_.public_holidays = hours;
    PeriodHours& period = out_.hours(g.period);
    if (!g.who.nth.empty()) {
      const int day = std::countr_zero(g.who.days);
      if (!period.days[day].empty()) return false;
      period.nth.push_back({day, g.who.nth, hours});
      return true;
    }
    for (int day = 0; day < 7; ++day) {
      if (g.who.days >> day & 1 && !(add(period.days[day], hours) && alone(g.period, day))) return false;
    }
    return true;
  }

  // A day that has hours already: more of them, or others in their place. False when it could be either.
  static bool add(OpeningDay& day, const OpeningDay& more) {
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

  // Hours of some weeks and of all weeks on one day: both, or one in place of the other?
  bool alone(const OpeningPeriod& period, int day) const {
    for (const PeriodHours& other : out_.periods) {
      if (other.period == period || other.days[day].empty()) continue;
      const bool apart = other.period.weeks != period.weeks && other.period.weeks != Weeks::all && period.weeks != Weeks::all;
      const bool vacation = other.period.school_holidays != period.school_holidays;
      const bool seasons = other.period.first_month != 0 && period.first_month != 0;
      if (!apart && !vacation && !seasons) return false;
    }
    return true;
  }

  // Days, or one part of one day.
  bool close_days(const Selection& who, int which) {
    if (!who.nth.empty() || (which >= 0 && !std::has_single_bit(who.days))) return false;
    if (who.public_holidays) out_.closed_on_public_holidays = true;
    if (which < 0) out_.closed_days |= who.days;
    const OpeningPeriod& period = last_ == 0 ? current_ : last_period_;
    if (!out_.find(period)) return which < 0;
    for (int day = 0; day < 7; ++day) {
      if (!(who.days >> day & 1)) continue;
      OpeningDay& hours = out_.hours(period).days[day];
      if (which >= 0) {
        if (!remove_part(hours.spans, which)) return false;
      } else if (!hours.empty() && hours.shared_by <= std::popcount(who.days)) {
        return false;
      } else {
        hours = {};
      }
    }
    return true;
  }

  // "fermé le mercredi après-midi et les jours fériés", "fermé en août".
  bool closed_statement() {
    skip_separators();
    if (sees_condition()) {
      OpeningPeriod period;
      return condition(period) && close_period(period);
    }
    if (!sees_day()) return false;
    Selection who;
    if (!selection(who)) return false;
    if (!is(part)) return !sees_span() && close_days(who, -1);
    const int which = value();
    ++at_;
    return close_days(who, which);
  }

  // After hours: "sauf jeudi après-midi, fermé au public et vendredi jusqu'à 15h30".
  bool exceptions() {
    do {
      skip_separators();
      if (!exception()) return false;
    } while (is_separator() && (sees_day(past_separators()) || is(school_holidays, past_separators())) && bracketed());
    return true;
  }

  // Behind a closing bracket, a full stop or between brackets' ends a new sentence begins.
  bool bracketed() const {
    for (std::size_t i = 0; is_separator(i); ++i) {
      if (is(close, i) || is(stop, i)) return false;
    }
    return true;
  }

  bool exception() {
    if (sees_condition()) {
      OpeningPeriod period;
      const bool whole = groups_ < 2 || tokens_[at_ > 1 ? at_ - 2 : 0].word != open;
      if (!condition(period)) return false;
      if (period == OpeningPeriod{.school_holidays = true} && !whole) return out_.school_closed_days |= last_, true;
      return close_period(period);
    }
    Selection who;
    if (!sees_day() || !selection(who) || (who.days & last_) != who.days) return false;
    int which = -1;
    if (is(part)) which = value(), ++at_;
    const std::size_t next = past_separators();
    if (is(closed, next)) {
      at_ += next + 1;
      if (is(part) && which < 0) which = value(), ++at_;
      return close_days(who, which);
    }
    if (which < 0 && (sees_hour(next) || is(until, next))) {
      at_ += next;
      return sees_span() ? override_hours(who) : change_closing(who);
    }
    return close_days(who, which);
  }

  bool override_hours(const Selection& who) {
    OpeningDay hours;
    hours.shared_by = std::popcount(who.days);
    do {
      OpeningSpan read;
      if (!span(read)) return false;
      hours.spans.push_back(read);
      const std::size_t next = past_separators();
      if (sees_hour(next) && bracketed()) at_ += next;
    } while (sees_span());
    if (who.public_holidays || !who.nth.empty()) return false;
    tidy(hours.spans);
    for (int day = 0; day < 7; ++day) {
      if (who.days >> day & 1) out_.hours(last_period_).days[day] = hours;
    }
    return true;
  }

  // "vendredi jusqu'à 15h30": the last opening of days that have their hours ends at another time.
  bool change_closing(const Selection& who) {
    accept(until);
    int end = 0;
    return hour(end) && close_at(who, end);
  }

  bool close_at(const Selection& who, int end) {
    if (who.public_holidays || !who.nth.empty() || (who.days & last_) != who.days) return false;
    for (int day = 0; day < 7; ++day) {
      if (who.days >> day & 1 && !end_at(out_.hours(last_period_).days[day], end)) return false;
    }
    return true;
  }

  static bool end_at(OpeningDay& day, int end) {
    if (day.spans.empty() || end <= day.spans.back().from) return false;
    day.spans.back().to = end;
    return true;
  }

  // "(17h30 le mercredi)", "(17h pendant les vacances scolaires)".
  bool closing_change() {
    accept(until);
    int end = 0;
    if (groups_ == 0 || !hour(end)) return false;
    at_ += is(comma) ? 1 : 0;
    if (is(school_holidays)) {
      ++at_;
      return shorter_in_school_holidays(end);
    }
    Selection who;
    return sees_day() && selection(who) && close_at(who, end);
  }

  bool shorter_in_school_holidays(int end) {
    if (!(last_period_ == OpeningPeriod{}) || out_.find({.school_holidays = true})) return false;
    const std::array<OpeningDay, 7> usual = out_.hours({}).days;
    PeriodHours& vacation = out_.hours({.school_holidays = true});
    vacation.only_changes = true;
    for (int day = 0; day < 7; ++day) {
      if (!(last_ >> day & 1)) continue;
      vacation.days[day] = usual[day];
      if (!end_at(vacation.days[day], end)) return false;
    }
    return true;
  }

  const std::vector<HoursToken>& tokens_;
  Opening& out_;
  std::vector<std::string>& remarks_;
  std::size_t at_ = 0;
  bool hours_first_ = false;
  bool opened_ = false;   // the token before opened a bracket
  OpeningPeriod current_;
  unsigned last_ = 0;     // days of the last group with hours
  OpeningPeriod last_period_;
  int groups_ = 0;
  int statements_ = 0;
};

}  // namespace

bool read_hours(const std::vector<HoursToken>& tokens, Opening& opening, std::vector<std::string>& remarks) {
  return Reader(tokens, opening, remarks).read();
}

}  // namespace mediamap::clean
