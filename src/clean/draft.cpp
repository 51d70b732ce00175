// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/draft.hpp"

#include <algorithm>

namespace mediamap::clean {

void Draft::set(const Rule& rule, std::string_view champ, std::string after) {
  std::string& text = texts_[champ];
  if (text == after) return;
  notes_.changes.push_back({std::string(champ), std::string(rule.nom), text, after});
  text = std::move(after);
}

void Draft::doubt(std::string_view champ, std::string valeur, std::string raison) {
  const auto same = [&](const Doubt& doubt) { return doubt.champ == champ && doubt.valeur == valeur; };
  if (std::any_of(notes_.doubts.begin(), notes_.doubts.end(), same)) return;
  notes_.doubts.push_back({std::string(champ), std::move(valeur), std::move(raison)});
}

void Draft::set_aside(std::string_view champ, std::string raison) {
  std::string valeur = original(champ);
  if (valeur.empty()) valeur = texts_[champ];  // a rule had found it elsewhere in the record
  std::erase_if(notes_.changes, [&](const Change& change) { return change.champ == champ; });
  texts_[champ].clear();
  doubt(champ, std::move(valeur), std::move(raison));
}

const std::string& Draft::original(std::string_view champ) const {
  const auto first = std::find_if(notes_.changes.begin(), notes_.changes.end(),
                                  [&](const Change& change) { return change.champ == champ; });
  return first == notes_.changes.end() ? (*this)[champ] : first->avant;
}

}  // namespace mediamap::clean
