// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/derivations.hpp"

#include "mediamap/base/text.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {
namespace {

constexpr const char* file = "derivations.yaml";

}  // namespace

std::vector<Derivation> load_derivations(const Project& project) {
  std::vector<Derivation> derivations;
  if (!project.read(file)) return derivations;
  std::vector<Fault> faults;
  const YamlDocument document = read_document(project, file, "derivations", faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  const Json values = document.json();
  for (const Json& entry : values.at("derivations")) {
    derivations.push_back({entry.at("acteur"), entry.at("service"), entry.at("offre")});
  }
  return derivations;
}

void put_derivations(ChangeSet& changes, const std::vector<Derivation>& derivations) {
  Json document{{"version", Schema::get("derivations").version()}, {"derivations", Json::array()}};
  for (const Derivation& one : derivations) {
    document["derivations"].push_back({{"acteur", one.acteur}, {"service", one.service}, {"offre", one.offre}});
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
