// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/offer_places.hpp"

#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

// Lower case without accents, words parted by single blanks: "Saint-Momelin" and "saint momelin" are one.
std::string words_of(const std::string& text) {
  std::string words;
  for (char c : fold(text)) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (part) words += c;
    else if (!words.empty() && words.back() != ' ') words += ' ';
  }
  return trim(words);
}

std::optional<Coordinates> centre_of(const Commune* commune) {
  if (commune == nullptr || !commune->latitude || !commune->longitude) return {};
  return Coordinates{*commune->latitude, *commune->longitude};
}

}  // namespace

const Commune* commune_of_address(const std::string& address, const Territory& territory) {
  const std::string words = words_of(address);
  const Commune* found = nullptr;
  std::size_t longest = 0;
  // "Saint-Pierre-Brouck" also ends with "Brouck": the longer name is meant.
  for (const Commune& commune : territory.communes) {
    const std::string name = words_of(commune.nom);
    if (name.size() <= longest || !words.ends_with(name)) continue;
    if (words.size() > name.size() && words[words.size() - name.size() - 1] != ' ') continue;
    found = &commune;
    longest = name.size();
  }
  return found;
}

OfferPlace place_of(const Actor& actor, const Territory& territory) {
  OfferPlace place{&actor, territory.commune_of(actor), {}, false, trim(actor.nom).empty() ? actor.id : actor.nom};
  place.exact = actor.latitude && actor.longitude;
  place.position = centre_of(place.commune);
  if (place.exact) place.position = Coordinates{*actor.latitude, *actor.longitude};
  return place;
}

std::vector<OfferPlace> places_of(const Offer& offer, const Territory& territory) {
  std::vector<OfferPlace> places;
  for (const std::string& id : offer.lieux) {
    if (const Actor* actor = territory.actor(id)) places.push_back(place_of(*actor, territory));
  }
  if (!trim(offer.adresse).empty()) {
    const Commune* commune = commune_of_address(offer.adresse, territory);
    places.push_back({nullptr, commune, centre_of(commune), false, offer.adresse});
  }
  return places;
}

}  // namespace mediamap
