// SPDX-License-Identifier: EUPL-1.2
// Names, addresses and numbers of actors as they compare: "Médiathèque municipale St-Exupéry" and "mediatheque Saint
// Exupery" are the same words. What comes out is for comparing only, never for showing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::analysis {

// The words of a name, in their order: folded, without articles, plurals and words that say nothing ("association",
// "municipal"), abbreviations spelled one way ("centre communal d'action sociale" → "ccas").
std::vector<std::string> name_words(std::string_view name);

// The same without the words of the commune, as long as others remain: "CCAS de Bergues" in Bergues → "ccas".
std::vector<std::string> name_words(std::string_view name, std::string_view commune);

// Says the kind of an actor, of which there are many: "mediatheque", "espace", "numerique".
bool is_kind(std::string_view word);

// Says which of several places of one house it is: "annexe", "nord", "2".
bool tells_apart(std::string_view word);

struct Street {
  std::string number;              // "7bis", empty when there is none
  std::vector<std::string> words;  // sorted; with the kind of street: "gare", "rue"
  bool empty() const { return number.empty() && words.empty(); }
};

// "7 bis, av. du Gal de Gaulle – BP 12" → 7bis, avenue gaulle general.
Street street_of(std::string_view address);

// "St-Médard-en-Jalles Cedex" → "saint medard jalle".
std::string commune_key(std::string_view commune);

// The nine last digits of a number, the same for "05 56 12 34 56" and "+33556123456"; empty for short numbers, which
// many share.
std::string phone_key(std::string_view phone);

std::string mail_key(std::string_view mail);

// Host and path; empty for the bare host of a network where everybody has a page.
std::string site_key(std::string_view site);

}  // namespace mediamap::analysis
