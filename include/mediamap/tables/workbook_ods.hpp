// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "mediamap/tables/workbook.hpp"
#include "mediamap/tables/zip_archive.hpp"

namespace mediamap::tables {

// OpenDocument 1.2 (ISO 26300). The archive has to outlive it.
std::unique_ptr<SheetSource> open_ods(const std::string& path, ZipArchive& archive);

}  // namespace mediamap::tables
