// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/change_set.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/item_identity.hpp"
#include "mediamap/store/parallel.hpp"
#include "mediamap/store/record_bytes.hpp"
#include "mediamap/store/record_cache.hpp"
#include "mediamap/store/yaml_emit.hpp"

namespace mediamap::store {
namespace {

std::string schema_path(const fs::path& relative, std::string_view schema) {
  std::string up;
  for (auto folder = relative.parent_path(); !folder.empty(); folder = folder.parent_path()) up += "../";
  return up + "schemas/" + std::string(schema) + ".json";
}

// The keys of a record as the file holds them; unknown ones are not among them.
template <class Record>
Json known_values(const YamlDocument& document) {
  return to_json(from_json<Record>(document.json()));
}

std::vector<std::string> keys_of(const Json& a, const Json& b) {
  std::vector<std::string> keys;
  for (const Json* document : {&a, &b}) {
    for (const auto& [key, value] : document->items()) {
      if (key != "version" && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  return keys;
}

// A file that the program itself would refuse to read must never be written.
void refuse_unless_valid(const std::string& path, std::string_view schema, const Json& document) {
  std::vector<Fault> faults;
  for (const Violation& violation : Schema::get(schema).validate(document)) {
    const std::string key = violation.where.to_string();
    faults.push_back({{path}, key.empty() ? violation.message : key.substr(1) + " : " + violation.message, violation.advice});
  }
  if (!faults.empty()) throw DataError(std::move(faults));
}

// Adds to both what only the file says in its nested mappings: what people added there stays, whatever becomes of the
// keys around it.
void keep_unknown_keys(const Json& document, Json& before, Json& after) {
  for (const auto& [key, value] : document.items()) {
    if (!value.is_object() || !before.contains(key)) continue;
    for (const auto& [name, unknown] : value.items()) {
      if (before.at(key).contains(name)) continue;
      before[key][name] = unknown;
      after[key][name] = unknown;
    }
  }
}

// `after` with the keys of nested mappings that only `before` has: what people added stays.
Json with_unknown_keys(const Json& before, Json after) {
  if (before.is_object() && after.is_object()) {
    for (const auto& [key, value] : before.items()) {
      after[key] = after.contains(key) ? with_unknown_keys(value, after.at(key)) : value;
    }
  } else if (before.is_array() && after.is_array()) {
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < before.size(); ++i) index.emplace(item_identity(before[i]), i);
    for (std::size_t i = 0; i < after.size(); ++i) {
      const std::string wanted = item_identity(after[i]);
      const auto found = index.find(wanted);
      if (found == index.end()) continue;
      const bool stays = i < before.size() && item_identity(before[i]) == wanted;
      after[i] = with_unknown_keys(before[stays ? i : found->second], after[i]);
    }
  }
  return after;
}

// What becomes of the record's file so that it says what the record says; nothing when it says so already.
template <class Record>
std::optional<FileChange> change_to(const Project& project, const Record& record) {
  const fs::path path = record_path<Record>(record.id);
  Json after = to_json(record);
  refuse_unless_valid(project.shown(path), RecordFiles<Record>::schema, after);
  auto source = project.read(path);
  if (!source) return FileChange{path, {}, yaml_file(schema_path(path, RecordFiles<Record>::schema), after)};
  const YamlDocument document = parse_yaml(project.shown(path), *source);
  Json before = known_values<Record>(document);
  keep_unknown_keys(document.json(), before, after);
  const auto edits = edits_between(before, after, keys_of(before, after));
  if (edits.empty()) return {};
  return FileChange{path, std::move(source), apply_edits(document, edits)};
}

// What the cache tells without reading the file.
template <class Record>
bool says_so_already(const Project& project, const RecordCache& cache, const Record& record, std::string_view bytes) {
  const auto stamp = stamp_of(project.root() / record_path<Record>(record.id));
  return stamp && cache.find(record.id, *stamp) == bytes;
}

}  // namespace

template <class Record>
void ChangeSet::put(const Record& record) {
  if (auto change = change_to(project_, record)) add_record(record, std::move(*change), to_bytes(record));
}
// No copy of a person stands outside of prive/.
template <>
void ChangeSet::put(const Contact& contact) {
  if (auto change = change_to(project_, contact)) add(std::move(*change));
}
template void ChangeSet::put(const Actor&);
template void ChangeSet::put(const Offer&);
template void ChangeSet::put(const Workshop&);
template void ChangeSet::put(const Bilan&);

template <class Record>
void ChangeSet::put_all(const std::vector<const Record*>& records) {
  const RecordCache cache(project_.root(), RecordFiles<Record>::folder);
  std::vector<std::optional<FileChange>> changes(records.size());
  std::vector<std::string> bytes(records.size());
  std::vector<std::vector<Fault>> faults(records.size());
  project_.steps().begin(N_("Préparation des fiches"), records.size());
  for_each_in_parallel(records.size(), [&](std::size_t i) {
    bytes[i] = to_bytes(*records[i]);
    try {
      if (!says_so_already(project_, cache, *records[i], bytes[i])) changes[i] = change_to(project_, *records[i]);
    } catch (const DataError& error) {
      faults[i] = error.faults();
    }
    project_.steps().step();
  });
  project_.steps().end();
  std::vector<Fault> all;
  for (const std::vector<Fault>& one : faults) all.insert(all.end(), one.begin(), one.end());
  if (!all.empty()) throw DataError(std::move(all));
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (changes[i]) add_record(*records[i], std::move(*changes[i]), std::move(bytes[i]));
  }
}
template void ChangeSet::put_all(const std::vector<const Actor*>&);
template void ChangeSet::put_all(const std::vector<const Offer*>&);

void ChangeSet::put_document(const fs::path& relative, std::string_view schema, const Json& after, bool flow_items) {
  auto source = project_.read(relative);
  if (!source) {
    refuse_unless_valid(project_.shown(relative), schema, after);
    write(relative, yaml_file(schema_path(relative, schema), after, flow_items));
    return;
  }
  const YamlDocument document = parse_yaml(project_.shown(relative), *source);
  std::vector<std::string> keys;
  for (const auto& [key, value] : after.items()) keys.push_back(key);
  refuse_unless_valid(project_.shown(relative), schema, after);
  const Json before = document.json();
  const auto edits = edits_between(before, with_unknown_keys(before, after), keys);
  if (!edits.empty()) add({relative, std::move(source), apply_edits(document, edits, flow_items)});
}

template <class Record>
void ChangeSet::add_record(const Record& record, FileChange change, std::string bytes) {
  add(std::move(change));
  written_[RecordFiles<Record>::folder][record.id] = {changes_.size() - 1, std::move(bytes)};
}

std::vector<Fault> ChangeSet::commit() {
  std::vector<Fault> remarks = project_.commit(changes_);
  try {
    for (const auto& [kind, written] : written_) remember(kind, written);
  } catch (const SystemError&) {
    // All is done: the cache spares work, and a command may do without.
  }
  return remarks;
}

// What was just written need not be parsed by the next command. A file that is no longer as we wrote it is left out.
void ChangeSet::remember(const std::string& kind, const std::map<std::string, Written>& written) const {
  const RecordCache before(project_.root(), kind);
  if (!is_worth_writing(written.size(), std::max(before.entries().size(), written.size()))) return;
  CacheUpdate update(project_.root(), kind);
  auto kept = before.entries().begin();
  for (const auto& [id, record] : written) {
    for (; kept != before.entries().end() && kept->id < id; ++kept) update.keep(*kept);
    if (kept != before.entries().end() && kept->id == id) ++kept;
    const FileChange& change = changes_[record.change];
    const auto stamp = stamp_of(project_.root() / change.path);
    if (stamp && project_.read(change.path) == change.after) update.add(id, *stamp, record.bytes);
  }
  for (; kept != before.entries().end(); ++kept) update.keep(*kept);
  update.write();
}

void ChangeSet::add(FileChange change) {
  if (!paths_.insert(change.path).second) throw std::logic_error("two changes of one file");
  changes_.push_back(std::move(change));
}

void ChangeSet::write(const fs::path& relative, std::string bytes) {
  auto before = project_.read(relative);
  if (before == bytes) return;
  add({relative, std::move(before), std::move(bytes)});
}

void ChangeSet::remove(const fs::path& relative) {
  if (auto before = project_.read(relative)) add({relative, std::move(before), {}});
}

void ChangeSet::move(const fs::path& from, const fs::path& to) {
  if (auto content = project_.read(from)) {
    write(to, *content);
    add({from, std::move(content), {}});
  }
}

}  // namespace mediamap::store
