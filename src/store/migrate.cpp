// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/migrate.hpp"

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/fusions.hpp"
#include "mediamap/store/yaml_edit.hpp"

namespace mediamap::store {
namespace {

// What changed in one type of file from version `from` to the next.
struct Step {
  int from;
  const char* schema;
  const char* old_key;
  const char* new_key;
  bool text_becomes_list;  // "a|b" becomes [a, b]
};

// Version 0 is the format of the trials before the first release: the standard's lists were texts with "|", as in its
// CSV, and an offer had one operator.
constexpr Step steps[] = {
    {0, "territoire", "epci", "nom", false},
    {0, "acteur", "services", "services", true},
    {0, "acteur", "typologie", "typologie", true},
    {0, "offre", "theme", "famille", false},
    {0, "offre", "operateur", "operateurs", true},
};

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (const std::string& part : split(text, '|')) {
    if (std::string trimmed = trim(part); !trimmed.empty()) parts.push_back(std::move(trimmed));
  }
  return parts;
}

std::string edited(const YamlDocument& document, const YamlEdit& edit) { return apply_edits(document, {edit}); }

std::string next_version(const std::string& path, std::string source, std::string_view schema, int from) {
  const Json::json_pointer root;
  for (const Step& step : steps) {
    if (step.from != from || step.schema != schema) continue;
    YamlDocument document = parse_yaml(path, source);
    const YamlNode* value = document.root.find(step.old_key);
    if (value == nullptr) continue;
    if (step.text_becomes_list && value->kind == YamlNode::Kind::scalar) {
      source = edited(document, {YamlEdit::Kind::set, root / step.old_key, Json(parts_of(value->text))});
      document = parse_yaml(path, source);
    }
    if (std::string_view(step.old_key) != step.new_key) {
      source = edited(document, {YamlEdit::Kind::rename, root / step.old_key, step.new_key});
    }
  }
  return edited(parse_yaml(path, source), {YamlEdit::Kind::set, root / "version", from + 1});
}

void migrate_file(const Project& project, const fs::path& path, std::string_view schema, ChangeSet& changes,
                  std::vector<Fault>& faults) {
  const auto source = project.read(path);
  if (!source) return;
  const std::string shown = project.shown(path);
  try {
    const YamlDocument document = parse_yaml(shown, *source);
    const Json version = document.json().value("version", Json());
    const int current = Schema::get(schema).version();
    if (!version.is_number_integer()) {
      faults.push_back({{shown, 1}, _("il manque « version: N » en tête du fichier"), _("Écrivez la version du format du fichier (0 ou 1).")});
      return;
    }
    if (version > current) {
      faults.push_back({document.place(document.root.find("version")->begin), _("ce fichier a été écrit par une version plus récente de mediamap"),
                        _("Mettez mediamap à jour.")});
      return;
    }
    std::string upgraded = *source;
    for (int from = version; from < current; ++from) upgraded = next_version(shown, std::move(upgraded), schema, from);
    const YamlDocument result = parse_yaml(shown, upgraded);
    for (const Violation& violation : Schema::get(schema).validate(result.json())) {
      faults.push_back({document.place(document.at(violation.where).begin), violation.message, violation.advice});
    }
    changes.write(path, std::move(upgraded));
  } catch (const DataError& error) {
    faults.insert(faults.end(), error.faults().begin(), error.faults().end());
  }
}

template <class Record>
void migrate_records(const Project& project, ChangeSet& changes, std::vector<Fault>& faults) {
  for (const std::string& name : project.record_files(RecordFiles<Record>::folder, faults)) {
    migrate_file(project, fs::path(RecordFiles<Record>::folder) / name, RecordFiles<Record>::schema, changes, faults);
  }
}

}  // namespace

void migrate(const Project& project, ChangeSet& changes) {
  std::vector<Fault> faults;
  for (const char* name : {"territoire", "thematiques", "communes", "derivations", "distincts"}) {
    migrate_file(project, std::string(name) + ".yaml", name, changes, faults);
  }
  migrate_records<Actor>(project, changes, faults);
  migrate_records<Offer>(project, changes, faults);
  migrate_records<Bilan>(project, changes, faults);
  const std::pair<const char*, const char*> folders[] = {{removed_offers_folder, RecordFiles<Offer>::schema},
                                                         {merged_actors_folder, RecordFiles<Actor>::schema},
                                                         {fusions_folder, "fusion"}};
  for (const auto& [folder, schema] : folders) {
    for (const std::string& name : project.record_files(folder, faults)) migrate_file(project, fs::path(folder) / name, schema, changes, faults);
  }
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(project.root() / RecordFiles<Workshop>::folder, error)) {
    if (!entry.is_directory()) continue;
    migrate_file(project, record_path<Workshop>(entry.path().filename().string()), RecordFiles<Workshop>::schema, changes, faults);
  }
  if (!faults.empty()) throw DataError(std::move(faults));
  for (auto& [name, text] : schema_files()) changes.write(fs::path("schemas") / name, std::move(text));
}

}  // namespace mediamap::store
