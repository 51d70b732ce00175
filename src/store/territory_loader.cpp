// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/territory_loader.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/parallel.hpp"
#include "mediamap/store/record.hpp"
#include "mediamap/store/record_bytes.hpp"
#include "mediamap/store/record_cache.hpp"

namespace mediamap::store {
namespace {

struct RecordFile {
  std::string id;
  fs::path path;
};

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

// Reads files of one kind into a record each: from the cache where the file is as it was, else by `parse`.
template <class Record>
class Reading {
 public:
  std::vector<Record> records;
  std::vector<std::vector<Fault>> found;  // in each file

  Reading(const Project& project, const char* kind, const std::vector<RecordFile>& files)
      : records(files.size()), found(files.size()), project_(project), kind_(kind), files_(files), stamps_(files.size()) {}

  template <class Parse>
  void run(Caching caching, Parse parse) {
    if (caching == Caching::allowed) cache_ = RecordCache(project_.root(), kind_);
    std::vector<char> is_known(files_.size(), false);
    project_.steps().begin(N_("Lecture des fiches"), files_.size());
    for_each_in_parallel(files_.size(), [&](std::size_t i) { is_known[i] = take_from_cache(i); });
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!is_known[i]) unknown.push_back(i);
    }
    std::optional<CacheUpdate> update;
    if (caching == Caching::allowed && is_worth_writing(unknown.size(), files_.size())) update.emplace(project_.root(), kind_);
    for_each_in_parallel(unknown.size(), [&](std::size_t u) {
      const std::size_t i = unknown[u];
      if (update) stamps_[i] = stamp_of(project_.root() / files_[i].path);
      parse(i);
      project_.steps().step();
    });
    project_.steps().end();
    if (update) write(*update, is_known);
  }

 private:
  bool take_from_cache(std::size_t i) {
    if (cache_.entries().empty()) return false;
    stamps_[i] = stamp_of(project_.root() / files_[i].path);
    const auto bytes = stamps_[i] ? cache_.find(files_[i].id, *stamps_[i]) : std::nullopt;
    auto record = bytes ? from_bytes<Record>(*bytes) : std::nullopt;
    if (!record) return false;
    records[i] = std::move(*record);
    project_.steps().step();
    return true;
  }

  void write(CacheUpdate& update, const std::vector<char>& is_known) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (is_known[i]) {
        update.keep({files_[i].id, *stamps_[i], *cache_.find(files_[i].id, *stamps_[i])});
      } else if (stamps_[i] && found[i].empty()) {
        update.add(files_[i].id, *stamps_[i], to_bytes(records[i]));
      }
    }
    update.write();
  }

  const Project& project_;
  std::string kind_;
  const std::vector<RecordFile>& files_;
  RecordCache cache_;
  std::vector<std::optional<FileStamp>> stamps_;
};

// Without its id.
template <class Record>
Record parse_record(const Project& project, const RecordFile& file, std::vector<Fault>& found) {
  if (!is_safe_id(file.id)) {
    found.push_back({{project.shown(file.path)}, _("le nom de ce fichier ne peut pas servir d'identifiant"),
                     _("Renommez-le : lettres sans accent, chiffres, « - », « _ », « . », 80 caractères au plus.")});
    return {};
  }
  const YamlDocument document = read_document(project, file.path, RecordFiles<Record>::schema, found);
  return found.empty() ? from_json<Record>(document.json()) : Record{};
}

template <class Record>
std::vector<Record> load_records(const Project& project, Caching caching, std::vector<Fault>& faults) {
  std::vector<RecordFile> files = list_files<Record>(project, faults);
  std::sort(files.begin(), files.end(), [](const RecordFile& a, const RecordFile& b) { return a.id < b.id; });

  Reading<Record> reading(project, RecordFiles<Record>::folder, files);
  reading.run(caching, [&](std::size_t i) { reading.records[i] = parse_record<Record>(project, files[i], reading.found[i]); });
  for (std::size_t i = 0; i < files.size(); ++i) {
    reading.records[i].id = std::move(files[i].id);
    faults.insert(faults.end(), reading.found[i].begin(), reading.found[i].end());
  }
  return std::move(reading.records);
}

// A file that stands alone: <name>.yaml, of which `read` makes the record.
template <class Record, class Read>
Record load_file(const Project& project, Caching caching, const char* name, std::vector<Fault>& faults, Read read) {
  const std::vector<RecordFile> files = {{name, std::string(name) + ".yaml"}};
  Reading<Record> reading(project, name, files);
  reading.run(caching, [&](std::size_t) {
    const YamlDocument document = read_document(project, files[0].path, name, reading.found[0]);
    if (reading.found[0].empty()) reading.records[0] = read(document.json());
  });
  faults.insert(faults.end(), reading.found[0].begin(), reading.found[0].end());
  return std::move(reading.records[0]);
}

Territory head_from_json(const Json& values) {
  Territory territory;
  territory.nom = values.value("nom", "");
  territory.type = values.value("type", "");
  territory.siren = values.value("siren", "");
  territory.titre_carte = values.value("titre_carte", "");
  territory.papier = values.value("papier", "");
  territory.panel = from_json<PanelSettings>(values);
  if (const auto found = values.find("disposition"); found != values.end()) {
    territory.disposition = {found->value("sens", ""), found->value("colonnes", 0), found->value("gauche", std::vector<std::string>()),
                             found->value("droite", std::vector<std::string>())};
  }
  return territory;
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
    if (auto source = project.read(relative)) return document_of(shown, std::move(*source), schema_name, faults);
    faults.push_back({{shown}, _("ce fichier manque"), _("Reprenez-le avec git : git checkout -- ") + relative.string()});
  } catch (const Error& error) {
    faults.insert(faults.end(), error.faults().begin(), error.faults().end());
  }
  return {};
}

YamlDocument document_of(const std::string& shown, std::string text, std::string_view schema_name, std::vector<Fault>& faults) {
  try {
    YamlDocument document = parse_yaml(shown, std::move(text));
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

Loaded load_with_faults(const Project& project, const Parts& parts, Caching caching) {
  Loaded loaded;
  std::vector<Fault>& faults = loaded.faults;
  loaded.territory = load_file<Territory>(project, caching, "territoire", faults, head_from_json);
  Territory& territory = loaded.territory;
  territory.taxonomy = load_file<Taxonomy>(project, caching, "thematiques", faults, from_json<Taxonomy>);
  std::error_code unreachable;  // is told by reading
  if (parts.communes && (fs::exists(project.root() / "communes.yaml", unreachable) || unreachable)) {
    territory.communes = load_file<std::vector<Commune>>(project, caching, "communes", faults, from_json<std::vector<Commune>>);
  }
  if (parts.actors) territory.acteurs = load_records<Actor>(project, caching, faults);
  if (parts.offers) territory.offres = load_records<Offer>(project, caching, faults);
  if (parts.workshops) territory.ateliers = load_records<Workshop>(project, caching, faults);
  if (parts.bilans) territory.bilans = load_records<Bilan>(project, caching, faults);
  return loaded;
}

std::vector<Contact> load_contacts(const Project& project, std::vector<Fault>& faults) {
  // Without the cache: no copy of a person stands outside of prive/.
  std::vector<Contact> contacts;
  std::vector<RecordFile> files = list_files<Contact>(project, faults);
  std::sort(files.begin(), files.end(), [](const RecordFile& a, const RecordFile& b) { return a.id < b.id; });
  for (const RecordFile& file : files) {
    std::vector<Fault> found;
    contacts.push_back(parse_record<Contact>(project, file, found));
    contacts.back().id = file.id;
    faults.insert(faults.end(), found.begin(), found.end());
  }
  return contacts;
}

std::vector<Contact> load_contacts(const Project& project) {
  std::vector<Fault> faults;
  std::vector<Contact> contacts = load_contacts(project, faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  return contacts;
}

ContactPolicy load_contact_policy(const Project& project) {
  ContactPolicy policy;
  policy.finalite = _("animer le réseau des acteurs de la médiation numérique et inviter aux ateliers");
  std::vector<Fault> faults;
  const YamlDocument document = read_document(project, "territoire.yaml", "territoire", faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  const auto found = document.json().find("contacts");
  if (found == document.json().end()) return policy;
  policy.annees = found->value("conservation_annees", policy.annees);
  policy.finalite = found->value("finalite", policy.finalite);
  return policy;
}

Territory load(const Project& project, const Parts& parts) {
  Loaded loaded = load_with_faults(project, parts, Caching::allowed);
  if (!loaded.faults.empty()) throw DataError(std::move(loaded.faults));
  return std::move(loaded.territory);
}

}  // namespace mediamap::store
