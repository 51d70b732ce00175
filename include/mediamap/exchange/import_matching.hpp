// SPDX-License-Identifier: EUPL-1.2
// Which actor of the territory a row received belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediamap/exchange/actor_reader.hpp"
#include "mediamap/exchange/import_marks.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// A row as it was read.
struct Incoming {
  const tables::Row* row = nullptr;
  ReadActor read;
  ImportMarks marks;
};

// The actor, and the entry of its provenance that the row comes back to; no entry when the source is new to it.
struct Match {
  std::size_t actor = 0;
  std::optional<std::size_t> entry;
};

// Two exports of one tool differ in the digits of their names only ("acteurs-2025.csv", "acteurs-2026.csv").
bool is_same_source(const std::string& file, const std::string& other);

// The id that a row's record would have if it were free.
std::string wanted_id(const Incoming& incoming);

// A row belongs to the actor whose provenance bears its id (for a row without id: that came from a row without id, of
// the same name and commune, in the same source). A row of another source belongs to an actor that is beyond doubt the
// same one: same name, and same SIRET, or same address or telephone in the same commune.
std::vector<std::optional<Match>> match_rows(std::span<const Actor> existing, const std::vector<Incoming>& incoming,
                                             const std::string& file);

}  // namespace mediamap::exchange
