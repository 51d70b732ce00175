// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/check.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/store/distincts.hpp"
#include "mediamap/store/fusions.hpp"
#include "mediamap/store/people_check.hpp"
#include "mediamap/store/record.hpp"

namespace mediamap::store {
namespace {

struct Home {
  fs::path path;
  const char* schema;
};

template <class Record>
Home home(const std::string& id) {
  return {record_path<Record>(id), RecordFiles<Record>::schema};
}

Home home_of(const Inconsistency& found) {
  switch (found.record) {
    case Inconsistency::Record::territory: return {"territoire.yaml", "territoire"};
    case Inconsistency::Record::taxonomy: return {"thematiques.yaml", "thematiques"};
    case Inconsistency::Record::communes: return {"communes.yaml", "communes"};
    case Inconsistency::Record::actor: return home<Actor>(found.id);
    case Inconsistency::Record::offer: return home<Offer>(found.id);
    case Inconsistency::Record::workshop: return home<Workshop>(found.id);
    case Inconsistency::Record::bilan: break;
  }
  return home<Bilan>(found.id);
}

// The model knows no files: the place of a value is looked up where one is needed.
std::vector<Fault> placed(const Project& project, const std::vector<Inconsistency>& all) {
  std::vector<Fault> faults;
  for (const Inconsistency& found : all) {
    const auto [path, schema] = home_of(found);
    Place place{project.shown(path)};
    std::vector<Fault> told_elsewhere;
    const YamlDocument document = read_document(project, path, schema, told_elsewhere);
    if (document.root.kind == YamlNode::Kind::mapping) {
      place = document.place(document.at(Json::json_pointer(found.pointer)).begin);
    }
    faults.push_back({place, found.message, found.advice});
  }
  return faults;
}

// Keys that look like a slip of the pen, at any depth.
void unknown_keys(const YamlDocument& document, const YamlNode& node, const Json::json_pointer& where, const Schema& schema,
                  std::vector<Fault>& remarks) {
  const std::vector<std::string> known = schema.keys(where);
  for (const auto& [key, value] : node.entries) {
    unknown_keys(document, value, where / key.text, schema, remarks);
    if (known.empty() || std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    const std::string near = did_you_mean(key.text, known);
    if (near.empty()) continue;
    remarks.push_back({document.place(key.begin), fill(_("clé inconnue « {} » (elle est gardée, mais mediamap ne la lit pas)"), key.text), near});
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) unknown_keys(document, node.items[i], where / i, schema, remarks);
}

// One file more closely than loading does. Its faults are told by whoever loads it.
void look_at(const Project& project, const fs::path& path, const char* schema, std::vector<Fault>& remarks) {
  std::vector<Fault> told_elsewhere;
  const YamlDocument document = read_document(project, path, schema, told_elsewhere);
  if (told_elsewhere.empty()) unknown_keys(document, document.root, Json::json_pointer(), Schema::get(schema), remarks);
}

template <class Record>
void look_at_records(const Project& project, std::vector<Fault>& remarks) {
  std::vector<Fault> told_elsewhere;
  for (const std::string& name : project.record_files(RecordFiles<Record>::folder, told_elsewhere)) {
    look_at(project, fs::path(RecordFiles<Record>::folder) / name, RecordFiles<Record>::schema, remarks);
  }
}

// Files that no command loads as a whole.
void rarely_read(const Project& project, std::vector<Fault>& faults) {
  if (fs::exists(project.root() / "derivations.yaml")) read_document(project, "derivations.yaml", "derivations", faults);
  if (fs::exists(project.root() / distincts_file)) read_document(project, distincts_file, "distincts", faults);
  const std::pair<const char*, const char*> folders[] = {{removed_offers_folder, RecordFiles<Offer>::schema},
                                                         {merged_actors_folder, RecordFiles<Actor>::schema},
                                                         {fusions_folder, "fusion"}};
  for (const auto& [folder, schema] : folders) {
    for (const std::string& name : project.record_files(folder, faults)) read_document(project, fs::path(folder) / name, schema, faults);
  }
}

void links_in_place_of_files(const Project& project, std::vector<Fault>& faults) {
  for (const char* name : {"territoire.yaml", "thematiques.yaml", "communes.yaml", "derivations.yaml", "distincts.yaml", "acteurs", "offres", "ateliers",
                           "bilans", "fusions", "prive", "prive/contacts"}) {
    std::error_code error;
    if (!fs::is_symlink(project.root() / name, error)) continue;
    faults.push_back({{project.shown(name)}, _("un lien symbolique tient la place du fichier ou du dossier"), _("Remplacez-le par le vrai.")});
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

void check_people(const Project& project, const std::vector<Actor>& actors, CheckResult& result) {
  const std::vector<Contact> contacts = load_contacts(project, result.faults);
  for (Fault& fault : contact_faults(project, contacts, actors, today())) result.faults.push_back(std::move(fault));
  for (Fault& fault : people_in_shared_files(project, contacts)) result.faults.push_back(std::move(fault));
  look_at_records<Contact>(project, result.remarks);
  passed_over(project, RecordFiles<Contact>::folder, result.remarks);
}

}  // namespace

std::vector<Fault> reference_faults(const Project& project, const Territory& territory) {
  return placed(project, broken_references(territory));
}

CheckResult check(const Project& project) {
  CheckResult result;
  Loaded loaded = load_with_faults(project);
  result.faults = std::move(loaded.faults);
  rarely_read(project, result.faults);
  links_in_place_of_files(project, result.faults);
  for (Fault& fault : placed(project, broken_references(loaded.territory))) result.faults.push_back(std::move(fault));
  for (Fault& fault : placed(project, impossible_values(loaded.territory))) result.faults.push_back(std::move(fault));
  for (Fault& remark : placed(project, doubtful_values(loaded.territory))) result.remarks.push_back(std::move(remark));
  for (const char* name : {"territoire", "thematiques", "communes"}) look_at(project, std::string(name) + ".yaml", name, result.remarks);
  look_at_records<Actor>(project, result.remarks);
  look_at_records<Offer>(project, result.remarks);
  look_at_records<Bilan>(project, result.remarks);
  for (const char* folder : {"acteurs", "offres", "bilans"}) passed_over(project, folder, result.remarks);
  check_people(project, loaded.territory.acteurs, result);
  return result;
}

}  // namespace mediamap::store
