// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/distincts.hpp"

#include <algorithm>

#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {

std::vector<DistinctPair> load_distincts(const Project& project) {
  std::vector<DistinctPair> pairs;
  if (!project.read(distincts_file)) return pairs;
  std::vector<Fault> faults;
  const YamlDocument document = read_document(project, distincts_file, "distincts", faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  for (const Json& entry : document.json().at("distincts")) {
    DistinctPair pair{entry.at("acteurs").at(0), entry.at("acteurs").at(1), entry.value("date", ""), entry.value("raison", "")};
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

void put_distincts(ChangeSet& changes, const std::vector<DistinctPair>& pairs) {
  Json document{{"version", Schema::get("distincts").version()}, {"distincts", Json::array()}};
  for (const DistinctPair& one : pairs) {
    Json entry{{"acteurs", {one.first, one.second}}};
    if (!one.date.empty()) entry["date"] = one.date;
    if (!one.raison.empty()) entry["raison"] = one.raison;
    document["distincts"].push_back(std::move(entry));
  }
  changes.put_document(distincts_file, "distincts", document, true);
}

}  // namespace mediamap::store
