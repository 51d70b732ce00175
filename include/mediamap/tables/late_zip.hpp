// SPDX-License-Identifier: EUPL-1.2
// The functions of libzip that the program uses, loaded when the first is called.
#pragma once

#include <zip.h>

#include "mediamap/base/late_library.hpp"

namespace mediamap::tables {

inline constinit LateLibrary zip_library{MEDIAMAP_ZIP_LIBRARY, "libzip4"};
MEDIAMAP_LATE(zip_library, zip_close);
MEDIAMAP_LATE(zip_library, zip_discard);
MEDIAMAP_LATE(zip_library, zip_fclose);
MEDIAMAP_LATE(zip_library, zip_file_add);
MEDIAMAP_LATE(zip_library, zip_file_set_dostime);
MEDIAMAP_LATE(zip_library, zip_fopen_index);
MEDIAMAP_LATE(zip_library, zip_fread);
MEDIAMAP_LATE(zip_library, zip_get_name);
MEDIAMAP_LATE(zip_library, zip_get_num_entries);
MEDIAMAP_LATE(zip_library, zip_name_locate);
MEDIAMAP_LATE(zip_library, zip_open_from_source);
MEDIAMAP_LATE(zip_library, zip_set_file_compression);
MEDIAMAP_LATE(zip_library, zip_source_buffer);
MEDIAMAP_LATE(zip_library, zip_source_buffer_create);
MEDIAMAP_LATE(zip_library, zip_source_close);
MEDIAMAP_LATE(zip_library, zip_source_free);
MEDIAMAP_LATE(zip_library, zip_source_keep);
MEDIAMAP_LATE(zip_library, zip_source_open);
MEDIAMAP_LATE(zip_library, zip_source_read);
MEDIAMAP_LATE(zip_library, zip_source_stat);
MEDIAMAP_LATE(zip_library, zip_stat_index);
MEDIAMAP_LATE(zip_library, zip_stat_init);

// Owners of what libzip gives out.
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

}  // namespace mediamap::tables
