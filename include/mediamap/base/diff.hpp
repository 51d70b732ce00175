// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

namespace mediamap {

// The difference of two files in the unified format of diff and git, with three lines of context; nothing before: the
// file is new, nothing after: it is removed.
std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after);

}  // namespace mediamap
