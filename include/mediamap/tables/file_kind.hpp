// SPDX-License-Identifier: EUPL-1.2
// Files that hold no text, known by their first bytes.
#pragma once

#include <string>
#include <string_view>

namespace mediamap::tables {

// "une image PNG", "un PDF", "un classeur ou une archive ZIP"…; empty when it may be text.
std::string binary_kind(std::string_view bytes);

}  // namespace mediamap::tables
