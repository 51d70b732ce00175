// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/output_file.hpp"

#include <unistd.h>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/file_system.hpp"

namespace mediamap::cli {
namespace {

// A slip of the hand must not cost a record: only what looks like a document is replaced.
void refuse_to_replace_other_files(const store::fs::path& output) {
  std::error_code error;
  if (!store::fs::is_regular_file(output, error)) return;
  const std::string kind = fold(output.extension().string());
  for (const char* document : {".pdf", ".svg", ".png", ".dot", ".gv"}) {
    if (kind == document) return;
  }
  throw UsageError(fill(_("{} existe déjà et n'est pas un document : rien n'a été écrit"), output.string()), _("Donnez un autre nom de fichier."));
}

}  // namespace

std::string save(Context& context, const store::Project& project, const std::string& output, const std::string& usual,
                 std::string_view bytes) {
  if (output == "-") {
    if (::isatty(STDOUT_FILENO) != 0) {
      throw UsageError(_("un document ne s'affiche pas dans un terminal"), _("Donnez un fichier (-o FICHIER), ou envoyez la sortie ailleurs : -o - > FICHIER"));
    }
    context.print(bytes);
    return {};
  }
  if (!output.empty()) {
    refuse_to_replace_other_files(output);
    // The territory's own folder for documents is made when it is wanted; any other is the user's to make.
    std::error_code error;
    const store::fs::path folder = store::fs::weakly_canonical(store::fs::path(output).parent_path(), error);
    if (folder == project.root() / "rendus") store::disk().make_directories(folder);
    store::write_output(output, bytes);
    return output;
  }
  store::disk().make_directories(project.root() / "rendus");
  store::write_output(project.root() / "rendus" / usual, bytes);
  return project.shown(store::fs::path("rendus") / usual);
}

void save_new(const std::string& output, std::string_view bytes) {
  std::error_code error;
  if (store::fs::exists(output, error)) {
    throw UsageError(fill(_("{} existe déjà : rien n'a été écrit"), output), _("Donnez un autre nom de fichier, ou supprimez celui-ci d'abord."));
  }
  store::write_output(output, bytes);
}

}  // namespace mediamap::cli
