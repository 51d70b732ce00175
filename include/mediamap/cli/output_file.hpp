// SPDX-License-Identifier: EUPL-1.2
// Where a document that was drawn goes.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/cli/context.hpp"

namespace mediamap::cli {

// To `output`; without one to rendus/<usual> in the territory; "-" is standard output. Returns the path as the user
// would write it, empty for standard output.
std::string save(Context& context, const store::Project& project, const std::string& output, const std::string& usual,
                 std::string_view bytes);

// A file that a person goes on to edit: never replaces one that is there (UsageError).
void save_new(const std::string& output, std::string_view bytes);

}  // namespace mediamap::cli
