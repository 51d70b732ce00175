// SPDX-License-Identifier: EUPL-1.2
// All rules, on one record.
#pragma once

#include <span>

#include "mediamap/clean/commune_names.hpp"
#include "mediamap/clean/field_texts.hpp"

namespace mediamap::clean {

// Brings the texts of a record into the forms of the standard, and tells each change and each doubt. What is kept is
// what the source says or communes.yaml: nothing is guessed. May be used by several threads at once.
class Cleaner {
 public:
  // The communes must outlive the cleaner.
  explicit Cleaner(std::span<const Commune> communes) : names_(communes) {}

  Cleaning clean(FieldTexts& texts) const;

 private:
  CommuneNames names_;
};

}  // namespace mediamap::clean
