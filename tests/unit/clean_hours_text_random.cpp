// SPDX-License-Identifier: EUPL-1.2
// Weeks drawn at random, written in French in several manners, and read again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "mediamap/clean/hours_text.hpp"
#include "mediamap/model/opening_hours.hpp"

using mediamap::check_opening_hours;
using mediamap::clean::hours_from_days;
using mediamap::clean::hours_from_text;
using mediamap::clean::HoursText;

namespace {

struct Span {
  int from;
  int to;
  bool operator==(const Span&) const = default;
};
using Week = std::array<std::vector<Span>, 7>;

class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  int up_to(int last) { return std::uniform_int_distribution<int>(0, last)(random_); }
  template <class... Texts>
  std::string one_of(Texts... texts) {
    const std::vector<std::string> all = {texts...};
    return all[up_to(static_cast<int>(all.size()) - 1)];
  }

  // A few kinds of days, so that some are alike.
  Week week() {
    std::array<std::vector<Span>, 3> kinds;
    for (auto& kind : kinds) {
      if (up_to(2) > 0) kind.push_back({60 * 7 + 15 * up_to(15), 60 * 11 + 15 * up_to(8)});
      if (up_to(2) > 0) kind.push_back({60 * 13 + 15 + 15 * up_to(12), 60 * 17 + 15 * up_to(27)});
    }
    Week out;
    for (int day = 0; day < 7; ++day) {
      const int kind = up_to(4);
      if (kind < 3) out[day] = kinds[kind];
    }
    return out;
  }

  void choose_manner() {
    clock_ = up_to(6);
    long_names_ = up_to(1) == 1;
    capitals_ = up_to(2);
    between_ = one_of(" à ", "-", " - ", " – ", "–", " jusqu'à ");
    if (clock_ == 6 && between_ == " jusqu'à ") between_ = " à ";
    joint_ = one_of(" et ", ", ", " / ", " et de ", " puis de ", " ; ", " & ");
    end_ = one_of("\n", " ; ", ". ", ", ", " ", "<br>", " | ", "<br/>\n", "\n\n", "\n- ");
    // "9.30. " would be one number too many to read, a blank joins "9h" and "mardi" well enough.
    colon_ = one_of(" : ", " ", ": ", " de ", ", ", "\n", " – ");
  }

  std::string clock(int minutes) {
    const int h = minutes / 60;
    const int m = minutes % 60;
    if (minutes == 12 * 60 && up_to(3) == 0) return "midi";
    switch (clock_) {
      case 0: return m == 0 ? fmt::format("{}h", h) : fmt::format("{}h{:02}", h, m);
      case 1: return fmt::format("{:02}h{:02}", h, m);
      case 2: return fmt::format("{}H{:02}", h, m);
      case 3: return m == 0 ? fmt::format("{} h", h) : fmt::format("{} h {:02}", h, m);
      case 4: return fmt::format("{:02}:{:02}", h, m);
      case 5: return fmt::format("{}h{:02}mn", h, m);
      default: return fmt::format("{}.{:02}", h, m);
    }
  }

  std::string name(int day) {
    static constexpr std::array<const char*, 7> whole = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                         "vendredi", "samedi", "dimanche"};
    static constexpr std::array<const char*, 7> brief = {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."};
    std::string out = long_names_ ? whole[day] : brief[day];
    if (capitals_ > 0) out[0] = static_cast<char>(out[0] - 'a' + 'A');
    for (char& c : out) {
      if (capitals_ == 2 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
  }

  std::string list(const std::vector<int>& days) {
    const bool run = days.size() > 2 && days.back() - days.front() + 1 == static_cast<int>(days.size());
    if (run && up_to(3) > 0) {
      if (long_names_ && up_to(1) == 0) return "du " + name(days.front()) + " au " + name(days.back());
      return name(days.front()) + one_of("-", " au ", " à ", " – ") + name(days.back());
    }
    std::string out;
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i > 0) out += i + 1 == days.size() ? one_of(" et ", ", ", " et le ") : one_of(", ", "/", ", le ");
      out += name(days[i]);
    }
    return out;
  }

  std::string spans(const std::vector<Span>& hours) {
    std::string out;
    for (const Span& span : hours) out += (out.empty() ? "" : joint_) + clock(span.from) + between_ + clock(span.to);
    return out;
  }

  std::string prose(const Week& week) {
    choose_manner();
    const bool hours_first = up_to(4) == 0;
    const bool tell_closed = !hours_first && up_to(2) == 0;
    if (hours_first) end_ = one_of(", ", "; ", "\n");
    std::string out = hours_first ? "" : one_of("", "Ouvert ", "Horaires : ", "Horaires d'ouverture\n");
    unsigned written = 0;
    for (int day = 0; day < 7; ++day) {
      if (written >> day & 1 || (week[day].empty() && !tell_closed)) continue;
      std::vector<int> alike;
      for (int other = day; other < 7; ++other) {
        if (week[other] == week[day]) alike.push_back(other), written |= 1U << other;
      }
      const bool begins = out.empty() || out.back() == '\n' || out.ends_with("Ouvert ") || out.ends_with(": ");
      if (!begins) out += end_;
      const std::string hours = week[day].empty() ? one_of("fermé", "Fermé", "FERMÉ") : spans(week[day]);
      out += hours_first ? hours + one_of(" ", " le ", " : ") + list(alike) : list(alike) + colon_ + hours;
    }
    return out + one_of("", ".", "\n");
  }

 private:
  std::mt19937 random_;
  int clock_ = 0;
  bool long_names_ = true;
  int capitals_ = 0;
  std::string between_, joint_, end_, colon_;
};

// The program's own reader of OSM is a checker only; this one knows the weeks above.
std::string osm_day(const std::vector<Span>& hours) {
  std::string out;
  for (const Span& span : hours) {
    if (!out.empty()) out += ',';
    out += fmt::format("{:02}:{:02}-{:02}:{:02}", span.from / 60, span.from % 60, span.to / 60, span.to % 60);
  }
  return out;
}

std::string day_of(std::string_view osm, int day) {
  static constexpr std::array<std::string_view, 7> words = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  const auto index = [](std::string_view word) {
    return static_cast<int>(std::find(words.begin(), words.end(), word) - words.begin());
  };
  std::string found;
  for (std::size_t at = 0; at < osm.size();) {
    const std::size_t end = std::min(osm.find("; ", at), osm.size());
    const std::string_view rule = osm.substr(at, end - at);
    const std::size_t blank = rule.find(' ');
    for (std::size_t i = 0; i < blank; i += 3) {
      const int first = index(rule.substr(i, 2));
      const bool range = i + 2 < blank && rule[i + 2] == '-';
      const int last = range ? index(rule.substr(i + 3, 2)) : first;
      if (first <= day && day <= last) found = rule.substr(blank + 1);
      if (range) i += 3;
    }
    at = end + 2;
  }
  return found;
}

}  // namespace

TEST_CASE("hours: random weeks written in French come back") {
  Author author(20240607);
  for (int round = 0; round < 20000; ++round) {
    const Week week = author.week();
    const std::string prose = author.prose(week);
    const HoursText read = hours_from_text(prose);
    CAPTURE(prose);
    CAPTURE(read.osm);
    if (std::all_of(week.begin(), week.end(), [](const auto& day) { return day.empty(); })) continue;
    REQUIRE(read.leftover == "");
    REQUIRE_FALSE(check_opening_hours(read.osm));
    for (int day = 0; day < 7; ++day) REQUIRE(day_of(read.osm, day) == osm_day(week[day]));
  }
}

TEST_CASE("hours: random weeks in seven pairs of cells come back, as the prose does") {
  Author author(7);
  for (int round = 0; round < 5000; ++round) {
    const Week week = author.week();
    author.choose_manner();
    std::array<std::vector<std::string>, 7> cells;
    for (int day = 0; day < 7; ++day) {
      for (int half = 0; half < 2; ++half) {
        const bool has = half < static_cast<int>(week[day].size());
        cells[day].push_back(has ? author.spans({week[day][half]}) : author.one_of("", "-", "x", "Fermé", " "));
      }
    }
    const HoursText read = hours_from_days(cells);
    if (std::all_of(week.begin(), week.end(), [](const auto& day) { return day.empty(); })) continue;
    REQUIRE(read.leftover == "");
    REQUIRE_FALSE(check_opening_hours(read.osm));
    for (int day = 0; day < 7; ++day) REQUIRE(day_of(read.osm, day) == osm_day(week[day]));
    const std::string prose = author.prose(week);
    CAPTURE(prose);
    REQUIRE(hours_from_text(prose).osm == read.osm);
  }
}

TEST_CASE("hours: words thrown together never give what is no schedule, and never lose a text") {
  static constexpr std::array words = {
      "lundi", "mardi", "du", "au", "à", "et", ",", ";", ":", "(", ")", "9h", "12h30", "14h", "17", "-", "–", "/",
      "fermé", "sauf", "matin", "après-midi", "sur rendez-vous", "sans rendez-vous", "semaines paires", "1er", "3e",
      "samedi", "du mois", "vacances scolaires", "jours fériés", "jusqu'à", "tous les jours", "24h/24", "entre",
      "de septembre à juin", "août", "période scolaire", "\n", "<br>",
      "atelier", "accès libre", "M", "Me", "7j/7", "minuit", "midi", "hors", "soir", "\"", "é", "\xff"};
  std::mt19937 random(99);
  std::uniform_int_distribution<std::size_t> any(0, words.size() - 1);
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    for (int count = 2 + round % 14; count > 0; --count) {
      text += words[any(random)];
      if (round % 3 > 0) text += ' ';
    }
    CAPTURE(text);
    const HoursText read = hours_from_text(text);
    if (!read.osm.empty()) REQUIRE_FALSE(check_opening_hours(read.osm));
    REQUIRE((text.find_first_not_of(" \n") == std::string::npos || !read.osm.empty() || !read.leftover.empty()));
    const HoursText cell = hours_from_days({std::vector<std::string>{text}});
    if (!cell.osm.empty()) REQUIRE_FALSE(check_opening_hours(cell.osm));
  }
}
