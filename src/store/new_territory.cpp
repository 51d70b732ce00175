// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/new_territory.hpp"

#include <algorithm>
#include <span>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/store/lock.hpp"
#include "mediamap/store/record.hpp"
#include "mediamap/store/yaml_emit.hpp"

std::span<const std::pair<std::string_view, std::string_view>> mediamap_templates();

namespace mediamap::store {
namespace {

std::string shipped(std::string_view name) {
  for (const auto& [file, text] : mediamap_templates()) {
    if (file == name) return std::string(text);
  }
  throw std::logic_error("no template of this name");
}

// A repository that was just created by git is as good as empty, and so is what an interrupted `init` leaves: working
// files and empty folders.
bool holds_something(const fs::directory_entry& entry) {
  if (entry.path().filename() == ".git" || entry.path().filename() == ".mediamap") return false;
  std::error_code error;
  if (!entry.is_directory(error) || entry.is_symlink(error)) return true;
  const fs::recursive_directory_iterator inside(entry.path(), error);
  return error || std::any_of(inside, fs::recursive_directory_iterator(), [](const auto& one) { return !one.is_directory(); });
}

// `init` may have been interrupted here before.
void finish_interrupted(const fs::path& folder) {
  Journal journal(disk(), folder);
  if (!journal.is_pending()) return;
  journal.recover();
  if (!fs::exists(folder / "territoire.yaml")) return;
  throw DataError(Fault{{folder.string()}, _("la création de ce territoire avait été interrompue ; elle vient d'être terminée"),
                        _("Il est prêt : placez-vous dans ce dossier, puis mediamap status.")});
}

}  // namespace

void refuse_unless_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  if (!fs::is_directory(folder)) {
    throw DataError(Fault{{folder.string()}, _("un fichier porte déjà ce nom"), _("Donnez un autre nom de dossier.")});
  }
  const fs::directory_iterator first(folder, error);
  if (error) throw SystemError({{folder.string()}, describe_errno(error.value()), _("Vérifiez les droits sur ce dossier.")});
  if (std::any_of(first, fs::directory_iterator(), holds_something)) {
    throw DataError(Fault{{folder.string()}, _("le dossier n'est pas vide : rien n'a été écrit"),
                          _("Donnez un dossier neuf, ou un dossier vide.")});
  }
}

std::vector<FileChange> territory_files(const NewTerritory& territory) {
  Json header{{"version", Schema::get("territoire").version()}, {"nom", territory.nom}, {"type", territory.type}};
  if (!territory.siren.empty()) header["siren"] = territory.siren;

  std::vector<FileChange> changes;
  const auto add = [&](const fs::path& path, std::string text) { changes.push_back({path, {}, std::move(text)}); };
  add(".gitignore", shipped("gitignore.txt"));
  add(".gitattributes", shipped("gitattributes.txt"));
  add("LISEZMOI.md", shipped("LISEZMOI.md"));
  add("thematiques.yaml", shipped("thematiques.yaml"));
  add("communes.yaml", yaml_file("schemas/communes.json", to_json(std::vector<Commune>())));
  for (auto& [name, text] : schema_files()) add(fs::path("schemas") / name, text);
  for (const char* kept : {"acteurs", "offres", "besoins", "ateliers", "bilans"}) add(fs::path(kept) / ".gitkeep", "");
  // Last: it is what makes the folder a territory.
  add("territoire.yaml", yaml_file("schemas/territoire.json", header));
  return changes;
}

void lay_territory(const fs::path& folder, const std::vector<FileChange>& files) {
  // Before the lock, whose file would be the first thing to stand there.
  if (!fs::exists(folder / ".mediamap")) refuse_unless_empty(folder);
  disk().make_directories(folder);
  const Lock lock(folder / ".mediamap" / "verrou", Lock::Mode::exclusive, 10, "init");
  finish_interrupted(folder);
  refuse_unless_empty(folder);  // another `init` may have been faster
  Journal(disk(), folder).commit(files);
}

}  // namespace mediamap::store
