// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/opening_hours.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

constexpr std::array<std::string_view, 7> weekday_words = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 2> holiday_words = {"PH", "SH"};
constexpr std::array<std::string_view, 12> month_words = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<int, 12> days_of_month = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::array<std::string_view, 4> event_words = {"dawn", "sunrise", "sunset", "dusk"};
constexpr std::array<std::string_view, 4> modifier_words = {"open", "closed", "off", "unknown"};
constexpr int first_year = 1900;

// What people write instead, and the word of the syntax.
struct Habit {
  std::string_view whole;  // folded; any beginning of at least `shortest` letters is recognised
  std::size_t shortest;
  std::string_view word;
};
constexpr Habit habits[] = {
    {"lundi", 2, "Mo"},      {"mardi", 2, "Tu"},      {"mercredi", 2, "We"},   {"jeudi", 2, "Th"},
    {"vendredi", 2, "Fr"},   {"samedi", 2, "Sa"},     {"dimanche", 2, "Su"},   {"monday", 2, "Mo"},
    {"tuesday", 2, "Tu"},    {"wednesday", 2, "We"},  {"thursday", 2, "Th"},   {"friday", 2, "Fr"},
    {"saturday", 2, "Sa"},   {"sunday", 2, "Su"},     {"janvier", 3, "Jan"},   {"fevrier", 3, "Feb"},
    {"mars", 4, "Mar"},      {"avril", 3, "Apr"},     {"mai", 3, "May"},       {"juin", 4, "Jun"},
    {"juillet", 4, "Jul"},   {"aout", 3, "Aug"},      {"septembre", 3, "Sep"}, {"octobre", 3, "Oct"},
    {"novembre", 3, "Nov"},  {"decembre", 3, "Dec"},  {"february", 3, "Feb"},  {"march", 3, "Mar"},
    {"april", 3, "Apr"},     {"may", 3, "May"},       {"june", 3, "Jun"},      {"july", 3, "Jul"},
    {"august", 3, "Aug"},    {"december", 3, "Dec"},  {"ferme", 5, "off"},     {"ouvert", 6, "open"},
    {"off", 3, "off"},       {"closed", 6, "closed"}, {"feries", 3, "PH"},     {"ph", 2, "PH"},
    {"vacances", 3, "SH"},   {"sh", 2, "SH"},         {"semaine", 3, "week"},  {"week", 4, "week"},
    {"paques", 6, "easter"},
};

std::string_view usual_word_for(std::string_view written) {
  const std::string folded = fold(written);
  for (const Habit& habit : habits) {
    if (folded.size() >= habit.shortest && habit.whole.starts_with(folded)) return habit.word;
  }
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Accented Latin letters too (their UTF-8 bytes), so that a message can quote a whole French word.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xC5) || (byte & 0xC0) == 0x80;
}

struct Refusal {
  std::size_t at;  // in bytes
  std::string message;
};

// Recursive descent. A function named after a part of the grammar reads that part if it begins here and says whether it
// did; once begun, a part that is not finished properly is a Refusal.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  void schedule() {
    if (at_end()) refuse(0, _("l'horaire est vide"));
    do rule();
    while (accept("||") || accept(";") || accept(","));
    if (!at_end()) refuse_here();
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool at_end() { return skip_blanks(), at_ == text_.size(); }
  char next() { return at_end() ? '\0' : text_[at_]; }

  bool accept(std::string_view symbol) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(symbol)) return false;
    at_ += symbol.size();
    return true;
  }

  template <class Test>
  std::string_view run(Test test) {
    skip_blanks();
    std::size_t end = at_;
    while (end < text_.size() && test(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }
  std::string_view word() { return run(is_letter); }
  std::string_view digits() { return run(is_digit); }

  template <class Words>
  bool sees(const Words& words) {
    return std::find(std::begin(words), std::end(words), word()) != std::end(words);
  }
  template <class Words>
  bool accept_word(const Words& words) {
    if (!sees(words)) return false;
    at_ += word().size();
    return true;
  }
  bool accept_keyword(std::string_view one) { return accept_word(std::array{one}); }

  // Digits that are not the beginning of a time.
  bool sees_number(std::size_t longest) {
    const std::string_view found = digits();
    const std::string_view after = text_.substr(at_ + found.size(), 2);
    return !found.empty() && found.size() <= longest && !(after.size() == 2 && after[0] == ':' && is_digit(after[1]));
  }
  bool sees_year() { return digits().size() == 4 && sees_number(4) && digits() >= "1900"; }

  int number(int low, int high, const char* what) {
    const std::string_view found = digits();
    int value = 0;
    const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), value);
    if (found.empty()) refuse(at_, fill(_("il manque {}"), what));
    if (error != std::errc() || value < low || value > high) {
      refuse(at_, fill(_("« {0} » : {1} va de {2} à {3}"), found, what, low, high));
    }
    at_ += found.size();
    return value;
  }

  [[noreturn]] void refuse(std::size_t at, std::string message) { throw Refusal{at, std::move(message)}; }

  [[noreturn]] void refuse_here() {
    if (at_end()) refuse(at_, _("il manque quelque chose à la fin"));
    const std::string_view rest = text_.substr(at_);
    for (std::string_view dash : {"–", "—", "‑", "−"}) {
      if (rest.starts_with(dash)) refuse(at_, fill(_("« {} » : écrivez un trait d'union, « - »"), dash));
    }
    for (std::string_view quote : {"“", "”", "«", "»"}) {
      if (rest.starts_with(quote)) refuse(at_, fill(_("« {} » : écrivez des guillemets droits, « \" »"), quote));
    }
    if (rest.starts_with("24/7")) refuse(at_, _("« 24/7 » s'écrit seul ; après des jours, écrivez « 00:00-24:00 »"));
    if (rest.starts_with(":")) refuse(at_, _("pas de « : » ici"));
    if (rest.starts_with("-")) refuse(at_, _("pas de « - » ici ; deux plages horaires se séparent par une virgule"));
    const std::string_view found = word();
    if (found.empty()) refuse(at_, fill(_("« {} » n'est pas attendu ici"), shorten(rest, 12)));
    const std::string_view usual = usual_word_for(found);
    if (!usual.empty() && usual != found) refuse(at_, fill(_("« {0} » : écrivez « {1} »"), found, usual));
    refuse(at_, fill(_("« {} » n'est pas attendu ici ; un texte libre s'écrit entre guillemets droits"), found));
  }

  void rule() {
    bool selected = accept("24/7");
    if (!selected) {
      if (comment()) {
        if (!accept(":")) return;
        selected = true;
      } else {
        selected = years();
        selected = dates() || selected;
        selected = weeks() || selected;
        if (selected) accept(":");
      }
      selected = weekdays() || selected;
      selected = times() || selected;
    }
    if (!modifier() && !selected) refuse_here();
  }

  bool modifier() {
    const bool named = accept_word(modifier_words);
    return comment() || named;
  }

  bool comment() {
    if (next() != '"') return false;
    const std::size_t close = text_.find('"', at_ + 1);
    if (close == std::string_view::npos) refuse(at_, _("le guillemet ouvert ici n'est pas refermé"));
    at_ = close + 1;
    return true;
  }

  bool years() {
    if (!sees_year() || sees_dated_month()) return false;
    do {
      number(first_year, 9999, _("l'année"));
      if (accept("+") || !accept("-")) continue;
      number(first_year, 9999, _("l'année de fin"));
      if (accept("/")) number(1, 100, _("le pas"));
    } while (accept_comma_before([this] { return sees_year() && !sees_dated_month(); }));
    return true;
  }

  // "2024 Dec 25": the year belongs to the date.
  bool sees_dated_month() {
    const std::size_t start = at_;
    if (sees_year()) at_ += 4;
    const bool found = sees(month_words) || word() == "easter";
    at_ = start;
    return found;
  }

  // A comma that goes on with the same list; another comma begins a further rule.
  template <class Test>
  bool accept_comma_before(Test goes_on) {
    const std::size_t start = at_;
    if (accept(",") && goes_on()) return true;
    at_ = start;
    return false;
  }

  bool dates() {
    if (!sees_dated_month()) return false;
    bool with_day = false;
    do {
      with_day = sees_dated_month() ? date() : day_of_month();
      if (accept("+") || !accept("-")) continue;
      if (at_end()) refuse(at_, _("il manque la fin de la période après « - »"));
      if (!sees_dated_month() && !(with_day && sees_number(2))) refuse_here();
      with_day = sees_dated_month() ? date() : day_of_month();
      if (accept("/")) number(1, 366, _("le pas"));
    } while (accept_comma_before([&] { return sees_dated_month() || (with_day && sees_number(2)); }));
    return true;
  }

  // The 26 of "Dec 24-26" and of "Dec 24,26".
  bool day_of_month(int last = 31) {
    number(1, last, _("le jour du mois"));
    date_offset();
    return true;
  }

  // One date or month; true when it names a day.
  bool date() {
    if (sees_year()) number(first_year, 9999, _("l'année"));
    if (accept_keyword("easter")) return date_offset(), true;
    const auto month = std::find(month_words.begin(), month_words.end(), word()) - month_words.begin();
    at_ += 3;
    return sees_number(2) && day_of_month(days_of_month[static_cast<std::size_t>(month)]);
  }

  // "Dec 25 -Su -28 days": the Sunday before, then days.
  void date_offset() {
    const std::size_t start = at_;
    if (!((accept("+") || accept("-")) && accept_word(weekday_words))) at_ = start;
    day_offset();
  }

  void day_offset() {
    const std::size_t start = at_;
    if ((accept("+") || accept("-")) && sees_number(3)) {
      at_ += digits().size();
      if (accept_keyword("days") || accept_keyword("day")) return;
    }
    at_ = start;
  }

  bool weeks() {
    if (!accept_keyword("week")) return false;
    do {
      number(1, 53, _("le numéro de semaine"));
      if (!accept("-")) continue;
      number(1, 53, _("la semaine de fin"));
      if (accept("/")) number(1, 53, _("le pas"));
    } while (accept_comma_before([this] { return sees_number(2); }));
    return true;
  }

  bool sees_day() { return sees(weekday_words) || sees(holiday_words); }

  bool weekdays() {
    if (!sees_day()) return false;
    for (bool more = true; more;) {
      const bool holiday = accept_word(holiday_words);
      if (holiday) {
        day_offset();
      } else {
        at_ += 2;
        weekday_end();
      }
      more = accept_comma_before([this] { return sees_day(); }) || (holiday && sees_day());  // "SH Mo-Fr"
    }
    return true;
  }

  void weekday_end() {
    if (accept("[")) {
      do {
        const bool from_end = accept("-");
        number(1, 5, _("le rang du jour dans le mois"));
        if (!from_end && accept("-")) number(1, 5, _("le rang du jour dans le mois"));
      } while (accept(","));
      if (!accept("]")) refuse(at_, _("il manque « ] »"));
      day_offset();
    } else if (accept("-")) {
      if (at_end()) refuse(at_, _("il manque le jour de fin après « - »"));
      if (!accept_word(weekday_words)) refuse_here();
    }
  }

  bool sees_time() { return (is_digit(next()) && !sees_year()) || next() == '(' || sees(event_words); }

  bool times() {
    if (!sees_time()) return false;
    do {
      const std::size_t start = at_;
      time(24 * 60 - 1);
      const std::string_view written = text_.substr(start, at_ - start);
      if (accept("+")) continue;
      if (!accept("-") || at_end()) refuse(at_, fill(_("il manque l'heure de fin après « {} »"), trim(written)));
      if (!sees_time()) refuse_here();
      time(48 * 60);
      accept("+");
      if (accept("/") && !hours_and_minutes(24 * 60)) number(1, 24 * 60, _("le pas en minutes"));
    } while (accept_comma_before([this] { return sees_time(); }));
    return true;
  }

  void time(int latest) {
    if (accept("(")) {
      if (!accept_word(event_words)) refuse_here();
      if (!accept("+") && !accept("-")) refuse(at_, _("il manque une durée, comme dans « (sunset-01:00) »"));
      if (!hours_and_minutes(24 * 60)) refuse_time(24 * 60);
      if (!accept(")")) refuse(at_, _("il manque « ) »"));
    } else if (!accept_word(event_words) && !hours_and_minutes(latest)) {
      refuse_time(latest);
    }
  }

  bool hours_and_minutes(int latest) {
    skip_blanks();
    const std::string_view found = text_.substr(at_, 5);
    const bool shaped = found.size() == 5 && is_digit(found[0]) && is_digit(found[1]) && found[2] == ':' &&
                        is_digit(found[3]) && is_digit(found[4]);
    if (!shaped || (at_ + 5 < text_.size() && is_digit(text_[at_ + 5]))) return false;
    const int hours = (found[0] - '0') * 10 + found[1] - '0';
    const int minutes = (found[3] - '0') * 10 + found[4] - '0';
    if (minutes > 59 || hours * 60 + minutes > latest) return false;
    at_ += 5;
    return true;
  }

  // "9h", "9:00", "9h30", "0900": shows how it is written. What is no time at all ("25:61") gets the limits.
  [[noreturn]] void refuse_time(int latest) {
    const std::string_view found = run([](char c) { return is_digit(c) || is_letter(c) || c == ':'; });
    std::string hours(digits());
    std::string minutes;
    const std::string_view rest = found.substr(hours.size());
    std::copy_if(rest.begin(), rest.end(), std::back_inserter(minutes), is_digit);
    if (hours.size() > 2 && minutes.empty()) {
      minutes = hours.substr(hours.size() - 2);
      hours.resize(hours.size() - 2);
    }
    if (hours.size() == 1) hours.insert(0, "0");
    if (minutes.empty()) minutes = "00";
    const std::string right = hours + ":" + minutes;
    if (right.size() == 5 && minutes <= "59" && std::stoi(hours) * 60 + std::stoi(minutes) <= latest) {
      refuse(at_, fill(_("« {0} » : écrivez « {1} »"), found, right));
    }
    refuse(at_, fill(_("« {0} » n'est pas une heure : de 00:00 à {1:02}:{2:02}"), found, latest / 60, latest % 60));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<OpeningHoursProblem> check_opening_hours(std::string_view text) {
  try {
    Parser(text).schedule();
  } catch (Refusal& refusal) {
    return OpeningHoursProblem{length(text.substr(0, refusal.at)), std::move(refusal.message)};
  }
  return {};
}

}  // namespace mediamap
