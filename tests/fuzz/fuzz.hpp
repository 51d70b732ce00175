// SPDX-License-Identifier: EUPL-1.2
// What each target gives: a reader to feed. Errors of the program are its answer to bad input; anything else is a
// fault.
#pragma once

#include <string_view>

namespace mediamap {

void fuzz(std::string_view bytes);

}  // namespace mediamap
