// SPDX-License-Identifier: EUPL-1.2
// Taking back a change of one value of a file although the value may have been changed again since.
#pragma once

#include "mediamap/store/schema.hpp"

namespace mediamap::store {

// Null stands for a key that is not there.
struct Undone {
  Json value;
  bool changed_since = false;  // the value was no longer as the change had left it
};

// The value before the change. Of a list that was changed since, what the change added is taken out and what it took
// out comes back; the rest stays. A single value that was changed since stays as it is.
Undone undo_change(const Json& before, const Json& after, const Json& current);

}  // namespace mediamap::store
