// SPDX-License-Identifier: EUPL-1.2
// Applies a mapping to the rows of one table.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/clean/field_texts.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/exchange/mapping.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {

struct MappedRow {
  std::string id;  // the source's, trimmed
  clean::FieldTexts texts;
  std::vector<Doubt> doubts;          // hours not understood, and cells that no choice recognised
  std::vector<clean::Change> changes;  // hours put into the standard's writing
};

class RowMapper {
 public:
  // The mapping must outlive the mapper.
  RowMapper(const Mapping& mapping, const std::vector<std::string>& columns);

  MappedRow map(const tables::Row& row) const;

  // Columns that the mapping names and the table lacks, in the mapping's order.
  const std::vector<Fault>& missing() const { return missing_; }
  // Columns of the table that the mapping does not name.
  const std::vector<std::size_t>& unused() const { return unused_; }

 private:
  using Cells = std::vector<std::size_t>;  // positions in cells_
  struct BoundText {
    const TextRule* rule;
    Cells cells;
  };
  struct BoundChoice {
    const Choice* choice;
    Cells cells;
    std::vector<std::string> termes;  // lower case
    std::vector<std::string> sauf;
  };
  class LowerCells;

  Cells bind(const std::vector<ColumnName>& names);
  std::size_t slot(const tables::CellPath& path, const std::string& name);
  std::string value(const tables::Row& row, std::size_t cell) const;
  std::string text_of(const tables::Row& row, const std::vector<BoundText>& rules) const;
  void choose(const tables::Row& row, std::size_t field, const std::vector<BoundChoice>& choices, LowerCells& lowered, MappedRow& mapped,
              std::vector<bool>& understood) const;
  void read_hours(const tables::Row& row, MappedRow& mapped) const;
  void put_hours(MappedRow& mapped, std::string before, std::string osm, const std::string& leftover, clean::Weeks weeks) const;
  clean::Weeks weeks_of(const tables::Row& row, MappedRow& mapped) const;

  const std::vector<std::string>& columns_;
  std::vector<Fault> missing_;
  std::vector<tables::CellPath> cells_;        // that the mapping names, each once
  std::vector<std::string> names_;     // of these, as the mapping says them
  std::vector<bool> only_chosen_;      // of these: named by choices with terms only
  std::vector<std::size_t> unused_;
  std::vector<BoundText> id_;
  std::vector<std::pair<std::size_t, std::vector<BoundText>>> texts_;     // by position in fields<Actor>()
  std::vector<std::pair<std::size_t, std::vector<BoundChoice>>> choices_;
  std::array<Cells, 7> days_;
  bool has_days_ = false;
  Cells week_;
  Cells osm_;
  Cells week_parity_;
};

}  // namespace mediamap::exchange
