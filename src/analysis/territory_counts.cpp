// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/territory_counts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace mediamap::analysis {
namespace {

bool has(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

class Counter {
 public:
  explicit Counter(const Territory& territory) : territory_(territory), inside_(territory.communes.size()) {
    for (const Commune& commune : territory.communes) {
      counts_.communes.push_back({commune.code, 0, 0});
      index_.emplace(commune.code, counts_.communes.size() - 1);
    }
  }

  void add(const Offer& offer, bool by_operator) {
    std::set<std::size_t> reached;
    for (const OfferPlace& place : places_of(offer, territory_)) {
      if (place.commune != nullptr) reached.insert(index_.at(place.commune->code));
      if (place.position) ++spot(place).number;
    }
    if (offer.hors_les_murs) {
      for (const std::string& code : offer.communes_desservies) {
        const auto found = index_.find(code);
        if (found == index_.end()) continue;
        reached.insert(found->second);
        off_site_[found->second].insert(offer.id);
      }
    }
    count(by_operator ? offer.operateurs : std::vector{offer.id}, reached);
  }

  void add(const Actor& actor) {
    const OfferPlace place = place_of(actor, territory_);
    std::set<std::size_t> reached;
    if (place.commune != nullptr) reached.insert(index_.at(place.commune->code));
    if (place.position) spot(place);
    count({actor.id}, reached);
  }

  TerritoryCounts finish() && {
    for (std::size_t i = 0; i < inside_.size(); ++i) counts_.communes[i].number = inside_[i].size();
    for (const auto& [commune, offers] : off_site_) counts_.communes[commune].off_site = offers.size();
    counts_.total = all_.size();
    counts_.nowhere = all_.size() - somewhere_.size();
    return std::move(counts_);
  }

 private:
  void count(const std::vector<std::string>& ids, const std::set<std::size_t>& communes) {
    all_.insert(ids.begin(), ids.end());
    if (!communes.empty()) somewhere_.insert(ids.begin(), ids.end());
    for (std::size_t commune : communes) inside_[commune].insert(ids.begin(), ids.end());
  }

  CountedPlace& spot(const OfferPlace& place) {
    const auto [found, fresh] = spots_.emplace(place.actor != nullptr ? "a " + place.actor->id : "l " + place.name, counts_.places.size());
    if (fresh) counts_.places.push_back({place, 0});
    return counts_.places[found->second];
  }

  const Territory& territory_;
  TerritoryCounts counts_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::set<std::string>> inside_;
  std::map<std::size_t, std::set<std::string>> off_site_;
  std::unordered_map<std::string, std::size_t> spots_;
  std::set<std::string> all_;
  std::set<std::string> somewhere_;
};

}  // namespace

TerritoryCounts territory_counts(const Territory& territory, Counted counted, const std::string& thematic) {
  Counter counter(territory);
  if (counted == Counted::places) {
    for (const Actor& actor : territory.acteurs) counter.add(actor);
  } else {
    for (const Offer& offer : territory.offres) {
      if (thematic.empty() || offer.famille == thematic || has(offer.thematiques, thematic)) {
        counter.add(offer, counted == Counted::operators);
      }
    }
  }
  return std::move(counter).finish();
}

}  // namespace mediamap::analysis
