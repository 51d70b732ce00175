// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// telephone becomes one number in the international form (E.164): "+33556123456". Wants a clean code_postal, by which
// overseas numbers are told.
void clean_phone(Draft& draft);

}  // namespace mediamap::clean
