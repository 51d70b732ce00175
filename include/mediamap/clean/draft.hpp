// SPDX-License-Identifier: EUPL-1.2
// One record on its way through the rules: its texts, and the note of what each rule does to them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "mediamap/clean/field_texts.hpp"
#include "mediamap/clean/rule.hpp"

namespace mediamap::clean {

class Draft {
 public:
  Draft(FieldTexts& texts, Cleaning& notes) : texts_(texts), notes_(notes) {}

  const std::string& operator[](std::string_view champ) const { return std::as_const(texts_)[champ]; }

  // A rule gives its field a new text. Nothing is noted where the text stays as it is.
  void set(const Rule& rule, std::string after) { set(rule, rule.champ, std::move(after)); }
  void set(const Rule& rule, std::string_view champ, std::string after);

  // Says what is wrong with a value, once; the texts stay as they are.
  void doubt(std::string_view champ, std::string valeur, std::string raison);

  // The text of a field was not understood: it leaves the field, as the source wrote it.
  void set_aside(std::string_view champ, std::string raison);

  // The text of a field before any rule.
  const std::string& original(std::string_view champ) const;

 private:
  FieldTexts& texts_;
  Cleaning& notes_;
};

}  // namespace mediamap::clean
