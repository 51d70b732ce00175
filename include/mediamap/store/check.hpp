// SPDX-License-Identifier: EUPL-1.2
// Everything that is wrong or doubtful in a territory folder, with its place.
#pragma once

#include <vector>

#include "mediamap/model/consistency.hpp"
#include "mediamap/store/project.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {

struct CheckResult {
  std::vector<Fault> faults;
  std::vector<Fault> remarks;  // nothing wrong, but worth a look: keys that look mistyped, files that are passed over
};

CheckResult check(const Project& project);

// References that lead nowhere, with their place in the files.
std::vector<Fault> reference_faults(const Project& project, const Territory& territory);

}  // namespace mediamap::store
