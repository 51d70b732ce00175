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

// What holds for every record: each change is of a rule in the table and leads from the text before to the text after;
// a text that no change explains went to the doubts, word for word.
inline void check_notes(const FieldTexts& before, const Cleaned& after) {
  FieldTexts replayed = before;
  const auto set_aside = [&](std::string_view champ, const std::string& text) {
    CAPTURE(champ);
    CAPTURE(text);
    const auto kept = [&](const Doubt& d) { return d.champ == champ && d.valeur == text; };
    CHECK(std::any_of(after.notes.doubts.begin(), after.notes.doubts.end(), kept));
  };
  for (const Change& change : after.notes.changes) {
    CAPTURE(change.regle);
    const auto& all = mediamap::clean::rules();
    const auto rule = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.nom == change.regle; });
    REQUIRE(rule != all.end());
    if (replayed[change.champ] != change.avant && change.avant.empty()) {
      set_aside(change.champ, replayed[change.champ]);  // and then found elsewhere
    } else {
      CHECK(replayed[change.champ] == change.avant);
    }
    CHECK(change.avant != change.apres);
    replayed[change.champ] = change.apres;
  }
  for (const auto& field : mediamap::fields<mediamap::Actor>()) {
    if (replayed[field.key] == after[field.key]) continue;
    CHECK(after[field.key].empty());
    set_aside(field.key, replayed[field.key]);
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
