// SPDX-License-Identifier: EUPL-1.2
// What an actor becomes when a source speaks of it again, or another one for the first time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediamap/exchange/import_marks.hpp"
#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// The source says something else than what the field holds, and the field stays.
struct Difference {
  std::string champ;
  std::string valeur_actuelle;
  std::string valeur_proposee;
  std::string autre_source;  // the file whose value stays; empty when a hand changed it
};

struct Followed {
  Actor actor;
  std::vector<std::string> champs;  // that change; "a_completer" when the doubts do
  std::vector<Difference> differences;
  ImportMarks marks;  // to record in the provenance
};

// `fresh` is the actor as the source `file` gives it, `marks` its marks, `entry` the place of the source in the
// provenance (none when it is new). `taken` are the columns that fields are now taken from: what an earlier import kept of
// them in a_completer is settled.
//
// A field follows its source as long as no hand has changed it: the marks of the provenance tell. Of two sources the one
// with the later date_maj has the field; what the other one says is kept in a_completer. An empty cell never empties a
// field.
Followed follow(const Actor& current, std::optional<std::size_t> entry, const Actor& fresh, ImportMarks marks,
                const std::string& file, std::span<const std::string> taken);

}  // namespace mediamap::exchange
