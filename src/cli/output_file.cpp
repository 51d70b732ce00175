// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/output_file.hpp"

#include <unistd.h>

#include <algorithm>

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

void refuse_to_replace_work(const store::fs::path& output, bool overwrite, std::string_view bytes) {
  std::error_code error;
  if (!store::fs::exists(output, error)) return;
  const std::string kind = fold(output.extension().string());
  if (kind == ".yaml" || kind == ".yml" || !store::fs::is_regular_file(output, error)) {
    throw UsageError(fill(_("{} existe déjà et n'est pas un fichier d'échange : rien n'a été écrit"), output.string()),
                     _("Donnez un autre nom de fichier."));
  }
  if (overwrite || store::disk().read(output) == bytes) return;
  throw UsageError(fill(_("{} existe déjà : rien n'a été écrit"), output.string()), _("Donnez un autre nom, ou ajoutez --overwrite pour le remplacer."));
}

void refuse_terminal(const char* message) {
  if (::isatty(STDOUT_FILENO) == 0) return;
  throw UsageError(_(message), _("Donnez un fichier (-o FICHIER), ou envoyez la sortie ailleurs : -o - > FICHIER"));
}

// The territory's own folder for documents is made when it is wanted; any other is the user's to make.
void make_own_folder(const store::Project& project, const store::fs::path& output) {
  std::error_code error;
  const store::fs::path folder = store::fs::weakly_canonical(store::fs::absolute(output, error).parent_path(), error);
  if (folder == project.root() / "rendus") store::disk().make_directories(folder);
}

}  // namespace

std::string save(Context& context, const store::Project& project, const std::string& output, const std::string& usual,
                 std::string_view bytes) {
  if (output == "-") {
    refuse_terminal(N_("un document ne s'affiche pas dans un terminal"));
    context.print(bytes);
    return {};
  }
  if (!output.empty()) {
    refuse_to_replace_other_files(output);
    make_own_folder(project, output);
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

std::string save_export(Context& context, const store::Project& project, const Export& how, std::string_view bytes) {
  if (how.output == "-") {
    if (how.binary) refuse_terminal(N_("un classeur ne s'affiche pas dans un terminal"));
    if (!how.dry_run) context.print(bytes);
    return {};
  }
  if (how.output.empty()) {
    if (!how.dry_run) save(context, project, "", how.usual, bytes);
    return project.shown(store::fs::path("rendus") / how.usual);
  }
  refuse_to_replace_work(how.output, how.overwrite, bytes);
  if (how.dry_run) return how.output;
  make_own_folder(project, how.output);
  store::write_output(how.output, bytes);
  return how.output;
}

void add_overwrite_option(CLI::App& app, bool& overwrite) {
  app.add_flag("--overwrite", overwrite, _("Remplacer le fichier s'il existe déjà"));
}

std::string document_format(const std::string& format, const std::string& output, const std::vector<std::string>& known,
                            const std::string& advice) {
  if (!format.empty()) {
    if (std::find(known.begin(), known.end(), format) == known.end()) throw UsageError(fill(_("--format {} ne va pas ici"), format), advice);
    return format;
  }
  if (output.empty() || output == "-") return {};
  std::string ending = fold(store::fs::path(output).extension().string());
  if (!ending.empty()) ending.erase(0, 1);
  if (std::find(known.begin(), known.end(), ending) != known.end()) return ending;
  throw UsageError(fill(_("le format du fichier « {} » n'est pas reconnu à son nom"), output), advice);
}

}  // namespace mediamap::cli
