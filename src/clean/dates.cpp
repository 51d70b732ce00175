// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

using std::chrono::day, std::chrono::days, std::chrono::hours, std::chrono::month, std::chrono::seconds,
    std::chrono::sys_days, std::chrono::sys_seconds, std::chrono::year, std::chrono::year_month_day;

constexpr Rule iso{"date-avec-heure", "date_maj",
                   N_("date suivie de l'heure, ou AAAA/MM/JJ : la date seule, AAAA-MM-JJ")};
constexpr Rule french{"date-francaise", "date_maj", N_("« 12/03/2024 », « 12.3.24 » : AAAA-MM-JJ")};
constexpr Rule in_words{"date-en-lettres", "date_maj", N_("« 12 mars 2024 », « mardi 1er mars 2022 » : AAAA-MM-JJ")};
constexpr Rule unix_time{"date-unix", "date_maj",
                         N_("nombre de secondes ou de millisecondes depuis 1970 : AAAA-MM-JJ, heure de Paris")};
constexpr Rule serial{"date-tableur", "date_maj", N_("numéro de jour d'un tableur (« 45363 ») : AAAA-MM-JJ")};

struct Found {
  const Rule* rule = nullptr;
  year_month_day date{};
};

Found found(const Rule& rule, unsigned y, unsigned m, unsigned d) {
  return {&rule, year(static_cast<int>(y)) / month(m) / day(d)};
}

// The day in Paris: an hour ahead of UTC, two from the last Sunday of March to that of October, 1 h UTC.
year_month_day day_in_france(sys_seconds instant) {
  const year_month_day utc{std::chrono::floor<days>(instant)};
  const auto change = [&](month m) {
    return sys_days(utc.year() / m / std::chrono::Sunday[std::chrono::last]) + hours(1);
  };
  const bool summer = instant >= change(std::chrono::March) && instant < change(std::chrono::October);
  return year_month_day{std::chrono::floor<days>(instant + hours(summer ? 2 : 1))};
}

// The groups of digits of a text that holds nothing but digits and one kind of sign between three groups; an hour may
// follow behind a blank, a comma or 'T'.
struct Groups {
  std::array<std::string_view, 3> digits;
  std::string_view rest;
};

std::optional<Groups> three_groups(std::string_view text) {
  Groups groups;
  char sign = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0 || end > 4) return {};
    groups.digits[i] = text.substr(0, end);
    text.remove_prefix(end);
    if (i == 2) break;
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.empty() || std::string_view("/-. ").find(text[0]) == std::string_view::npos ||
        (sign != 0 && text[0] != sign))
      return {};
    sign = text[0];
    text.remove_prefix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  groups.rest = text;
  return groups;
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<double> real(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return {};
  return value;
}

// "19:00:45", "T17:00:45.000Z", " à 14h30", "10:30 AM (UTC)": what may follow a date.
bool is_time(std::string_view rest) {
  if (rest.empty()) return true;
  std::string plain = fold(rest);
  plain = replace_all(replace_all(plain, "gmt", ""), "utc", "");
  if (plain.find_first_of("0123456789") == std::string::npos) return false;
  return plain.find_first_not_of("0123456789:.+- ,thazmnispu()") == std::string::npos;
}

// The instant of "…T23:00:00.000Z", when it is given in UTC.
std::optional<seconds> utc_time(std::string_view rest) {
  if (rest.empty() || (rest.back() != 'Z' && rest.back() != 'z')) return {};
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos || colon < 2 || rest.size() < colon + 3) return {};
  return hours(number(rest.substr(colon - 2, 2))) + std::chrono::minutes(number(rest.substr(colon + 1, 2)));
}

std::optional<Found> from_groups(std::string_view text) {
  const auto groups = three_groups(text);
  if (!groups || !is_time(groups->rest)) return {};
  const auto& [a, b, c] = groups->digits;
  if (a.size() == 4) {
    Found made = found(iso, number(a), number(b), number(c));
    if (const auto time = utc_time(groups->rest); time && made.date.ok())
      made.date = day_in_france(sys_days(made.date) + *time);
    return made;
  }
  if (a.size() > 2 || b.size() > 2 || c.size() == 3 || c.size() == 1) return {};
  const unsigned y = c.size() == 2 ? 2000 + number(c) : number(c);
  // No month has such a number: an American date.
  if (number(b) > 12 && number(a) <= 12) return found(french, y, number(a), number(b));
  return found(french, y, number(b), number(a));
}

unsigned month_named(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 4>, 12> names = {
      {{"janvier", "janv", "jan", "january"},
       {"fevrier", "fevr", "fev", "february"},
       {"mars", "mar", "march", "mrs"},
       {"avril", "avr", "apr", "april"},
       {"mai", "may", "mai", "mai"},
       {"juin", "jun", "june", "juin"},
       {"juillet", "juil", "jul", "july"},
       {"aout", "aug", "august", "aou"},
       {"septembre", "sept", "sep", "september"},
       {"octobre", "oct", "october", "octobre"},
       {"novembre", "nov", "november", "novembre"},
       {"decembre", "dec", "december", "decembre"}}};
  for (unsigned m = 0; m < names.size(); ++m) {
    if (std::find(names[m].begin(), names[m].end(), word) != names[m].end()) return m + 1;
  }
  return word == "feb" ? 2 : 0;
}

// "12 mars 2024", "mardi 1er mars 2022", "12-mars-24", "Thu Jul 23 2020 02:00:00 GMT+0200".
std::optional<Found> from_words(std::string_view text) {
  std::string plain = fold(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return std::string_view(",./-()").find(c) != std::string_view::npos; },
      ' ');
  unsigned d = 0, m = 0, y = 0;
  bool mardi = false;
  for (const std::string& word : words(plain)) {
    const std::string_view day_word =
        word.ends_with("er") ? std::string_view(word).substr(0, word.size() - 2) : std::string_view(word);
    if ((m == 0 || mardi) && month_named(word) > 0) {
      m = month_named(word);
      mardi = word == "mar";  // or March
    } else if (d == 0 && day_word.size() <= 2 && all_digits(day_word)) {
      d = number(day_word);
    } else if (d > 0 && m > 0 && y == 0 && all_digits(word) && (word.size() == 4 || word.size() == 2)) {
      y = word.size() == 2 ? 2000 + number(word) : number(word);
    } else if (y == 0 && word.find_first_of("0123456789") != std::string::npos) {
      return {};
    }
  }
  if (d == 0 || m == 0 || y == 0) return {};
  return found(in_words, y, m, d);
}

std::optional<Found> from_number(std::string_view text) {
  const std::string whole(text.substr(0, text.find_first_of(".,")));
  const auto value = real(text);
  if (!value || !all_digits(whole)) return {};
  if (whole.size() == 8 && whole.size() == text.size() && (whole.starts_with("19") || whole.starts_with("20"))) {
    return found(iso, number(whole.substr(0, 4)), number(whole.substr(4, 2)), number(whole.substr(6, 2)));
  }
  if (*value >= 30000 && *value < 80000) {  // 1982 to 2119; 1 is the first of January 1900
    constexpr sys_days zero{year(1899) / 12 / 30};
    return Found{&serial, year_month_day{zero + days(static_cast<int>(*value))}};
  }
  if (whole.size() == 13 || whole.size() == 10) {
    const double since = whole.size() == 13 ? *value / 1000 : *value;
    return Found{&unix_time, day_in_france(sys_seconds(seconds(static_cast<long long>(since))))};
  }
  return {};
}

}  // namespace

std::span<const Rule> date_rules() {
  static constexpr std::array all = {iso, french, in_words, unix_time, serial};
  return all;
}

void clean_dates(Draft& draft) {
  const std::string text = squeeze(draft["date_maj"]);
  if (text.empty()) return;
  auto date = from_groups(text);
  if (!date) date = from_number(text);
  if (!date) date = from_words(text);
  if (!date) {
    draft.set_aside("date_maj", _("ce n'est pas une date complète (jour, mois, année)"));
  } else if (!date->date.ok()) {
    draft.set_aside("date_maj", _("cette date n'existe pas"));
  } else if (date->date.year() < year(1990) || date->date.year() > year(2100)) {
    draft.set_aside("date_maj", _("cette année n'est pas vraisemblable pour une mise à jour"));
  } else {
    draft.set(*date->rule,
              fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->date.year()),
                          static_cast<unsigned>(date->date.month()), static_cast<unsigned>(date->date.day())));
  }
}

}  // namespace mediamap::clean
