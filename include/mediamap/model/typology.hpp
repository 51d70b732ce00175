// SPDX-License-Identifier: EUPL-1.2
// The codes of the field `typologie` (vocabulary of data.inclusion), in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap {

// What runs a structure of this type, as far as its type tells.
enum class Nature { unknown, publique, associative, privee };

// "BIB" → "bibliothèque, médiathèque"; the code itself when it is none of the vocabulary.
std::string typology_title(std::string_view code);
// The codes of the vocabulary, in alphabetical order.
std::vector<std::string> typology_codes();
// A tiers-lieu or a FabLab may be run by anyone: unknown.
Nature typology_nature(std::string_view code);

}  // namespace mediamap
