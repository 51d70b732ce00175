// SPDX-License-Identifier: EUPL-1.2
// Merging records of actors in the folder, and the way back: fusions/<id>.yaml says what a merge changed, and
// acteurs/fusionnes/<id>.yaml is the file of a merged record as it was.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "mediamap/model/reference_rewrite.hpp"
#include "mediamap/store/change_set.hpp"

namespace mediamap::store {

inline constexpr const char* merged_actors_folder = "acteurs/fusionnes";
inline constexpr const char* fusions_folder = "fusions";

// The value of one key of the kept record's file; null when it was empty.
struct FieldChange {
  std::string champ;
  Json avant;
  Json apres;
};

struct Fusion {
  std::string id;  // name of its file: the kept actor's id, numbered from the second merge on
  std::string garde;
  std::vector<std::string> reunis;
  std::string date;
  std::vector<FieldChange> champs;
  std::vector<RewrittenReference> references;
  int numero = 1;  // among those into the same actor, in the order in which they were made
};

// Ids of records that were merged into others. They are not given again.
std::set<std::string> merged_actor_ids(const Project& project);

// All merges, by the names of their files. DataError when one cannot be read.
std::vector<Fusion> load_fusions(const Project& project);

// The actor that a record has become by way of these merges; its own id when it was not merged.
std::string current_id(const std::vector<Fusion>& fusions, std::string id);

// Adds to the change set what makes `kept` and `others` one record: the kept one's file, those that name the others,
// the move of theirs, and the file that tells all this.
Fusion merge_actors(ChangeSet& changes, const Project& project, const Territory& territory, const Actor& kept,
                    const std::vector<const Actor*>& others, const std::string& today);

// Adds to the change set what undoes the merge. What a hand or an import changed since then stays; returns what that
// is. DataError when a record of that name stands there again.
std::vector<Fault> undo_merge(ChangeSet& changes, const Project& project, const Territory& territory, const Fusion& fusion);

}  // namespace mediamap::store
