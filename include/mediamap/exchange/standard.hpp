// SPDX-License-Identifier: EUPL-1.2
// The national standard's record as texts, and the actor made of them.
#pragma once

#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/clean/field_texts.hpp"
#include "mediamap/exchange/field_value.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// id and the fields of the standard in its order; nom is required.
const tables::ExpectedColumns& standard_columns();

// DataError when the table is a list of communes, given by mistake.
void refuse_commune_list(const std::string& path, const std::vector<std::string>& columns);

// Makes actors of texts, value by value. May be asked by several threads.
class StandardValues {
 public:
  // The actor without its id and provenance. What the standard does not allow stays out of the fields, word for word in
  // a_completer; so do the required fields that have no text and no doubt yet. `changes` receives what was brought into
  // the standard's writing: lists with another separator, values in another case.
  Actor actor(const clean::FieldTexts& texts, std::vector<Doubt> doubts, std::vector<clean::Change>& changes) const;

 private:
  // What a list item is worth: the items of the standard that it means, or why it means none.
  struct Answer {
    std::vector<std::string> items;
    std::string reason;
  };

  void read_single(Actor& actor, const Field<Actor>& field, std::string text) const;
  void read_list(Actor& actor, const Field<Actor>& field, const std::string& text, std::vector<clean::Change>& changes) const;
  const Answer& answer(std::string_view key, const std::string& item) const;
  Answer answer_now(std::string_view key, const std::string& item) const;

  // Answers about list items, which repeat from row to row.
  mutable std::unordered_map<std::string, Answer> answers_;
  mutable std::shared_mutex answering_;
};

}  // namespace mediamap::exchange
