// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/territory_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "mediamap/base/i18n.hpp"

namespace mediamap::analysis {
namespace {

constexpr double central_share = 0.2;

struct Place {
  std::size_t commune = 0;
  double weight = 0;
  double east = 0;   // in degrees of latitude, so that both axes measure alike
  double north = 0;
};

bool has_place(const Commune& commune) { return commune.latitude && commune.longitude; }

std::vector<Place> places_from_the_centre(const std::vector<Commune>& communes) {
  const bool counted = std::all_of(communes.begin(), communes.end(), [](const Commune& one) { return !has_place(one) || one.population.value_or(0) > 0; });
  double total = 0;
  double latitude = 0;
  double longitude = 0;
  std::vector<Place> places;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    if (!has_place(communes[i])) continue;
    const double weight = counted ? *communes[i].population : 1;
    total += weight;
    latitude += weight * *communes[i].latitude;
    longitude += weight * *communes[i].longitude;
    places.push_back({i, weight, *communes[i].longitude, *communes[i].latitude});
  }
  latitude /= total;
  longitude /= total;
  const double narrowing = std::cos(latitude * std::numbers::pi / 180);
  for (Place& place : places) {
    place.east = (place.east - longitude) * narrowing;
    place.north -= latitude;
    place.weight /= total;
  }
  return places;
}

const char* quarter(const Place& place) {
  if (std::abs(place.north) >= std::abs(place.east)) return place.north >= 0 ? _("Nord") : _("Sud");
  return place.east >= 0 ? _("Est") : _("Ouest");
}

}  // namespace

bool names_its_parts(const std::vector<Commune>& communes) {
  return std::any_of(communes.begin(), communes.end(), [](const Commune& one) { return !one.secteur.empty(); });
}

std::vector<std::string> territory_parts(const std::vector<Commune>& communes) {
  std::vector<std::string> parts(communes.size());
  if (names_its_parts(communes)) {
    std::transform(communes.begin(), communes.end(), parts.begin(), [](const Commune& one) { return one.secteur; });
    return parts;
  }
  if (static_cast<std::size_t>(std::count_if(communes.begin(), communes.end(), has_place)) < least_communes_for_parts) return parts;
  std::vector<Place> places = places_from_the_centre(communes);
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.east * a.east + a.north * a.north < b.east * b.east + b.north * b.north;
  });
  double held = 0;
  for (const Place& place : places) {
    parts[place.commune] = held < central_share ? _("Centre") : quarter(place);
    held += place.weight;
  }
  return parts;
}

}  // namespace mediamap::analysis
