// SPDX-License-Identifier: EUPL-1.2
// How sure it is that two records are one and the same actor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/analysis/actor_signature.hpp"

namespace mediamap::analysis {

// Exact: without a look at it. Doubtful: to be looked at.
enum class Band { exact, doubtful };

// Something that speaks for one actor, or against.
struct Reason {
  std::string_view criterion;  // pivot, nom, adresse, distance, telephone, courriel, site, commune
  bool against = false;
  std::string text;  // in French: "même téléphone"
};

struct PairScore {
  int score = 0;  // 0 to 100; from 90 on exact, below doubtful
  Band band = Band::doubtful;
  std::vector<Reason> reasons;
};

inline constexpr int lowest_exact = 90;

// Exact are only records of one commune whose names say the same, which have something else in common that few share
// (SIRET, address, place, phone, mail), and which nothing sets apart.
PairScore score_pair(const Signatures& signatures, std::size_t a, std::size_t b);

// The score alone, which costs less than the reasons.
int score_of_pair(const Signatures& signatures, std::size_t a, std::size_t b);

}  // namespace mediamap::analysis
