// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/fusions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/actor_merge.hpp"
#include "mediamap/store/derivations.hpp"
#include "mediamap/store/field_undo.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {
namespace {

constexpr const char* derivation_type = "derivation";

const char* type_of(const Offer&) { return "offre"; }
const char* type_of(const Workshop&) { return "atelier"; }


fs::path merged_path(const std::string& id) { return fs::path(merged_actors_folder) / (id + ".yaml"); }
fs::path fusion_path(const std::string& id) { return fs::path(fusions_folder) / (id + ".yaml"); }

std::vector<std::string> stems(const Project& project, const char* folder, std::vector<Fault>& faults) {
  std::vector<std::string> names = project.record_files(folder, faults);
  for (std::string& name : names) name.resize(name.size() - 5);
  return names;
}

Json value_at(const Json& document, const std::string& key) { return document.contains(key) ? document.at(key) : Json(); }

std::vector<FieldChange> changes_between(const Actor& before, const Actor& after) {
  const Json old_values = to_json(before), new_values = to_json(after);
  std::vector<std::string> keys;
  for (const Json* document : {&old_values, &new_values}) {
    for (const auto& [key, value] : document->items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  std::vector<FieldChange> changed;
  for (const std::string& key : keys) {
    FieldChange one{key, value_at(old_values, key), value_at(new_values, key)};
    if (one.avant != one.apres) changed.push_back(std::move(one));
  }
  return changed;
}

Json document_of(const Fusion& fusion) {
  Json document{{"version", Schema::get("fusion").version()}, {"garde", fusion.garde}, {"reunis", fusion.reunis}, {"date", fusion.date}, {"numero", fusion.numero}};
  for (const FieldChange& one : fusion.champs) {
    Json entry{{"champ", one.champ}};
    if (!one.avant.is_null()) entry["avant"] = one.avant;
    if (!one.apres.is_null()) entry["apres"] = one.apres;
    document["champs"].push_back(std::move(entry));
  }
  for (const RewrittenReference& one : fusion.references) {
    Json entry{{"type", one.type}, {"id", one.id}, {"champ", one.champ}, {"acteur", one.acteur}};
    if (one.rang) entry["rang"] = *one.rang;
    if (one.retire) entry["retire"] = true;
    document["references"].push_back(std::move(entry));
  }
  return document;
}

Fusion read_fusion(const std::string& id, const Json& document) {
  Fusion fusion{id, document.at("garde"), document.at("reunis"), document.value("date", ""), {}, {}, document.value("numero", 1)};
  for (const Json& entry : document.value("champs", Json::array())) {
    fusion.champs.push_back({entry.at("champ"), value_at(entry, "avant"), value_at(entry, "apres")});
  }
  for (const Json& entry : document.value("references", Json::array())) {
    RewrittenReference one{entry.at("type"), entry.at("id"), entry.at("champ"), entry.at("acteur"), {}, entry.value("retire", false)};
    if (entry.contains("rang")) one.rang = entry.at("rang").get<int>();
    fusion.references.push_back(std::move(one));
  }
  return fusion;
}

// Records whose names of actors are rewritten by `change(key, names)`, which returns whether it did anything.
template <class Record, class Change>
void put_changed(ChangeSet& changes, const std::vector<Record>& records, Change change) {
  for (const Record& record : records) {
    Record copy = record;
    bool changed = false;
    visit_actor_references(copy, [&](std::string_view key, auto& names) { changed = change(copy, key, names) || changed; });
    if (changed) changes.put(copy);
  }
}

void rewrite_references(ChangeSet& changes, const Project& project, const Territory& territory, Fusion& fusion) {
  const std::set<std::string> merged(fusion.reunis.begin(), fusion.reunis.end());
  const auto change = [&](const auto& record, std::string_view key, auto& names) {
    const std::size_t before = fusion.references.size();
    rewrite(names, fusion.garde, merged, {type_of(record), record.id, std::string(key), "", {}, false}, fusion.references);
    return fusion.references.size() > before;
  };
  put_changed(changes, territory.offres, change);
  put_changed(changes, territory.ateliers, change);

  std::vector<Derivation> derivations = load_derivations(project);
  const std::size_t before = fusion.references.size();
  for (Derivation& one : derivations) {
    rewrite(one.acteur, fusion.garde, merged, {derivation_type, one.offre, "acteur", "", {}, false}, fusion.references);
  }
  if (fusion.references.size() > before) put_derivations(changes, derivations);
}

// What a merge rewrote, by record and key.
class ReferencesToUndo {
 public:
  explicit ReferencesToUndo(const Fusion& fusion) : garde_(fusion.garde) {
    for (const RewrittenReference& one : fusion.references) places_[{one.type, one.id, one.champ}].push_back(one);
  }

  bool undo(const std::string& type, const std::string& id, const std::string& key, auto& names) {
    const auto place = places_.find({type, id, key});
    if (place == places_.end()) return false;
    const auto before = names;
    const std::vector<RewrittenReference> left = put_back(names, garde_, place->second);
    left_.insert(left_.end(), left.begin(), left.end());
    places_.erase(place);
    return names != before;
  }

  // Those whose record is gone, or says something else by now.
  std::vector<RewrittenReference> left() const {
    std::vector<RewrittenReference> all = left_;
    for (const auto& [place, references] : places_) all.insert(all.end(), references.begin(), references.end());
    return all;
  }

 private:
  std::string garde_;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<RewrittenReference>> places_;
  std::vector<RewrittenReference> left_;
};

fs::path home_of(const RewrittenReference& one) {
  if (one.type == derivation_type) return "derivations.yaml";
  return one.type == "offre" ? record_path<Offer>(one.id) : record_path<Workshop>(one.id);
}

void undo_references(ChangeSet& changes, const Project& project, const Territory& territory, const Fusion& fusion, std::vector<Fault>& remarks) {
  ReferencesToUndo rewritten(fusion);
  const auto change = [&](const auto& record, std::string_view key, auto& names) { return rewritten.undo(type_of(record), record.id, std::string(key), names); };
  put_changed(changes, territory.offres, change);
  put_changed(changes, territory.ateliers, change);
  std::vector<Derivation> derivations = load_derivations(project);
  bool changed = false;
  for (Derivation& one : derivations) changed = rewritten.undo(derivation_type, one.offre, "acteur", one.acteur) || changed;
  if (changed) put_derivations(changes, derivations);
  for (const RewrittenReference& one : rewritten.left()) {
    remarks.push_back({{project.shown(home_of(one))},
                       fill(_("« {} » ne nomme plus « {} » : « {} » n'y est pas remis"), one.champ, fusion.garde, one.acteur),
                       _("Remettez-le à la main s'il y a sa place.")});
  }
}

// Values that an import after the merge put to a_completer because a source that goes now says them.
void drop_doubts_of_gone_sources(const Json& current, const Fusion& fusion, Json& document) {
  const Json left = value_at(document, "provenance");
  const auto holds = [](const Json& list, const Json& item) { return std::find(list.begin(), list.end(), item) != list.end(); };
  const auto says = [](const Json& source, const std::string& mark) {
    const std::vector<std::string> marks = split(source.value("empreintes", ""), ' ');
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  };
  Json gone = Json::array(), before = Json::array();
  for (const Json& source : value_at(current, "provenance")) {
    if (!holds(left, source)) gone.push_back(source);
  }
  for (const FieldChange& one : fusion.champs) {
    if (one.champ == "a_completer") before = one.avant;
  }
  Json doubts = Json::array();
  for (const Json& doubt : value_at(document, "a_completer")) {
    const std::string valeur = doubt.value("valeur", "");
    const std::string mark = fmt::format("{}:{:08x}", doubt.value("champ", ""), fnv1a_32(valeur));
    const auto of_it = [&](const Json& source) { return says(source, mark); };
    const bool goes = !valeur.empty() && !holds(before, doubt) && std::any_of(gone.begin(), gone.end(), of_it) &&
                      std::none_of(left.begin(), left.end(), of_it);
    if (!goes) doubts.push_back(doubt);
  }
  if (doubts.empty()) {
    document.erase("a_completer");
  } else {
    document["a_completer"] = std::move(doubts);
  }
}

void undo_fields(ChangeSet& changes, const Project& project, const Actor& kept, const Fusion& fusion, std::vector<Fault>& remarks) {
  const Json current = to_json(kept);
  Json document = current;
  for (const FieldChange& one : fusion.champs) {
    const Undone undone = undo_change(one.avant, one.apres, value_at(document, one.champ));
    if (undone.value.is_null()) {
      document.erase(one.champ);
    } else {
      document[one.champ] = undone.value;
    }
    if (!undone.changed_since) continue;
    const bool list = one.avant.is_array() || one.apres.is_array();
    const std::string before = one.avant.is_string() ? one.avant.get<std::string>() : one.avant.is_null() ? "" : one.avant.dump();
    remarks.push_back({{project.shown(record_path<Actor>(kept.id))},
                       list ? fill(_("« {} » a changé depuis la fusion : seul ce qu'elle y avait mis est retiré"), one.champ)
                            : fill(_("« {} » a changé depuis la fusion : la valeur d'aujourd'hui reste (avant la fusion : « {} »)"), one.champ, before),
                       _("Relisez ce champ.")});
  }
  drop_doubts_of_gone_sources(current, fusion, document);
  Actor restored = from_json<Actor>(document);
  restored.id = kept.id;
  changes.put(restored);
}

}  // namespace

std::set<std::string> merged_actor_ids(const Project& project) {
  std::vector<Fault> told_by_check;
  const std::vector<std::string> names = stems(project, merged_actors_folder, told_by_check);
  return {names.begin(), names.end()};
}

std::vector<Fusion> load_fusions(const Project& project) {
  std::vector<Fusion> fusions;
  std::vector<Fault> faults;
  for (const std::string& id : stems(project, fusions_folder, faults)) {
    const std::size_t before = faults.size();
    const YamlDocument document = read_document(project, fusion_path(id), "fusion", faults);
    if (faults.size() == before) fusions.push_back(read_fusion(id, document.json()));
  }
  if (!faults.empty()) throw DataError(std::move(faults));
  return fusions;
}

std::string current_id(const std::vector<Fusion>& fusions, std::string id) {
  for (std::size_t steps = 0; steps < fusions.size(); ++steps) {
    const auto into = std::find_if(fusions.begin(), fusions.end(), [&](const Fusion& one) {
      return std::find(one.reunis.begin(), one.reunis.end(), id) != one.reunis.end();
    });
    if (into == fusions.end()) break;
    id = into->garde;
  }
  return id;
}

Fusion merge_actors(ChangeSet& changes, const Project& project, const Territory& territory, const Actor& kept,
                    const std::vector<const Actor*>& others, const std::string& today) {
  const Actor merged = merged_actor(kept, others);
  Fusion fusion{kept.id, kept.id, {}, today, changes_between(kept, merged), {}};
  for (const Fusion& earlier : load_fusions(project)) {
    if (earlier.garde == kept.id) fusion.numero = std::max(fusion.numero, earlier.numero + 1);
  }
  std::vector<Fault> faults;
  for (const Actor* other : others) {
    fusion.reunis.push_back(other->id);
    if (!project.read(merged_path(other->id))) continue;
    faults.push_back({{project.shown(merged_path(other->id))}, _("une fiche de ce nom a déjà été réunie à une autre : rien n'a été écrit"),
                      _("Défaites cette fusion (mediamap actors merge --undo), ou renommez la fiche d'aujourd'hui.")});
  }
  if (!faults.empty()) throw DataError(std::move(faults));
  for (int number = 2; project.read(fusion_path(fusion.id)); ++number) {
    fusion.id = numbered_id(kept.id, number);
  }
  changes.put(merged);
  for (const Actor* other : others) changes.move(record_path<Actor>(other->id), merged_path(other->id));
  rewrite_references(changes, project, territory, fusion);
  changes.put_document(fusion_path(fusion.id), "fusion", document_of(fusion));
  return fusion;
}

std::vector<Fault> undo_merge(ChangeSet& changes, const Project& project, const Territory& territory, const Fusion& fusion) {
  std::vector<Fault> faults;
  for (const std::string& id : fusion.reunis) {
    if (territory.actor(id) != nullptr) {
      faults.push_back({{project.shown(record_path<Actor>(id))}, _("une fiche porte de nouveau ce nom : la fusion ne peut pas être défaite"),
                        _("Renommez-la, puis recommencez.")});
    } else if (!project.read(merged_path(id))) {
      faults.push_back({{project.shown(merged_path(id))}, _("la fiche réunie n'y est plus : la fusion ne peut pas être défaite"),
                        _("Reprenez-la avec git.")});
    }
  }
  const Actor* kept = territory.actor(fusion.garde);
  if (kept == nullptr) {
    faults.push_back({{project.shown(record_path<Actor>(fusion.garde))}, _("la fiche gardée n'y est plus : la fusion ne peut pas être défaite"),
                      _("Si elle a été réunie à une autre, défaites d'abord cette fusion-là.")});
  }
  if (!faults.empty()) throw DataError(std::move(faults));

  std::vector<Fault> remarks;
  undo_fields(changes, project, *kept, fusion, remarks);
  for (const std::string& id : fusion.reunis) changes.move(merged_path(id), record_path<Actor>(id));
  undo_references(changes, project, territory, fusion, remarks);
  changes.remove(fusion_path(fusion.id));
  return remarks;
}

}  // namespace mediamap::store
