// SPDX-License-Identifier: EUPL-1.2
// What an import would do to the actors of a territory. Nothing is read or written here: the caller brings the actors
// and the table, and writes `created` and `updated`.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "mediamap/clean/field_texts.hpp"
#include "mediamap/exchange/import_follow.hpp"
#include "mediamap/exchange/mapping.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/model/actor.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::exchange {

struct ImportSource {
  std::string file;   // base name, kept as provenance
  std::string today;  // ISO date
  const Mapping* mapping = nullptr;  // none: the table follows the standard
  std::span<const Commune> communes{};
  std::set<std::string> reserved_ids{};  // of records that are no longer there: not to be given again
};

// An actor as it becomes, and the fields that change ("a_completer" when the doubts do).
struct ActorUpdate {
  Actor actor;
  std::vector<std::string> champs;
};

// A difference between the source and a field that stays.
struct ImportConflict {
  int ligne = 0;
  std::string id;
  Difference difference;
};

// A text that a cleaning rule changed.
struct ImportChange {
  int ligne = 0;
  clean::Change change;
};

struct ImportRemark {
  int ligne = 0;
  std::string texte;
};

// lignes = crees + mis_a_jour + inchanges + rejetees.size(), always.
struct ImportResult {
  std::vector<Actor> created;        // in the order of the rows
  std::vector<std::string> row_ids;  // of each row of the table: its actor, empty when rejected
  std::vector<ActorUpdate> updated;  // each actor once, even when two rows changed it (after a merge)
  std::size_t lignes = 0;
  std::size_t crees = 0;
  std::size_t mis_a_jour = 0;
  std::size_t inchanges = 0;
  std::vector<tables::RejectedRow> rejetees;  // by line
  std::vector<ImportConflict> conflits;
  std::vector<ImportRemark> remarques;
  std::vector<ImportChange> nettoyages;
  std::vector<std::string> colonnes_hors_standard;  // kept in a_completer; with a mapping: left out by it
  std::vector<Fault> colonnes_absentes;             // that the mapping names and the source lacks
};

// Rows find their actors by match_rows (import_matching) and change them by follow (import_follow). A row that no actor
// came from makes a new one. A row older than what its source gave before changes nothing.
ImportResult import_actors(std::span<const Actor> existing, const tables::Table& table, const ImportSource& source);

}  // namespace mediamap::exchange
