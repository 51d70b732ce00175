// SPDX-License-Identifier: EUPL-1.2
// What `map import` says at its end.
#pragma once

#include <string>
#include <vector>

#include "mediamap/cli/listing.hpp"
#include "mediamap/exchange/outline_import.hpp"

namespace mediamap::cli {

void print_map_import(Context& context, const exchange::OutlineImport& import, RecordFormat format);

}  // namespace mediamap::cli
