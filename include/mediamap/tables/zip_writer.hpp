// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace mediamap::tables {

// A ZIP archive of the named parts in their order, all of one fixed time: the same bytes whenever it is written.
std::string write_zip(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace mediamap::tables
