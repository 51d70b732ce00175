// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/territory.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

// Records stand in the order of their ids.
template <class Record>
const Record* by_id(const std::vector<Record>& records, std::string_view id) {
  const auto found = std::lower_bound(records.begin(), records.end(), id,
                                      [](const Record& record, std::string_view wanted) { return record.id < wanted; });
  return found != records.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const Actor* Territory::actor(std::string_view id) const { return by_id(acteurs, id); }
const Offer* Territory::offer(std::string_view id) const { return by_id(offres, id); }
const Workshop* Territory::workshop(std::string_view id) const { return by_id(ateliers, id); }
const Bilan* Territory::bilan(std::string_view id) const { return by_id(bilans, id); }

const Commune* Territory::commune(std::string_view code) const {
  const auto found =
      std::find_if(communes.begin(), communes.end(), [&](const Commune& commune) { return commune.code == code; });
  return found == communes.end() ? nullptr : &*found;
}

const Bilan* Territory::latest_bilan() const {
  // "bilan-2026-11-25-10" was begun after "bilan-2026-11-25-9".
  const auto earlier = [](const Bilan& a, const Bilan& b) {
    if (a.date != b.date) return a.date < b.date;
    return a.id.size() != b.id.size() ? a.id.size() < b.id.size() : a.id < b.id;
  };
  const auto latest = std::max_element(bilans.begin(), bilans.end(), earlier);
  return latest == bilans.end() ? nullptr : &*latest;
}

const Commune* Territory::commune_of(const Actor& actor) const {
  if (!actor.code_insee.empty()) return commune(actor.code_insee);
  const auto has_its_code = [&](const Commune& commune) {
    const auto& codes = commune.codes_postaux;
    return actor.code_postal.empty() || codes.empty() || std::find(codes.begin(), codes.end(), actor.code_postal) != codes.end();
  };
  // Nearly all are written as the territory writes them: folding every name for every actor is the last resort.
  for (const Commune& commune : communes) {
    if (commune.nom == actor.commune && has_its_code(commune)) return &commune;
  }
  const std::string name = fold(actor.commune);
  for (const Commune& commune : communes) {
    if (has_its_code(commune) && fold(commune.nom) == name) return &commune;
  }
  return nullptr;
}

std::string Territory::map_title() const {
  return titre_carte.empty() ? fill(_("Offre de médiation numérique – {}"), nom) : titre_carte;
}

}  // namespace mediamap
