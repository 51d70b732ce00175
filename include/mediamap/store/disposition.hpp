// SPDX-License-Identifier: EUPL-1.2
// The disposition of the mind map, in territoire.yaml.
#pragma once

#include "mediamap/model/territory.hpp"
#include "mediamap/store/change_set.hpp"

namespace mediamap::store {

// The other keys of territoire.yaml, and its comments, stay as they are. DataError when the file cannot be read.
void put_disposition(ChangeSet& changes, const Project& project, const MapDisposition& disposition);

}  // namespace mediamap::store
