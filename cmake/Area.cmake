# SPDX-License-Identifier: EUPL-1.2
# An area is a static library made of src/<area>/*.cpp. Its headers are reached through a link of its own,
# so that a file can only include the areas that its target names.

function(mediamap_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees uninitialised and overlapping strings where there are none.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized -Wno-restrict)
  endif()
  if(MEDIAMAP_WARNINGS_ARE_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(MEDIAMAP_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  if(MEDIAMAP_FUZZ)
    target_compile_options(${target} PUBLIC -fsanitize=fuzzer-no-link)
  endif()
endfunction()

function(mediamap_area name)
  cmake_parse_arguments(AREA "" "" "USES;PRECOMPILE" ${ARGN})
  set(headers "${PROJECT_BINARY_DIR}/headers/${name}")
  file(MAKE_DIRECTORY "${headers}/mediamap")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/include/mediamap/${name}" "${headers}/mediamap/${name}" SYMBOLIC)

  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  add_library(mediamap_${name} STATIC ${sources})
  target_include_directories(mediamap_${name} PUBLIC "${headers}")
  foreach(used IN LISTS AREA_USES)
    target_link_libraries(mediamap_${name} PUBLIC mediamap_${used})
  endforeach()
  if(AREA_PRECOMPILE)
    target_precompile_headers(mediamap_${name} PRIVATE ${AREA_PRECOMPILE})
  endif()
  mediamap_compile_options(mediamap_${name})
endfunction()
