// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/new_territory.hpp"

#include <algorithm>
#include <span>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
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

// `init` may have been interrupted here before.
void finish_interrupted(const fs::path& folder) {
  Journal journal(disk(), folder);
  if (!journal.is_pending()) return;
  journal.recover();
  if (!fs::exists(folder / "territoire.yaml")) return;
  throw DataError(Fault{{folder.string()}, _("la création de ce territoire avait été interrompue ; elle vient d'être terminée"),
                        _("Il est prêt : placez-vous dans ce dossier, puis mediamap status.")});
}

void refuse_unless_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  finish_interrupted(folder);
  if (!fs::is_directory(folder)) {
    throw DataError(Fault{{folder.string()}, _("un fichier porte déjà ce nom"), _("Donnez un autre nom de dossier.")});
  }
  const fs::directory_iterator first(folder, error);
  if (error) throw SystemError({{folder.string()}, describe_errno(error.value()), _("Vérifiez les droits sur ce dossier.")});
  // A repository that was just created by git is as good as empty, and so is what an interrupted `init` leaves.
  const auto entries = std::count_if(first, fs::directory_iterator(), [](const fs::directory_entry& entry) {
    return entry.path().filename() != ".git" && entry.path().filename() != ".mediamap";
  });
  if (entries > 0) {
    throw DataError(Fault{{folder.string()}, _("le dossier n'est pas vide : rien n'a été écrit"),
                          _("Donnez un dossier neuf, ou un dossier vide.")});
  }
}

}  // namespace

std::vector<FileChange> territory_files(const fs::path& folder, const NewTerritory& territory) {
  refuse_unless_empty(folder);
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
  disk().make_directories(folder);
  Journal(disk(), folder).commit(files);
}

}  // namespace mediamap::store
