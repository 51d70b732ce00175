// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/territory_loader.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/record.hpp"

namespace mediamap::store {
namespace {

struct RecordFile {
  std::string id;
  fs::path path;
};

// Parsing dominates the time of a load, and files do not depend on each other.
template <class Work>
void for_each_in_parallel(std::size_t count, Work work) {
  const std::size_t threads = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), 8);
  if (count < 32 || threads == 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(threads);
  std::vector<std::thread> team;
  const auto take_turns = [&](std::size_t t) {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      failures[t] = std::current_exception();
    }
  };
  try {
    for (std::size_t t = 1; t < threads; ++t) team.emplace_back(take_turns, t);
  } catch (const std::system_error&) {
    // No more threads to be had: those that there are do the work.
  }
  take_turns(0);
  for (std::thread& member : team) member.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

template <class Record>
std::vector<RecordFile> list_files(const Project& project, std::vector<Fault>& faults) {
  std::vector<RecordFile> files;
  for (const std::string& name : project.record_files(RecordFiles<Record>::folder, faults)) {
    const std::string id = name.substr(0, name.size() - 5);
    files.push_back({id, record_path<Record>(id)});
  }
  return files;
}

template <>
std::vector<RecordFile> list_files<Workshop>(const Project& project, std::vector<Fault>& faults) {
  std::vector<RecordFile> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(project.root() / "ateliers", error)) {
    const std::string id = entry.path().filename().string();
    const fs::path path = record_path<Workshop>(id);
    if (entry.is_directory() && fs::exists(project.root() / path)) files.push_back({id, path});
  }
  if (error && error.value() != ENOENT) faults.push_back({{project.shown("ateliers")}, describe_errno(error.value()), ""});
  return files;
}

template <class Record>
std::vector<Record> load_records(const Project& project, std::vector<Fault>& faults) {
  std::vector<RecordFile> files = list_files<Record>(project, faults);
  std::sort(files.begin(), files.end(), [](const RecordFile& a, const RecordFile& b) { return a.id < b.id; });

  std::vector<Record> records(files.size());
  std::vector<std::vector<Fault>> found(files.size());
  for_each_in_parallel(files.size(), [&](std::size_t i) {
    records[i].id = files[i].id;
    if (!is_safe_id(files[i].id)) {
      found[i].push_back({{project.shown(files[i].path)}, _("le nom de ce fichier ne peut pas servir d'identifiant"),
                          _("Renommez-le : lettres sans accent, chiffres, « - », « _ », « . », 80 caractères au plus.")});
      return;
    }
    const YamlDocument document = read_document(project, files[i].path, RecordFiles<Record>::schema, found[i]);
    if (!found[i].empty()) return;
    records[i] = from_json<Record>(document.json());
    records[i].id = files[i].id;
  });
  for (const std::vector<Fault>& one : found) faults.insert(faults.end(), one.begin(), one.end());
  return records;
}

// The name of the innermost key; places in lists are told by the line.
std::string last_key(Json::json_pointer where) {
  while (!where.empty() && where.back().find_first_not_of("0123456789") == std::string::npos) where.pop_back();
  return where.empty() ? std::string() : where.back();
}

void check_version(const YamlDocument& document, int supported, std::vector<Fault>& faults) {
  const YamlNode* version = document.root.find("version");
  if (version == nullptr || version->kind != YamlNode::Kind::scalar) return;  // told by the schema
  const Json value = document.json().at("version");
  if (!value.is_number_integer() || value == supported) return;
  if (value > supported) {
    faults.push_back({document.place(version->begin),
                      fill(_("ce fichier a été écrit par une version plus récente de mediamap (format {}, celui-ci connaît le format {})"),
                           value.dump(), supported),
                      _("Mettez mediamap à jour ; le fichier n'a pas été touché.")});
  } else {
    faults.push_back({document.place(version->begin), fill(_("ce fichier est d'un ancien format ({}, attendu {})"), value.dump(), supported),
                      _("Lancez « mediamap migrate --dry-run » pour voir ce qui changerait, puis « mediamap migrate ».")});
  }
}

}  // namespace

YamlDocument read_document(const Project& project, const fs::path& relative, std::string_view schema_name,
                           std::vector<Fault>& faults) {
  const std::string shown = project.shown(relative);
  try {
    auto source = project.read(relative);
    if (!source) {
      faults.push_back({{shown}, _("ce fichier manque"), _("Reprenez-le avec git : git checkout -- ") + relative.string()});
      return {};
    }
    YamlDocument document = parse_yaml(shown, std::move(*source));
    if (document.root.kind != YamlNode::Kind::mapping) {
      faults.push_back({{shown}, _("le fichier est vide ou n'est pas une liste de « clé: valeur »"),
                        _("Reprenez une version précédente avec git, ou effacez le fichier.")});
      return {};
    }
    const std::size_t before = faults.size();
    const Schema& schema = Schema::get(schema_name);
    check_version(document, schema.version(), faults);
    if (faults.size() > before) return document;
    const auto written = [&](const Json::json_pointer& where) {
      const YamlNode& node = document.at(where);
      return node.kind == YamlNode::Kind::scalar ? node.text : std::string();
    };
    for (const Violation& violation : schema.validate(document.json(), written)) {
      const std::string key = last_key(violation.where);
      faults.push_back({document.place(document.at(violation.where).begin),
                        key.empty() ? violation.message : key + " : " + violation.message, violation.advice});
    }
    std::stable_sort(faults.begin() + static_cast<std::ptrdiff_t>(before), faults.end(),
                     [](const Fault& a, const Fault& b) { return a.place < b.place; });
    return document;
  } catch (const Error& error) {
    faults.insert(faults.end(), error.faults().begin(), error.faults().end());
    return {};
  }
}

Loaded load_with_faults(const Project& project, const Parts& parts) {
  Loaded loaded;
  Territory& territory = loaded.territory;
  std::vector<Fault>& faults = loaded.faults;

  std::size_t before = faults.size();
  if (const YamlDocument document = read_document(project, "territoire.yaml", "territoire", faults); faults.size() == before) {
    const Json values = document.json();
    territory.nom = values.value("nom", "");
    territory.type = values.value("type", "");
    territory.siren = values.value("siren", "");
    territory.titre_carte = values.value("titre_carte", "");
    territory.papier = values.value("papier", "");
    territory.panel = from_json<PanelSettings>(values);
  }
  before = faults.size();
  if (const YamlDocument document = read_document(project, "thematiques.yaml", "thematiques", faults); faults.size() == before) {
    territory.taxonomy = from_json<Taxonomy>(document.json());
  }
  before = faults.size();
  std::error_code unreachable;  // is told by reading
  if (parts.communes && (fs::exists(project.root() / "communes.yaml", unreachable) || unreachable)) {
    const YamlDocument document = read_document(project, "communes.yaml", "communes", faults);
    if (faults.size() == before) territory.communes = from_json<std::vector<Commune>>(document.json());
  }
  if (parts.actors) territory.acteurs = load_records<Actor>(project, faults);
  if (parts.offers) territory.offres = load_records<Offer>(project, faults);
  if (parts.workshops) territory.ateliers = load_records<Workshop>(project, faults);
  if (parts.bilans) territory.bilans = load_records<Bilan>(project, faults);
  return loaded;
}

Territory load(const Project& project, const Parts& parts) {
  Loaded loaded = load_with_faults(project, parts);
  if (!loaded.faults.empty()) throw DataError(std::move(loaded.faults));
  return std::move(loaded.territory);
}

}  // namespace mediamap::store
