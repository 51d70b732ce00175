// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/output_file.hpp"

#include "mediamap/store/file_system.hpp"

namespace mediamap::cli {

std::string save(Context& context, const store::Project& project, const std::string& output, const std::string& usual,
                 std::string_view bytes) {
  if (output == "-") {
    context.print(bytes);
    return {};
  }
  if (!output.empty()) {
    store::write_output(output, bytes);
    return output;
  }
  store::disk().make_directories(project.root() / "rendus");
  store::write_output(project.root() / "rendus" / usual, bytes);
  return project.shown(store::fs::path("rendus") / usual);
}

}  // namespace mediamap::cli
