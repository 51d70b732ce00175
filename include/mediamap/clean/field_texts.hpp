// SPDX-License-Identifier: EUPL-1.2
// An actor before it is one: the text of each field as a source gives it, and what cleaning makes of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap::clean {

// The texts of the fields of the standard, by key. The items of a list are joined by '|'.
class FieldTexts {
 public:
  FieldTexts();

  // The key must be one of fields<Actor>().
  std::string& operator[](std::string_view key) { return texts_[index(key)]; }
  const std::string& operator[](std::string_view key) const { return texts_[index(key)]; }
  // By position in fields<Actor>().
  std::string& at(std::size_t position) { return texts_[position]; }
  const std::string& at(std::size_t position) const { return texts_[position]; }

  static std::size_t index(std::string_view key);

 private:
  std::vector<std::string> texts_;
};

// A rule changed a text: telephone, "telephone-international", "05.56 12 34 56" → "+33556123456".
struct Change {
  std::string champ;
  std::string regle;
  std::string avant;
  std::string apres;
  bool operator==(const Change&) const = default;
};

// What became of one record.
struct Cleaning {
  std::vector<Change> changes;
  // What was not understood, word for word: it no longer stands in the texts. Or what is suspect and stays, such as a
  // point far from its commune.
  std::vector<Doubt> doubts;
};

}  // namespace mediamap::clean
