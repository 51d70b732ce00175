// SPDX-License-Identifier: EUPL-1.2
// The marks in Provenance::empreintes: what the row, each field and each doubt were when they were imported, in eight
// digits each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

std::string hex(std::uint32_t hash);

class ImportMarks {
 public:
  ImportMarks();

  // The marks of a record as a source gives it: each non-empty field, and each doubt.
  static ImportMarks of(const Actor& actor);
  // From "ligne:5e6f7a8b nom:3f2a9c01 … a_completer:0a1b2c3d". What is not understood is passed over, as if it had not
  // been imported.
  static ImportMarks parse(std::string_view text);
  std::string str() const;

  // Of all cells, by which a row finds the record that it made among several of one id.
  std::optional<std::uint32_t> row() const { return row_; }
  void set_row(std::uint32_t mark) { row_ = mark; }

  // By position in fields<Actor>().
  std::optional<std::uint32_t> field(std::size_t index) const { return fields_[index]; }
  void set_field(std::size_t index, std::optional<std::uint32_t> mark) { fields_[index] = mark; }
  void add_doubt(const Doubt& doubt) { doubts_.insert(mark(doubt)); }
  bool has_doubt(const Doubt& doubt) const { return doubts_.contains(mark(doubt)); }

 private:
  static std::uint32_t mark(const Doubt& doubt);

  std::optional<std::uint32_t> row_;
  std::vector<std::optional<std::uint32_t>> fields_;
  std::unordered_set<std::uint32_t> doubts_;
};

}  // namespace mediamap::exchange
