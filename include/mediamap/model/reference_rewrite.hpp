// SPDX-License-Identifier: EUPL-1.2
// Records that name an actor which became part of another one, and the way back.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/actor_references.hpp"

namespace mediamap {

// One name that was replaced by that of the kept actor; or taken out of a list in which the kept one stood already.
struct RewrittenReference {
  std::string type;    // "offre", "atelier", "derivation"
  std::string id;      // of that record
  std::string champ;   // key, as visit_actor_references() tells it
  std::string acteur;  // the name that stood there
  std::optional<int> rang;  // in a list, from 0
  bool retire = false;
};

// `merged` becomes `kept` in a text or list that names actors. `place` is copied for each name that changes, which is
// added to `done`.
void rewrite(std::string& name, const std::string& kept, const std::set<std::string>& merged, const RewrittenReference& place,
             std::vector<RewrittenReference>& done);
void rewrite(std::vector<std::string>& names, const std::string& kept, const std::set<std::string>& merged, const RewrittenReference& place,
             std::vector<RewrittenReference>& done);

// Puts back what these references of one text or list said. Those whose place no longer names the kept actor, because a
// hand changed it since, stay away and are returned.
std::vector<RewrittenReference> put_back(std::string& name, const std::string& kept, const std::vector<RewrittenReference>& rewritten);
std::vector<RewrittenReference> put_back(std::vector<std::string>& names, const std::string& kept, const std::vector<RewrittenReference>& rewritten);

}  // namespace mediamap
