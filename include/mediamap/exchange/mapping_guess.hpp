// SPDX-License-Identifier: EUPL-1.2
// A first mapping for a source that nobody mapped, from the names and the contents of its columns.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "mediamap/tables/table.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::exchange {

// A confidence is 0–100. Below this a guess is written as a comment, to be decided by a person.
inline constexpr int least_confidence = 50;

struct GuessedText {
  std::string field;
  std::string column;
  int confidence = 0;
  std::string reason;  // French
};

// The values of one column that mean values of one field.
struct GuessedChoices {
  struct Target {
    std::string value;
    std::vector<std::string> terms;
  };
  std::string field;
  std::string column;
  int confidence = 0;
  std::vector<Target> targets;
  std::vector<std::string> unknown;  // values of the column that mean nothing known
};

struct UndecidedColumn {
  std::string column;
  std::vector<std::string> samples;
};

struct GuessedMapping {
  std::vector<GuessedText> texts;      // by the order of the standard
  std::vector<GuessedChoices> choices;  // likewise
  std::array<std::vector<std::string>, 7> days;  // columns of hours, from Monday
  std::vector<UndecidedColumn> undecided;
};

GuessedMapping guess_mapping(const tables::Table& table, std::span<const Commune> communes);

// The mapping as a YAML file that `actors import --mapping` reads, with the confidence of each line and what is left to
// decide as comments. `source` is named in the head.
std::string to_yaml(const GuessedMapping& guess, const std::string& source);

}  // namespace mediamap::exchange
