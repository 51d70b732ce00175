// SPDX-License-Identifier: EUPL-1.2
// INSEE's identifiers of an organisation and of its places.
#pragma once

#include <string_view>

namespace mediamap {

// Nine digits whose Luhn sum is a multiple of ten. Blanks are not accepted.
bool is_siren(std::string_view text);

// Fourteen digits, a SIREN and five more, whose Luhn sum is a multiple of ten; for La Poste, whose places are more than
// that leaves room for, the plain sum may be a multiple of five instead. All zeros are none.
bool is_siret(std::string_view text);

}  // namespace mediamap
