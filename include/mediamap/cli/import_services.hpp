// SPDX-License-Identifier: EUPL-1.2
// The services of data.inclusion as offers of their structures.
#pragma once

#include <string>

#include "mediamap/cli/context.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::cli {

struct ServicesSource {
  std::string file;  // told as the contacts' source
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Exit import_services(Context& context, store::Project& project, const tables::Table& services, const ServicesSource& source);

}  // namespace mediamap::cli
