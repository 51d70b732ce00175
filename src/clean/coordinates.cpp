// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/coordinates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "mediamap/base/geography.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/projected.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule split_pair{"coordonnees-une-case", "latitude",
                          N_("« 44.83, -0.57 » dans une seule case : latitude et longitude")};
constexpr Rule decimal{"coordonnees-ecriture", "latitude",
                       N_("virgule décimale, « ° », « N », degrés et minutes : des degrés avec un point")};
constexpr Rule swapped{"coordonnees-inversees", "latitude",
                       N_("latitude et longitude inversées : remises à leur place")};
constexpr Rule projected{"coordonnees-lambert", "latitude",
                         N_("mètres (Lambert-93, CC42 à CC50, Lambert II étendu) : des degrés")};

// A commune's centre and its farthest corner are seldom farther apart; those of Guyane are the size of départements.
constexpr double far_km = 30;
constexpr double far_km_in_guyane = 150;

struct Box {
  double south, north, west, east;
  bool holds(const Coordinates& p) const {
    return p.latitude >= south && p.latitude <= north && p.longitude >= west && p.longitude <= east;
  }
};

bool in_france(const Coordinates& point) {
  static constexpr std::array<Box, 12> territories = {{{41.2, 51.3, -5.4, 9.8},       // metropolitan France
                                                       {15.7, 16.7, -62.0, -60.9},    // Guadeloupe
                                                       {17.7, 18.3, -63.3, -62.6},    // Saint-Martin, Saint-Barthélemy
                                                       {14.2, 15.0, -61.4, -60.7},    // Martinique
                                                       {2.0, 6.0, -54.8, -51.4},      // Guyane
                                                       {-21.6, -20.7, 55.0, 56.0},    // La Réunion
                                                       {-13.2, -12.4, 44.8, 45.5},    // Mayotte
                                                       {46.6, 47.3, -56.6, -56.0},    // Saint-Pierre-et-Miquelon
                                                       {-23.0, -17.5, 158.0, 173.0},  // Nouvelle-Calédonie
                                                       {-28.0, -7.0, -155.0, -134.0},   // Polynésie française
                                                       {-14.6, -13.0, -178.5, -176.0},  // Wallis-et-Futuna
                                                       {-50.5, -37.0, 50.0, 78.0}}};    // Terres australes
  return std::any_of(territories.begin(), territories.end(), [&](const Box& box) { return box.holds(point); });
}

std::optional<double> plain_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

// "47° 12' 34,5\" N" → 47.2096
std::optional<double> from_degrees_minutes(const std::string& text) {
  std::string digits = text;
  std::replace_if(
      digits.begin(), digits.end(), [](char c) { return !is_digit(c) && c != '.' && c != '-'; }, ' ');
  const auto parts = words(digits);
  if (parts.empty() || parts.size() > 3) return {};
  double value = 0, unit = 1;
  for (const std::string& part : parts) {
    const auto number = plain_number(part);
    if (!number || (unit < 1 && (*number < 0 || *number >= 60))) return {};
    value += std::abs(*number) * unit;
    unit /= 60;
  }
  return parts[0].starts_with('-') ? -value : value;
}

// Any writing of one coordinate: decimal comma, degree sign, N S E W O, degrees and minutes.
std::optional<double> number_in(std::string_view text) {
  std::string plain = replace_all(plain_dashes(squeeze(text)), ",", ".");
  if (const auto number = plain_number(plain)) return number;
  std::string marked = lower_ascii(plain);
  for (std::string_view word : {"latitude", "longitude", "lat", "lng", "lon", "nord", "est", "ouest", "sud"}) {
    marked = replace_all(marked, word, word == "ouest" || word == "sud" ? "w" : "");
  }
  for (std::string_view sign : {"°", "º", "′", "″", "’", "”"}) marked = replace_all(marked, sign, "'");
  const bool negative = marked.find_first_of("swo") != std::string::npos;
  std::erase_if(marked, [](char c) { return std::string_view("nsewo:").find(c) != std::string_view::npos; });
  if (marked.find_first_not_of("0123456789.-'\" +") != std::string::npos) return {};
  std::optional<double> value;
  if (marked.find('\'') == std::string::npos) {
    value = plain_number(without_blanks(marked));  // "1 234,5": blanks between thousands
  } else {
    value = from_degrees_minutes(marked);
  }
  if (value && negative && *value > 0) *value = -*value;
  return value;
}

// Seven digits behind the point are a centimetre.
std::string degrees(double value) {
  std::string out = fmt::format("{:.7f}", value);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

double kilometres(const Coordinates& a, const Coordinates& b) {
  return distance_in_metres({a.latitude, a.longitude}, {b.latitude, b.longitude}) / 1000;
}

// One field holds both: "44.83, -0.57", "44.83;-0.57", "POINT(-0.57 44.83)" comes out swapped and is put right later.
void take_apart(Draft& draft) {
  const bool one = draft["latitude"].empty() != draft["longitude"].empty();
  if (!one) return;
  const std::string text = squeeze(draft["latitude"].empty() ? draft["longitude"] : draft["latitude"]);
  const auto split_at = [&](std::size_t at, std::size_t width) {
    if (at == std::string::npos) return false;
    const std::string first = trim(text.substr(0, at)), second = trim(text.substr(at + width));
    if (!number_in(first) || !number_in(second)) return false;
    draft.set(split_pair, "latitude", first);
    draft.set(split_pair, "longitude", second);
    return true;
  };
  const auto comma = text.find(',');
  const bool single = comma != std::string::npos && text.find(',', comma + 1) == std::string::npos;
  if (split_at(text.find(';'), 1) || split_at(text.find('|'), 1) || split_at(text.find(", "), 2)) return;
  if (single && text.find('.') != std::string::npos && split_at(comma, 1)) return;
  split_at(text.find(' '), 1);
}

void write(Draft& draft, const Rule& rule, const Coordinates& point) {
  draft.set(rule, "latitude", degrees(point.latitude));
  draft.set(rule, "longitude", degrees(point.longitude));
}

void set_aside(Draft& draft, const std::string& raison) {
  for (std::string_view champ : {"latitude", "longitude"}) {
    if (!draft[champ].empty()) draft.set_aside(champ, raison);
  }
}

// Keeps the digits of the source where only the writing changes.
void write_number(Draft& draft, std::string_view champ, double value) {
  const std::string& text = draft[champ];
  const std::string pointed = replace_all(without_blanks(text), ",", ".");
  if (plain_number(pointed) == value) {
    draft.set(decimal, champ, pointed.starts_with('+') ? pointed.substr(1) : pointed);
  } else {
    draft.set(decimal, champ, degrees(value));
  }
}

std::optional<Coordinates> from_metres(double a, double b) {
  for (const auto& point : {from_projected(a, b), from_projected(b, a)}) {
    if (point && in_france(*point)) return point;
  }
  return {};
}

void doubt_far(Draft& draft, const Coordinates& point, const Commune* commune) {
  if (commune == nullptr || !commune->latitude || !commune->longitude) return;
  const double distance = kilometres(point, {*commune->latitude, *commune->longitude});
  if (distance <= (commune->code.starts_with("973") ? far_km_in_guyane : far_km)) return;
  draft.doubt("latitude", draft["latitude"] + ", " + draft["longitude"],
              fill(_("ce point est à {0} km de {1} : vérifiez le point ou la commune"),
                   grouped(static_cast<std::size_t>(distance)), commune->nom));
}

}  // namespace

std::span<const Rule> coordinate_rules() {
  static constexpr std::array all = {split_pair, decimal, swapped, projected};
  return all;
}

void clean_coordinates(Draft& draft, const Commune* commune) {
  if (draft["latitude"].empty() && draft["longitude"].empty()) return;
  take_apart(draft);
  const auto latitude = number_in(draft["latitude"]), longitude = number_in(draft["longitude"]);
  if (!latitude || !longitude) {
    const bool missing = draft["latitude"].empty() || draft["longitude"].empty();
    return set_aside(draft, missing ? _("il manque l'autre coordonnée") : _("ce n'est pas une coordonnée"));
  }
  Coordinates point{*latitude, *longitude};
  if (point.latitude == 0 && point.longitude == 0) return set_aside(draft, _("zéro à la place des coordonnées"));
  if (std::abs(point.latitude) > 1000 && std::abs(point.longitude) > 1000) {
    const auto made = from_metres(point.longitude, point.latitude);
    if (!made) return set_aside(draft, _("ni degrés, ni mètres d'une projection française connue"));
    point = *made;
    write(draft, projected, point);
  } else if (in_france(point)) {
    write_number(draft, "latitude", point.latitude);
    write_number(draft, "longitude", point.longitude);
  } else if (in_france({point.longitude, point.latitude})) {
    std::swap(point.latitude, point.longitude);
    const std::string old_latitude = draft["latitude"], old_longitude = draft["longitude"];
    draft.set(swapped, "latitude", old_longitude);
    draft.set(swapped, "longitude", old_latitude);
    write_number(draft, "latitude", point.latitude);
    write_number(draft, "longitude", point.longitude);
  } else {
    return set_aside(draft, _("ce point n'est pas en France"));
  }
  doubt_far(draft, point, commune);
}

}  // namespace mediamap::clean
