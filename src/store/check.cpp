// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/check.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/store/record.hpp"

namespace mediamap::store {
namespace {

fs::path path_of(const Inconsistency& found) {
  switch (found.record) {
    case Inconsistency::Record::territory: return "territoire.yaml";
    case Inconsistency::Record::taxonomy: return "thematiques.yaml";
    case Inconsistency::Record::communes: return "communes.yaml";
    case Inconsistency::Record::actor: return record_path<Actor>(found.id);
    case Inconsistency::Record::offer: return record_path<Offer>(found.id);
    case Inconsistency::Record::workshop: return record_path<Workshop>(found.id);
    case Inconsistency::Record::bilan: break;
  }
  return record_path<Bilan>(found.id);
}

const char* schema_of(const Inconsistency& found) {
  switch (found.record) {
    case Inconsistency::Record::territory: return "territoire";
    case Inconsistency::Record::taxonomy: return "thematiques";
    case Inconsistency::Record::communes: return "communes";
    case Inconsistency::Record::actor: return RecordFiles<Actor>::schema;
    case Inconsistency::Record::offer: return RecordFiles<Offer>::schema;
    case Inconsistency::Record::workshop: return RecordFiles<Workshop>::schema;
    case Inconsistency::Record::bilan: break;
  }
  return RecordFiles<Bilan>::schema;
}

// The model knows no files: the place of a value is looked up where one is needed.
std::vector<Fault> placed(const Project& project, const std::vector<Inconsistency>& all) {
  std::vector<Fault> faults;
  for (const Inconsistency& found : all) {
    const fs::path path = path_of(found);
    Place place{project.shown(path)};
    std::vector<Fault> told_elsewhere;
    const YamlDocument document = read_document(project, path, schema_of(found), told_elsewhere);
    if (document.root.kind == YamlNode::Kind::mapping) {
      place = document.place(document.at(Json::json_pointer(found.pointer)).begin);
    }
    faults.push_back({place, found.message, found.advice});
  }
  return faults;
}

template <class Record>
void unknown_keys(const Project& project, std::vector<Fault>& remarks) {
  std::vector<Fault> ignored;
  const std::vector<std::string> known = Schema::get(RecordFiles<Record>::schema).keys();
  for (const std::string& name : project.record_files(RecordFiles<Record>::folder, ignored)) {
    const fs::path path = fs::path(RecordFiles<Record>::folder) / name;
    const YamlDocument document = read_document(project, path, RecordFiles<Record>::schema, ignored);
    for (const auto& [key, value] : document.root.entries) {
      if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
      const std::string near = did_you_mean(key.text, known);
      if (near.empty()) continue;
      remarks.push_back({document.place(key.begin), fill(_("clé inconnue « {} » (elle est gardée, mais mediamap ne la lit pas)"), key.text), near});
    }
  }
}

void passed_over(const Project& project, const fs::path& folder, std::vector<Fault>& remarks) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(project.root() / folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".yml") {
      remarks.push_back({{project.shown(folder / name)}, _("ce fichier n'est pas lu : son nom finit par .yml"), _("Renommez-le en .yaml.")});
    } else if (name.ends_with(".a-reprendre")) {
      remarks.push_back({{project.shown(folder / name)}, _("une version de mediamap attend à côté d'une fiche modifiée à la main"),
                         _("Comparez les deux, reportez ce qui manque, puis effacez ce fichier.")});
    }
  }
}

}  // namespace

std::vector<Fault> reference_faults(const Project& project, const Territory& territory) {
  return placed(project, broken_references(territory));
}

CheckResult check(const Project& project) {
  CheckResult result;
  Loaded loaded = load_with_faults(project);
  result.faults = std::move(loaded.faults);
  for (Fault& fault : placed(project, broken_references(loaded.territory))) result.faults.push_back(std::move(fault));
  for (Fault& fault : placed(project, impossible_values(loaded.territory))) result.faults.push_back(std::move(fault));
  unknown_keys<Actor>(project, result.remarks);
  unknown_keys<Offer>(project, result.remarks);
  unknown_keys<Bilan>(project, result.remarks);
  for (const char* folder : {"acteurs", "offres", "bilans"}) passed_over(project, folder, result.remarks);
  return result;
}

}  // namespace mediamap::store
