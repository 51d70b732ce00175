// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/hours_text.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/hours_grammar.hpp"
#include "mediamap/model/opening_hours.hpp"

namespace mediamap::clean {
namespace {

constexpr std::array<std::string_view, 7> day_names = {N_("lundi"), N_("mardi"),    N_("mercredi"), N_("jeudi"),
                                                       N_("vendredi"), N_("samedi"), N_("dimanche")};
constexpr std::array<std::string_view, 7> day_words = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 2> holiday_words = {"PH", "SH"};

// Outside quotes: one blank at most, none before ';' and ','.
std::string with_single_blanks(std::string_view osm) {
  std::string out;
  bool quoted = false;
  for (char c : osm) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (c == '"') quoted = !quoted;
    if (quoted) {
      out += c;
      continue;
    }
    if (blank && (out.empty() || out.back() == ' ')) continue;
    if ((c == ';' || c == ',') && !out.empty() && out.back() == ' ') out.pop_back();
    if (!blank && !out.empty() && out.back() == ';') out += ' ';
    out += blank ? ' ' : c;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == ';')) out.pop_back();
  return out;
}

bool means_closed(const std::string& cell) {
  const std::string folded = fold(cell);
  return folded == "x" || folded == "-" || folded == "–" || folded == "—" || folded == "/" || folded == "0";
}

struct DayCells {
  std::vector<HoursToken> tokens;
  std::vector<std::string> said;  // as they are, without the blank ones
  bool only_marks = true;
};

DayCells read_cells(const std::vector<std::string>& cells, int day) {
  DayCells out;
  out.tokens.push_back({HoursWord::days, 1 << day, 0, 0, {}});
  for (const std::string& cell : cells) {
    std::string text = trim(cell);
    if (text.empty()) continue;
    if (!means_closed(text)) {
      out.only_marks = false;
      out.tokens.push_back({HoursWord::colon, 0, 0, 0, {}});
      for (HoursToken& token : hours_words(text)) out.tokens.push_back(std::move(token));
    }
    out.said.push_back(std::move(text));
  }
  return out;
}

bool all_closed(const std::vector<HoursToken>& tokens) {
  return std::all_of(tokens.begin() + 1, tokens.end(), [](const auto& token) {
    return token.word == HoursWord::closed || token.word == HoursWord::colon;
  });
}

bool some_closed(const std::vector<HoursToken>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const auto& token) { return token.word == HoursWord::closed; });
}

// "Fermé" in the morning's cell beside the afternoon's hours closes that half only.
void drop_closed(std::vector<HoursToken>& tokens) {
  std::erase_if(tokens, [](const auto& token) { return token.word == HoursWord::closed; });
}

// Only its own day may have got something.
bool only_day(const Opening& opening, int day) {
  for (const PeriodHours& hours : opening.periods) {
    for (int other = 0; other < 7; ++other) {
      if (other != day && !hours.days[other].empty()) return false;
    }
  }
  return (opening.closed_days & ~(1U << day)) == 0;
}

class Week {
 public:
  void add(const std::vector<std::string>& cells, int day) {
    DayCells read = read_cells(cells, day);
    if (read.said.empty()) return;
    if (read.only_marks) return marks_.push_back({day, read.said});
    if (all_closed(read.tokens)) {
      opening_.closed_days |= 1U << day;
      return;
    }
    if (some_closed(read.tokens) && cells.size() > 1) drop_closed(read.tokens);
    Opening own;
    std::vector<std::string> remarks;
    if (read_hours(read.tokens, own, remarks) && own.comment.empty() && only_day(own, day)) {
      take(own, day);
      for (std::string& remark : remarks) tell(day, remark);
    } else {
      OpeningDay& hours = opening_.hours({}).days[day];
      hours.comment = join(read.said, ", ");
      hours.unknown = true;
      unknown_.push_back({day, read.said});
    }
  }

  HoursText result() {
    // Marks alone tell nothing: is a cross for open or for closed?
    if (!has_hours_) {
      opening_.periods.clear();
      for (const auto& [day, said] : marks_) {
        const bool dashes = std::all_of(said.begin(), said.end(), [](const auto& cell) { return cell == "-"; });
        if (!dashes) tell(day, join(said, ", "));
      }
      if (!leftover_.empty() || !unknown_.empty()) opening_.closed_days = 0;
    }
    for (const auto& [day, said] : unknown_) tell(day, join(said, ", "));
    const auto earlier = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(leftover_.begin(), leftover_.end(), earlier);
    HoursText out;
    out.osm = to_osm(opening_);
    for (const auto& [day, text] : leftover_) out.leftover += (out.leftover.empty() ? "" : " ; ") + text;
    return out;
  }

 private:
  void take(Opening& own, int day) {
    has_hours_ = true;
    for (PeriodHours& hours : own.periods) {
      PeriodHours& all = opening_.hours(hours.period);
      all.days[day] = std::move(hours.days[day]);
      for (NthDay& nth : hours.nth) all.nth.push_back(std::move(nth));
    }
    opening_.closed_on_public_holidays |= own.closed_on_public_holidays;
    if (own.school_holidays == Exception::closed) opening_.school_closed_days |= 1U << day;
    if (own.school_holidays == Exception::unknown) opening_.school_holidays = Exception::unknown;
  }
  void tell(int day, const std::string& text) {
    leftover_.emplace_back(day, std::string(_(day_names[day].data())) + " : " + text);
  }

  Opening opening_;
  bool has_hours_ = false;
  std::vector<std::pair<int, std::vector<std::string>>> marks_;
  std::vector<std::pair<int, std::vector<std::string>>> unknown_;
  std::vector<std::pair<int, std::string>> leftover_;
};

template <class Words>
bool begins_with_one_of(const Words& words, std::string_view rule) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return rule.starts_with(word); });
}

bool begins_with_time(std::string_view rule) {
  static constexpr std::array<std::string_view, 5> words = {"dawn", "sunrise", "sunset", "dusk", "("};
  const std::size_t digits = std::min(rule.find_first_not_of("0123456789"), rule.size());
  return (digits > 0 && rule.substr(digits).starts_with(':')) || begins_with_one_of(words, rule);
}

// "off", a comment: no days or hours of its own that weeks could limit.
bool begins_with_modifier(std::string_view rule) {
  static constexpr std::array<std::string_view, 5> words = {"off", "closed", "open", "unknown", "\""};
  return begins_with_one_of(words, rule);
}

// Where the next rule begins in valid hours. Behind ',' a list of days or hours goes on, unless the rule has its hours
// and days follow.
std::size_t end_of_rule(std::string_view osm, std::size_t begin) {
  bool quoted = false;
  bool has_hours = false;
  for (std::size_t at = begin; at < osm.size(); ++at) {
    if (osm[at] == '"') quoted = !quoted;
    has_hours = has_hours || begins_with_time(osm.substr(at)) || begins_with_modifier(osm.substr(at));
    if (quoted) continue;
    if (osm[at] == ';') return at + 1;
    if (osm.substr(at).starts_with("||")) return at + 2;
    if (osm[at] != ',' || !has_hours) continue;
    const std::size_t next = osm.find_first_not_of(" \t", at + 1);
    if (next != std::string_view::npos && !begins_with_time(osm.substr(next))) return at + 1;
  }
  return osm.size();
}

}  // namespace

HoursText hours_from_text(std::string_view prose) {
  const std::string text = trim(prose);
  if (text.empty()) return {};
  if (!check_opening_hours(text)) return {with_single_blanks(text), {}};
  Opening opening;
  std::vector<std::string> remarks;
  if (!read_hours(hours_words(text), opening, remarks)) return {{}, text};
  HoursText out{to_osm(opening), join(remarks, " ; ")};
  if (out.osm.empty()) out.leftover = text;
  return out;
}

HoursText hours_from_days(const std::array<std::vector<std::string>, 7>& cells) {
  Week week;
  for (int day = 0; day < 7; ++day) week.add(cells[day], day);
  return week.result();
}

std::optional<std::string> in_weeks(std::string_view osm, Weeks weeks) {
  if (weeks == Weeks::all) return std::string(osm);
  const std::string_view prefix = weeks == Weeks::even ? "week 2-52/2 " : "week 1-53/2 ";
  constexpr std::string_view always = "24/7";
  std::string out;
  for (std::size_t at = 0; at < osm.size();) {
    const std::size_t end = end_of_rule(osm, at);
    const std::size_t begin = std::min(osm.find_first_not_of(" \t", at), end);
    out += osm.substr(at, begin - at);
    std::string_view rule = osm.substr(begin, end - begin);
    at = end;
    if (rule.empty()) continue;
    const bool of_holidays = begins_with_one_of(holiday_words, rule);
    if (rule.starts_with(always)) {
      out += prefix;
      out += "Mo-Su 00:00-24:00";
      rule.remove_prefix(always.size());
    } else if (begins_with_one_of(day_words, rule) || begins_with_time(rule) || (of_holidays && rule.find(':') < rule.find('"'))) {
      out += prefix;
    } else if (!begins_with_modifier(rule) && !of_holidays) {
      return {};
    }
    out += rule;
  }
  return out;
}

}  // namespace mediamap::clean
