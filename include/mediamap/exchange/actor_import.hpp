// SPDX-License-Identifier: EUPL-1.2
// What an import would do to the actors of a territory. Nothing is read or written here: the caller brings the actors
// and the table, and writes `created` and `updated`.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "mediamap/exchange/table.hpp"
#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

struct ImportSource {
  std::string file;   // base name, kept as provenance
  std::string today;  // ISO date
  std::set<std::string> reserved_ids{};  // of records that are no longer there: not to be given again
};

// An actor as it becomes, and the fields that change ("a_completer" when the doubts do).
struct ActorUpdate {
  Actor actor;
  std::vector<std::string> champs;
};

// The source says something else than a field that was changed by hand since the last import. The field stays.
struct ImportConflict {
  int ligne = 0;
  std::string id;
  std::string champ;
  std::string valeur_actuelle;
  std::string valeur_proposee;
};

struct ImportRemark {
  int ligne = 0;
  std::string texte;
};

// lignes = crees + mis_a_jour + inchanges + rejetees.size(), always.
struct ImportResult {
  std::vector<Actor> created;        // in the order of the rows
  std::vector<ActorUpdate> updated;  // each actor once, even when two rows changed it (after a merge)
  std::size_t lignes = 0;
  std::size_t crees = 0;
  std::size_t mis_a_jour = 0;
  std::size_t inchanges = 0;
  std::vector<RejectedRow> rejetees;  // by line
  std::vector<ImportConflict> conflits;
  std::vector<ImportRemark> remarques;
  std::vector<std::string> colonnes_hors_standard;
};

// A row belongs to the actor whose provenance bears its id (for a row without id: that came from a row without id, of
// the same name and commune). Several rows of one id go to the actors that came from them. A row that no actor came
// from makes a new one.
//
// A field follows the source as long as no hand has changed it: the marks of the provenance tell. An empty cell never
// empties a field. A row older than what was imported changes nothing.
ImportResult import_actors(std::span<const Actor> existing, const Table& table, const ImportSource& source);

}  // namespace mediamap::exchange
