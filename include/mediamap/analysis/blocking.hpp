// SPDX-License-Identifier: EUPL-1.2
// Which pairs of actors are worth comparing: those that have something in common. Comparing all would grow with the
// square of the base.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/analysis/actor_signature.hpp"

namespace mediamap::analysis {

// Too many actors have this in common to compare each with each: each was compared with its neighbours in the order of
// names and addresses only.
struct CrowdedBlock {
  enum class Kind { pivot, phone, mail, site, address, name, word, area, namesake };
  Kind kind;
  std::string common;  // what they have in common, as it is compared
  std::size_t actors = 0;
};

struct Candidates {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // positions, first < second, sorted
  std::vector<CrowdedBlock> crowded;                           // largest first; namesakes of other communes are none
};

// At most `largest_block` actors of one block are compared each with each; in a larger one, each with the
// `neighbours` that follow it.
inline constexpr std::size_t largest_block = 30;
inline constexpr std::size_t neighbours = 12;

Candidates candidates(const Signatures& signatures);

}  // namespace mediamap::analysis
