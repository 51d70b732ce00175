// SPDX-License-Identifier: EUPL-1.2
// Runs rules on a record of a few fields.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "mediamap/clean/draft.hpp"

namespace clean_support {

using mediamap::Doubt;
using mediamap::clean::Change;
using mediamap::clean::Cleaning;
using mediamap::clean::Draft;
using mediamap::clean::FieldTexts;

struct Cleaned {
  FieldTexts texts;
  Cleaning notes;

  const std::string& operator[](std::string_view champ) const { return texts[champ]; }
  bool by(std::string_view regle) const {
    return std::any_of(notes.changes.begin(), notes.changes.end(), [&](const Change& c) { return c.regle == regle; });
  }
};

using Texts = std::initializer_list<std::pair<std::string_view, std::string>>;

// What holds for every record: each change is of a rule in the table and leads from the text before to the text after.
inline void check_notes(const FieldTexts& before, const Cleaned& after) {
  FieldTexts replayed = before;
  for (const Change& change : after.notes.changes) {
    CAPTURE(change.regle);
    const auto& all = mediamap::clean::rules();
    const auto rule = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.nom == change.regle; });
    REQUIRE(rule != all.end());
    CHECK(replayed[change.champ] == change.avant);
    CHECK(change.avant != change.apres);
    replayed[change.champ] = change.apres;
  }
  // A text that no change explains went to the doubts, word for word.
  for (const auto& field : mediamap::fields<mediamap::Actor>()) {
    if (replayed[field.key] == after[field.key]) continue;
    CAPTURE(field.key);
    CHECK(after[field.key].empty());
    const auto kept = [&](const Doubt& d) { return d.champ == field.key && d.valeur == replayed[field.key]; };
    CHECK(std::any_of(after.notes.doubts.begin(), after.notes.doubts.end(), kept));
  }
}

template <class Rules>
Cleaned run(Rules rules, Texts texts) {
  Cleaned made;
  for (const auto& [champ, text] : texts) made.texts[champ] = text;
  const FieldTexts before = made.texts;
  Draft draft(made.texts, made.notes);
  rules(draft);
  check_notes(before, made);
  return made;
}

}  // namespace clean_support
