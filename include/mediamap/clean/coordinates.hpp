// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/draft.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::clean {

// latitude and longitude become degrees with a point. A point outside of France is set aside; one that is far from its
// commune (when it is known) stays, with a doubt.
void clean_coordinates(Draft& draft, const Commune* commune);

}  // namespace mediamap::clean
