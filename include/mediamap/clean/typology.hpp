// SPDX-License-Identifier: EUPL-1.2
// What kind of place a name tells of: "Médiathèque de Brume" → BIB.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::clean {

// A name with one of the terms, and none of the exceptions, is of this kind. All are folded words with single blanks;
// a term that begins with '^' only counts at the beginning of the name.
struct TypologyRule {
  std::string code;  // of data.inclusion's kinds of structures
  std::vector<std::string> terms;
  std::vector<std::string> exceptions;
};

std::span<const TypologyRule> typology_rules();

// The codes of the rules that the name meets, in the order of the table, each once. Whole words, whatever the case,
// accents, hyphens and apostrophes; "C.C.A.S." is "CCAS". Empty when the name tells nothing.
std::vector<std::string> typologies_from_name(std::string_view nom);

}  // namespace mediamap::clean
