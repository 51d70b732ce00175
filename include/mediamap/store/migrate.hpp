// SPDX-License-Identifier: EUPL-1.2
// Files of older formats into the current one, a version at a time, with comments and unknown keys kept.
#pragma once

#include "mediamap/store/change_set.hpp"
#include "mediamap/store/project.hpp"

namespace mediamap::store {

// Adds to the change set what brings every file to the current format, and the current schemas. Throws DataError with
// the faults of files that cannot be read or are newer than this program.
void migrate(const Project& project, ChangeSet& changes);

}  // namespace mediamap::store
