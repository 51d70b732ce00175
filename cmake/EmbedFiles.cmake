# SPDX-License-Identifier: EUPL-1.2
# mediamap_embed_files(<name> <glob>...): a library with one function,
#   std::span<const std::pair<std::string_view, std::string_view>> <name>();   // file name, content
# so that the program carries its schemas and templates inside itself.

set(MEDIAMAP_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")

function(mediamap_embed_files name)
  set(files)
  foreach(pattern IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${pattern}")
    list(APPEND files ${found})
  endforeach()
  list(FILTER files EXCLUDE REGEX "/\\.")
  set(output "${PROJECT_BINARY_DIR}/embedded/${name}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DNAME=${name} "-DFILES=${files}" "-DOUTPUT=${output}" -P "${MEDIAMAP_EMBED_SCRIPT}"
    DEPENDS ${files} "${MEDIAMAP_EMBED_SCRIPT}"
    VERBATIM)
  add_library(${name} STATIC "${output}")
endfunction()
