# SPDX-License-Identifier: EUPL-1.2
# mediamap_late_library(target NAME header-folders): compiles against lib<name>, but does not link it. The sources of the
# target see its file, MEDIAMAP_<NAME>_LIBRARY ("libproj.so.25"), which base/late_library.hpp loads.
function(mediamap_late_library target name)
  string(TOUPPER "${name}" upper)
  find_library(${upper}_LATE_LIBRARY "${name}" REQUIRED)
  get_filename_component(file "${${upper}_LATE_LIBRARY}" REALPATH)
  get_filename_component(file "${file}" NAME)
  # "libproj.so.25.9.3.0" → "libproj.so.25"
  string(REGEX REPLACE "^(.*\\.so\\.[0-9]+).*" "\\1" soname "${file}")
  target_include_directories(${target} SYSTEM PRIVATE ${ARGN})
  target_compile_definitions(${target} PRIVATE MEDIAMAP_${upper}_LIBRARY="${soname}")
endfunction()
