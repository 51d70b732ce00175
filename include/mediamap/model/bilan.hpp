// SPDX-License-Identifier: EUPL-1.2
// The fiche bilan: what a step taught, from first reactions to the hypotheses still to be checked.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/field.hpp"

namespace mediamap {

// One entry of a section. Which members are used depends on the section.
struct BilanEntry {
  std::string id;
  std::string texte;
  std::string hypothese;            // retour à chaud: the earlier hypothesis that it answers
  std::string verdict;              // retour à chaud: confirmee | infirmee | nuancee | sans_reponse
  std::vector<std::string> constats;    // hypothèse: the constats whose origin it explains
  std::vector<std::string> hypotheses;  // hypothèse à vérifier: the hypotheses that it tests
  std::string aupres_de;            // hypothèse à vérifier: whom to ask
};

struct Bilan {
  std::string id;
  std::string etape;
  std::string atelier;  // id of the workshop
  std::string date;
  std::vector<BilanEntry> retours_a_chaud;
  std::vector<BilanEntry> constats;
  std::vector<BilanEntry> hypotheses;
  std::vector<BilanEntry> hypotheses_a_verifier;
};

template <>
std::span<const Field<Bilan>> fields<Bilan>();
template <>
std::span<const Field<BilanEntry>> fields<BilanEntry>();

}  // namespace mediamap
