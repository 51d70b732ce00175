// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// A presentation_resume longer than the standard allows (280 characters) stands whole in presentation_detail; its first
// sentences stay when they fit.
void clean_summary(Draft& draft);

}  // namespace mediamap::clean
