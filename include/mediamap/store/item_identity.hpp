// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "mediamap/store/schema.hpp"

namespace mediamap::store {

// What makes an item of a list the same item when something else about it changes: its id, its code, … Comments and
// unknown keys stay with it.
std::string item_identity(const Json& item);

}  // namespace mediamap::store
