// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// date_maj becomes an ISO date. An instant (Unix time, "…Z") becomes the day that it was in metropolitan France.
void clean_dates(Draft& draft);

}  // namespace mediamap::clean
