// SPDX-License-Identifier: EUPL-1.2
// What must be true between records, beyond what each file's schema says.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap {

struct Inconsistency {
  enum class Record { territory, taxonomy, communes, actor, offer, workshop, bilan };

  Record record;
  std::string id;       // of the actor, offer, workshop or bilan
  std::string pointer;  // JSON pointer of the value in the record: "/operateurs/0"
  std::string message;
  std::string advice;
};

// References that lead nowhere: an offer to an unknown operator, a bilan to an unknown workshop, …
std::vector<Inconsistency> broken_references(const Territory& territory);

// Values that no day, clock, identifier or schedule can have, and ids used twice.
std::vector<Inconsistency> impossible_values(const Territory& territory);

// Nothing wrong, but worth a look: a doubt that seems settled, a commune that seems mistyped.
std::vector<Inconsistency> doubtful_values(const Territory& territory);

}  // namespace mediamap
