// SPDX-License-Identifier: EUPL-1.2
// From the row of a table received to an actor: the mapping takes the texts, cleaning mends them, the standard judges.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mediamap/clean/cleaner.hpp"
#include "mediamap/exchange/mapping.hpp"
#include "mediamap/exchange/row_mapper.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::exchange {

struct ReadActor {
  std::string source_id;  // trimmed, as given
  Actor actor;            // without id and provenance
  std::vector<clean::Change> changes;
};

// DataError when no column of a table read without a mapping is called as a name is.
void require_standard(const std::string& path, const std::vector<std::string>& columns);

class ActorReader {
 public:
  // Without a mapping the table follows the standard, and its other columns are kept in a_completer; a mapping decides
  // itself what is taken. `mapping` may be null, and must outlive the reader, as `columns` must.
  ActorReader(const Mapping* mapping, const std::vector<std::string>& columns, std::span<const Commune> communes);

  ReadActor read(const tables::Row& row) const;

  const std::vector<Fault>& missing_columns() const { return mapper_.missing(); }
  // Columns kept in a_completer (without a mapping), or that the mapping leaves out.
  std::vector<std::string> unused_columns() const;

 private:
  void add_typology_of_name(clean::FieldTexts& texts, std::vector<clean::Change>& changes) const;

  bool keeps_unused_;
  const std::vector<std::string>& columns_;
  Mapping standard_;  // used when there is no mapping
  RowMapper mapper_;
  clean::Cleaner cleaner_;
  StandardValues values_;
};

}  // namespace mediamap::exchange
