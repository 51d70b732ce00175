// SPDX-License-Identifier: EUPL-1.2
// Asks git about the folder that a territory stands in. Reads only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/store/file_system.hpp"

namespace mediamap::store {

// What `git -C <folder> <words>` prints; nothing when it says no. SystemError when git is not installed.
std::optional<std::string> ask_git(const fs::path& folder, const std::vector<std::string>& words, std::string_view input = {});

}  // namespace mediamap::store
