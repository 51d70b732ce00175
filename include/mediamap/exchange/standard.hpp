// SPDX-License-Identifier: EUPL-1.2
// The national standard's record as a row of a table, and the actor made of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/exchange/field_value.hpp"
#include "mediamap/exchange/table.hpp"
#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// id and the fields of the standard in its order; nom is required.
const ExpectedColumns& standard_columns();

// DataError when the table is a list of communes, given by mistake.
void refuse_commune_list(const std::string& path, const std::vector<std::string>& columns);

// Reads the rows of one table. Columns may stand in any order.
class StandardReader {
 public:
  explicit StandardReader(const std::vector<std::string>& columns);

  // The source's id, trimmed, as given.
  std::string source_id(const Row& row) const;

  // The actor without its id and provenance. What the standard does not allow stays out of the fields, word for word in
  // a_completer; so do the required fields that the row leaves empty, and the columns that are not of the standard.
  Actor actor(const Row& row) const;

  const std::vector<std::string>& foreign_columns() const { return foreign_names_; }

 private:
  struct Known {
    std::size_t cell;
    const Field<Actor>* field;
  };

  void read_single(Actor& actor, const Field<Actor>& field, std::string text) const;
  void read_list(Actor& actor, const Field<Actor>& field, const std::string& text) const;

  std::optional<std::size_t> id_cell_;
  std::vector<Known> known_;  // in the order of the standard; fields without a column are missing here
  std::vector<std::size_t> foreign_cells_;
  std::vector<std::string> foreign_names_;
  // Answers about list items, which repeat from row to row.
  mutable std::unordered_map<std::string, std::optional<std::string>> answers_;
};

}  // namespace mediamap::exchange
