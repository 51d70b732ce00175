// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/hours_grammar.hpp"

#include <optional>

#include "mediamap/clean/hours_cursor.hpp"

namespace mediamap::clean {
namespace {

using enum HoursWord;

constexpr int day_minutes = 24 * 60;

// Days and their hours, as far as they were read.
struct Group {
  Selection who;
  OpeningPeriod period;
  std::vector<OpeningSpan> spans;
  std::size_t commented = 0;       // spans that have had their comment
  std::string comment;             // for all spans
  std::optional<DayPart> pending;  // still to be borne out by hours
  bool closed = false;
  bool done = false;               // it only changed hours that were there
  bool has_hours() const { return !spans.empty() || closed; }
};

class Reader {
 public:
  Reader(const std::vector<HoursToken>& tokens, Opening& opening, std::vector<std::string>& remarks)
      : cursor_(tokens), builder_(opening), remarks_(remarks) {}

  bool read() {
    hours_first_ = cursor_.begins_with_hours();
    bool any = false;
    while (cursor_.skip_separators(), !cursor_.at_end()) {
      if (!statement()) return false;
      any = true;
    }
    return any;
  }

 private:
  bool is(HoursWord word, std::size_t ahead = 0) const { return cursor_.is(word, ahead); }

  bool statement() {
    if (is(remark)) return remarks_.push_back(cursor_.take().text), true;
    const bool bracketed = cursor_.was(open);
    if (cursor_.accept(except)) return exceptions(bracketed);
    if (cursor_.accept(HoursWord::closed)) return closed_statement();
    if (is(comment) && comment_stands_alone()) return general_comment();
    if (cursor_.sees_condition()) return header();
    if ((is(until) || cursor_.sees_hour()) && !cursor_.sees_span()) return closing_change();
    return group();
  }

  bool comment_stands_alone() const { return cursor_.at_end(cursor_.past_separators(1)) || is(stop, 1); }

  // At the end and after a comma it could be for the last days only.
  bool general_comment() {
    const bool doubtful = cursor_.was(comma) && builder_.groups() > 1;
    if (doubtful || !builder_.opening().comment.empty()) return false;
    builder_.opening().comment = cursor_.take().text;
    return true;
  }

  bool condition(OpeningPeriod& period) {
    bool term = false;
    if (!cursor_.condition(period, term)) return false;
    if (term) builder_.opening().school_holidays = Exception::unknown;
    return true;
  }

  bool header() {
    OpeningPeriod period;
    while (cursor_.sees_condition()) {
      if (!condition(period)) return false;
    }
    const std::size_t next = cursor_.past_separators();
    if (is(HoursWord::closed, next)) {
      cursor_.skip(next + 1);
      return builder_.close(period);
    }
    current_ = period;
    return !cursor_.at_end(next);
  }

  bool group() {
    Group g;
    g.period = current_;
    for (bool complete = false; !complete && !cursor_.at_end();) {
      if (!element(g, complete)) return false;
    }
    return commit(g);
  }

  // One element of a group; `complete` when the next one is no longer its own.
  bool element(Group& g, bool& complete) {
    if (is(remark)) return remarks_.push_back(cursor_.take().text), true;
    if (is(stop)) return complete = !goes_on_below(g), true;
    if (cursor_.is_separator()) return cursor_.skip(1), true;
    if (cursor_.sees_day()) return day_in(g, complete);
    if (is(part)) return part_of_day(g);
    if (cursor_.sees_span()) {
      if (hours_first_ && g.who.any()) return complete = true;
      return hours(g);
    }
    // "9h à 12h à 14h à 16h": a slip for « et »
    if (is(to) && cursor_.token().value == 0 && !g.spans.empty() && cursor_.sees_hour(1)) {
      cursor_.skip(1);
      return hours(g);
    }
    if (is(until) || cursor_.sees_hour()) return single_hour(g, complete);
    if (is(HoursWord::closed)) return closed_in(g, complete);
    if (is(comment)) return comment_in(g, complete);
    if (is(except)) return except_in(g, complete);
    if (cursor_.sees_condition()) return condition_in(g, complete);
    return false;
  }

  // Hours may stand on the lines below their days, or above.
  bool goes_on_below(const Group& g) {
    const std::size_t next = cursor_.past_separators();
    const bool more_hours = !hours_first_ && !g.closed && (cursor_.sees_hour(next) || is(part, next));
    const bool days_to_come = hours_first_ && !g.who.any() && (cursor_.sees_hour(next) || cursor_.sees_day(next));
    const bool goes_on = days_to_come || (g.who.any() && (!g.has_hours() || more_hours));
    if (goes_on) cursor_.skip(next);
    return goes_on;
  }

  bool day_in(Group& g, bool& complete) {
    if (cursor_.was(open) && is(ordinal)) return nth_in_brackets(g);
    if (g.has_hours() && (!hours_first_ || g.closed)) return complete = true;
    // "Mercredi (sur rendez-vous) Jeudi 14h-17h"
    const bool joined = cursor_.was(join) || cursor_.was(comma);
    if (!g.has_hours() && !g.comment.empty() && g.who.any()) return complete = !joined;
    return cursor_.selection(g.who);
  }

  // "Dimanche (2e dimanche du mois) : 14h-17h", "samedi (1er et 3e du mois)".
  bool nth_in_brackets(Group& g) {
    Selection inner;
    if (!cursor_.ranks(inner.nth)) return false;
    if (is(days)) inner.days = static_cast<unsigned>(cursor_.take().value);
    const bool one_day = g.who.days != 0 && (g.who.days & (g.who.days - 1)) == 0;
    if (!cursor_.accept(of_month) || !one_day || (inner.days != 0 && inner.days != g.who.days)) return false;
    if (!g.who.nth.empty()) return false;
    g.who.nth = inner.nth;
    return true;
  }

  // "vendredi jusqu'à 16h" changes hours read before.
  bool single_hour(Group& g, bool& complete) {
    complete = true;
    if (g.has_hours() || !g.who.any()) return g.has_hours();
    g.done = true;
    int end = 0;
    return cursor_.accept(until) && cursor_.hour(end) && builder_.end_at(g.who, end);
  }

  DayPart take_part() { return static_cast<DayPart>(cursor_.take().value); }

  bool part_of_day(Group& g) {
    const DayPart which = take_part();
    const std::size_t next = cursor_.past_separators();
    if (is(HoursWord::closed) || (is(colon) && is(HoursWord::closed, next))) {
      cursor_.skip(next + 1);
      return remove_part(g.spans, which);
    }
    if (g.pending && !bear_out(g, nullptr)) return false;
    g.pending = which;
    return true;
  }

  // "le matin" is for the hours that follow, else for those before.
  static bool bear_out(Group& g, const OpeningSpan* next) {
    const bool fine = (next && fits(*next, *g.pending)) || (!g.spans.empty() && fits(g.spans.back(), *g.pending));
    g.pending.reset();
    return fine;
  }

  bool hours(Group& g) {
    OpeningSpan read;
    if (!cursor_.span(read) || (g.pending && !bear_out(g, &read))) return false;
    g.spans.push_back(read);
    return true;
  }

  bool closed_in(Group& g, bool& complete) {
    if (g.who.any() && g.spans.empty() && g.comment.empty()) {
      cursor_.skip(1);
      g.closed = true;
      return !g.pending;
    }
    if (is(part, 1) && !(cursor_.sees_day(2) || is(join, 2))) {
      cursor_.skip(1);
      return remove_part(g.spans, take_part());
    }
    return complete = true;
  }

  bool comment_in(Group& g, bool& complete) {
    if (comment_stands_alone() && cursor_.was(comma) && builder_.groups() > 0) return complete = true;
    const std::string& text = cursor_.take().text;
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
    cursor_.skip(1);
    if (cursor_.accept(school_holidays)) return builder_.close({.school_holidays = true});
    Selection away;
    if (!cursor_.selection(away) || !away.nth.empty() || (g.who.days & away.days) != away.days) return false;
    g.who.days &= ~away.days;
    if (away.public_holidays) builder_.opening().closed_on_public_holidays = true;
    return true;
  }

  bool condition_in(Group& g, bool& complete) {
    if (hours_first_ && !g.who.any()) return false;
    const std::size_t begin = cursor_.place();
    const OpeningPeriod before = g.period;
    if (!condition(g.period)) return false;
    // Behind hours it may as well begin the next statement.
    if (g.spans.empty() || hours_first_) return true;
    if (is(colon)) {
      g.period = before;
      cursor_.back_to(begin);
      return complete = true;
    }
    return !cursor_.sees_hour() && !cursor_.sees_day();
  }

  bool commit(Group& g) {
    if (g.done) return true;
    if (g.pending && !bear_out(g, nullptr)) return false;
    const bool always = g.spans.size() == 1 && g.spans[0].to - g.spans[0].from == day_minutes;
    if (!g.who.any() && always) g.who.days = 127;
    if (!g.who.any()) return false;
    if (g.closed) return builder_.close(g.who);
    if (!g.comment.empty()) {
      for (std::size_t i = g.commented; i < g.spans.size(); ++i) g.spans[i].comment = g.comment;
    }
    return builder_.place(g.who, g.period, std::move(g.spans), g.comment);
  }

  // "fermé le mercredi après-midi et les jours fériés", "fermé en août".
  bool closed_statement() {
    cursor_.skip_separators();
    if (cursor_.sees_condition()) {
      OpeningPeriod period;
      return condition(period) && builder_.close(period);
    }
    Selection who;
    if (!cursor_.sees_day() || !cursor_.selection(who)) return false;
    if (is(part)) return builder_.close(who, take_part());
    return !cursor_.sees_span() && builder_.close(who);
  }

  // After hours: "sauf jeudi après-midi, fermé au public et vendredi jusqu'à 15h30".
  bool exceptions(bool bracketed) {
    for (bool more = true; more;) {
      cursor_.skip_separators();
      if (!exception(bracketed)) return false;
      const std::size_t next = cursor_.past_separators();
      more = next > 0 && cursor_.sentence_goes_on() && (cursor_.sees_day(next) || is(school_holidays, next));
    }
    return true;
  }

  bool exception(bool bracketed) {
    if (cursor_.sees_condition()) return except_period(bracketed);
    Selection who;
    if (!cursor_.sees_day() || !cursor_.selection(who)) return false;
    if (!builder_.in_last_group({who.days, false, who.nth})) return false;
    std::optional<DayPart> which;
    if (is(part)) which = take_part();
    const std::size_t next = cursor_.past_separators();
    if (is(HoursWord::closed, next)) {
      cursor_.skip(next + 1);
      if (is(part) && !which) which = take_part();
    } else if (!which && (cursor_.sees_hour(next) || is(until, next))) {
      cursor_.skip(next);
      return other_hours(who);
    }
    return which ? builder_.close(who, *which) : builder_.close(who);
  }

  // Between brackets behind the last of several groups it holds for this one only.
  bool except_period(bool bracketed) {
    OpeningPeriod period;
    if (!condition(period)) return false;
    if (bracketed && builder_.groups() > 1 && period == OpeningPeriod{.school_holidays = true}) {
      return builder_.close_last_in_school_holidays();
    }
    return builder_.close(period);
  }

  // "sauf mercredi 9h-12h", "sauf vendredi, 18h30".
  bool other_hours(const Selection& who) {
    if (!cursor_.sees_span()) {
      cursor_.accept(until);
      int end = 0;
      return cursor_.hour(end) && builder_.end_at(who, end);
    }
    std::vector<OpeningSpan> spans;
    while (cursor_.sees_span()) {
      if (!cursor_.span(spans.emplace_back())) return false;
      const std::size_t next = cursor_.past_separators();
      if (cursor_.sees_hour(next) && cursor_.sentence_goes_on()) cursor_.skip(next);
    }
    return builder_.replace(who, std::move(spans));
  }

  // "(17h30 le mercredi)", "(17h pendant les vacances scolaires)".
  bool closing_change() {
    const bool meant = cursor_.was(open) || is(until);
    cursor_.accept(until);
    int end = 0;
    if (!meant || builder_.groups() == 0 || !cursor_.hour(end)) return false;
    cursor_.accept(comma);
    if (cursor_.accept(school_holidays)) return builder_.end_in_school_holidays_at(end);
    Selection who;
    return cursor_.sees_day() && cursor_.selection(who) && builder_.end_at(who, end);
  }

  HoursCursor cursor_;
  OpeningBuilder builder_;
  std::vector<std::string>& remarks_;
  bool hours_first_ = false;
  OpeningPeriod current_;  // of the header above
};

}  // namespace

bool read_hours(const std::vector<HoursToken>& tokens, Opening& opening, std::vector<std::string>& remarks) {
  return Reader(tokens, opening, remarks).read();
}

}  // namespace mediamap::clean
