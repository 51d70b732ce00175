// SPDX-License-Identifier: EUPL-1.2
// From the row of a table received to an actor: the mapping takes the texts, cleaning mends them, the standard judges.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediamap/clean/cleaner.hpp"
#include "mediamap/exchange/mapping.hpp"
#include "mediamap/exchange/row_mapper.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/model/commune.hpp"
#include "mediamap/model/contact.hpp"

namespace mediamap::exchange {

struct ReadActor {
  std::string source_id;  // trimmed, as given
  Actor actor;            // without id and provenance
  std::vector<clean::Change> changes;
  std::optional<Contact> person;  // whom the row names beside the organisation: for prive/ alone
};

// DataError when no column of a table read without a mapping is called as a name is.
void require_standard(const std::string& path, const std::vector<std::string>& columns);

class ActorReader {
 public:
  // Without a mapping the table follows the standard, and its other columns are kept in a_completer, but for those that
  // name people; a mapping decides itself what is taken, unless the other columns are wanted too. `mapping` may be null,
  // and must outlive the reader, as `columns` must.
  ActorReader(const Mapping* mapping, bool keep_unused, const std::vector<std::string>& columns, std::span<const Commune> communes);

  ReadActor read(const tables::Row& row) const;

  const std::vector<Fault>& missing_columns() const { return mapper_.missing(); }
  // Columns that no field is taken from: kept in a_completer, or left out by the mapping.
  std::vector<std::string> unused_columns() const;
  std::vector<std::string> taken_columns() const;
  // Columns that name people.
  std::vector<std::string> person_columns() const;

 private:
  std::vector<std::string> named(const std::vector<std::size_t>& cells) const;
  void keep_cells(const tables::Row& row, const std::vector<std::size_t>& cells, Actor& actor) const;
  void add_typology_of_name(clean::FieldTexts& texts, std::vector<clean::Change>& changes) const;

  bool is_standard_;  // no mapping
  bool keeps_unused_;
  const std::vector<std::string>& columns_;
  Mapping standard_;  // used when there is no mapping
  RowMapper mapper_;
  clean::Cleaner cleaner_;
  StandardValues values_;
  std::vector<std::size_t> unused_;
  std::vector<std::size_t> people_;
};

}  // namespace mediamap::exchange
