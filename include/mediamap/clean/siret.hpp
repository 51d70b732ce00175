// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// pivot becomes a SIRET, a SIREN, an RNA ("W332000001") or a RIDET, without blanks.
void clean_siret(Draft& draft);

}  // namespace mediamap::clean
