// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// Fourteen digits whose Luhn sum is a multiple of ten; of La Poste's establishments (SIREN 356000000) the plain sum is
// a multiple of five (INSEE). Zeros alone are none.
bool is_siret(std::string_view text);

// pivot becomes a SIRET, a SIREN, an RNA ("W332000001") or a RIDET, without blanks.
void clean_siret(Draft& draft);

}  // namespace mediamap::clean
