# SPDX-License-Identifier: EUPL-1.2
# Writes OUTPUT: a function NAME() that lists each of FILES with its content.
set(entries "")
foreach(path IN LISTS FILES)
  get_filename_component(file "${path}" NAME)
  file(READ "${path}" content HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" content "${content}")
  string(LENGTH "${content}" length)
  math(EXPR bytes "${length} / 4")
  string(APPEND entries "    {\"${file}\", std::string_view(\"${content}\", ${bytes})},\n")
endforeach()
file(WRITE "${OUTPUT}"
"#include <span>
#include <string_view>
#include <utility>
std::span<const std::pair<std::string_view, std::string_view>> ${NAME}() {
  static const std::pair<std::string_view, std::string_view> files[] = {
${entries}  };
  return files;
}
")
