// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/derivations.hpp"

#include "mediamap/base/text.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {
namespace {

constexpr const char* file = "derivations.yaml";

}  // namespace

Json left_out(const Derivation& derivation) {
  Json list = Json::array();
  for (const Doubt& one : derivation.non_repris) {
    Json item{{"champ", one.champ}};
    if (!one.valeur.empty()) item["valeur"] = one.valeur;
    if (!one.raison.empty()) item["raison"] = one.raison;
    list.push_back(std::move(item));
  }
  return list;
}

std::vector<Derivation> load_derivations(const Project& project) {
  std::vector<Derivation> derivations;
  if (!project.read(file)) return derivations;
  std::vector<Fault> faults;
  const YamlDocument document = read_document(project, file, "derivations", faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  const Json values = document.json();
  for (const Json& entry : values.at("derivations")) {
    Derivation one{entry.at("acteur"), entry.at("service"), entry.at("offre"), {}};
    for (const Json& left : entry.value("non_repris", Json::array())) {
      one.non_repris.push_back({left.at("champ"), left.value("valeur", ""), left.value("raison", "")});
    }
    derivations.push_back(std::move(one));
  }
  return derivations;
}

void put_derivations(ChangeSet& changes, const std::vector<Derivation>& derivations) {
  Json document{{"version", Schema::get("derivations").version()}, {"derivations", Json::array()}};
  for (const Derivation& one : derivations) {
    Json entry{{"acteur", one.acteur}, {"service", one.service}, {"offre", one.offre}};
    if (!one.non_repris.empty()) entry["non_repris"] = left_out(one);
    document["derivations"].push_back(std::move(entry));
  }
  changes.put_document(file, "derivations", document, true);
}

std::set<std::string> taken_offer_ids(const Project& project, const Territory& territory) {
  std::set<std::string> taken;
  for (const Offer& offer : territory.offres) taken.insert(fold(offer.id));
  for (const Derivation& one : load_derivations(project)) taken.insert(fold(one.offre));
  std::vector<Fault> ignored;
  for (const std::string& name : project.record_files(removed_offers_folder, ignored)) {
    taken.insert(fold(name.substr(0, name.size() - 5)));
  }
  return taken;
}

}  // namespace mediamap::store
