// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/gaps.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace mediamap::analysis {
namespace {

struct Tally {
  std::size_t offers = 0;
  std::set<std::string> operators;
  std::set<std::string> communes;
};

std::map<std::string, Tally> tally(const Territory& territory) {
  std::map<std::string, Tally> tallies;
  for (const Offer& offer : territory.offres) {
    for (const std::string& thematic : std::set<std::string>(offer.thematiques.begin(), offer.thematiques.end())) {
      Tally& of = tallies[thematic];
      ++of.offers;
      of.operators.insert(offer.operateurs.begin(), offer.operateurs.end());
      of.communes.insert(offer.communes_desservies.begin(), offer.communes_desservies.end());
      for (const std::string& place : offer.lieux) {
        const Actor* actor = territory.actor(place);
        if (actor == nullptr) continue;
        const Commune* commune = territory.commune_of(*actor);
        const std::string code = commune == nullptr ? actor->code_insee : commune->code;
        if (!code.empty()) of.communes.insert(code);
      }
    }
  }
  return tallies;
}

Coverage judge(std::size_t offers, int threshold) {
  if (offers == 0) return Coverage::missing;
  return offers < static_cast<std::size_t>(std::max(threshold, 0)) ? Coverage::thin : Coverage::covered;
}

}  // namespace

std::vector<ThematicCoverage> gaps(const Territory& territory) {
  std::map<std::string, Tally> tallies = tally(territory);
  std::vector<ThematicCoverage> rows;
  for (const Family& family : territory.taxonomy.familles) {
    for (const Thematic& thematic : family.thematiques) {
      if (!thematic.attendue) continue;
      const Tally& of = tallies[thematic.id];
      rows.push_back({&family, &thematic, of.offers, of.operators.size(), of.communes.size(), judge(of.offers, thematic.seuil)});
    }
  }
  return rows;
}

std::vector<std::string> offers_without_thematic(const Territory& territory) {
  std::vector<std::string> ids;
  for (const Offer& offer : territory.offres) {
    if (offer.thematiques.empty()) ids.push_back(offer.id);
  }
  return ids;
}

const char* word(Coverage coverage) {
  switch (coverage) {
    case Coverage::missing: return "manquante";
    case Coverage::thin: return "faible";
    case Coverage::covered: break;
  }
  return "couverte";
}

}  // namespace mediamap::analysis
