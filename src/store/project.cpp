// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/project.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"

namespace mediamap::store {
namespace {

fs::path find_root(const fs::path& start) {
  std::error_code error;
  const fs::path from = fs::canonical(start, error);
  if (error) {
    throw DataError(Fault{{start.string()}, describe_errno(error.value()), _("Vérifiez le dossier donné avec -C.")});
  }
  if (!fs::is_directory(from, error)) {
    throw DataError(Fault{{start.string()}, _("c'est un fichier, pas un dossier"), _("Donnez à -C le dossier du territoire.")});
  }
  for (fs::path folder = from;; folder = folder.parent_path()) {
    // With a journal and no territoire.yaml yet: a territory whose making was interrupted.
    if (fs::exists(folder / "territoire.yaml", error) || fs::exists(folder / ".mediamap" / "journal", error)) return folder;
    if (folder == folder.parent_path()) break;
  }
  throw DataError(Fault{{from.string()}, _("aucun territoire ici : territoire.yaml n'est ni dans ce dossier ni au-dessus"),
                        _("Placez-vous dans le dossier du territoire (ou -C DOSSIER), ou créez-en un : mediamap init DOSSIER --name NOM --type CC")});
}

// Of those whom nobody watches.
Steps unwatched;

}  // namespace

std::optional<fs::path> Project::find(const fs::path& start) {
  try {
    return find_root(start);
  } catch (const DataError&) {
    return {};
  }
}

Project Project::open(const OpenOptions& options) {
  const fs::path root = find_root(options.start);
  const auto mode = options.access == Access::write ? Lock::Mode::exclusive : Lock::Mode::shared;
  Project project(root, Lock(root / ".mediamap" / "verrou", mode, options.lock_seconds, options.command),
                  options.steps == nullptr ? unwatched : *options.steps);
  Journal journal(disk(), root, &project.steps());
  // Again after the lock was shared anew: a writer may have come and died in between.
  while (journal.is_pending()) {
    if (mode == Lock::Mode::shared) project.lock_.become(Lock::Mode::exclusive, options.lock_seconds, options.command);
    for (Fault& remark : journal.recover()) project.remarks_.push_back(std::move(remark));
    if (mode == Lock::Mode::shared) project.lock_.become(mode, options.lock_seconds, options.command);
  }
  return project;
}

std::string Project::shown(const fs::path& relative) const {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path path = (root_ / relative).lexically_relative(here);
  return error || path.empty() || path.native().starts_with("../../..") ? (root_ / relative).string() : path.string();
}

std::optional<std::string> Project::read(const fs::path& relative) const { return disk().read(root_ / relative); }

std::vector<Fault> Project::commit(const std::vector<FileChange>& changes) {
  return Journal(disk(), root_, steps_).commit(changes);
}

std::vector<std::string> Project::record_files(const fs::path& folder, std::vector<Fault>& faults) const {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(root_ / folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".yaml" || name.starts_with('.')) continue;
    if (entry.is_symlink()) {
      faults.push_back({{shown(folder / name)}, _("un lien symbolique tient la place d'une fiche"),
                        _("Remplacez-le par le fichier lui-même.")});
    } else if (!entry.is_regular_file()) {
      faults.push_back({{shown(folder / name)}, _("ce n'est pas un fichier ordinaire"), _("Déplacez-le hors de ce dossier.")});
    } else {
      names.push_back(name);
    }
  }
  if (error && error.value() != ENOENT) {
    faults.push_back({{shown(folder)}, describe_errno(error.value()), _("Vérifiez les droits sur ce dossier.")});
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace mediamap::store
