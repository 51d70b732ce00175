// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/siren.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/store/new_territory.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  bool dry_run = false;
  std::string folder;
  store::NewTerritory territory;
};

Exit act(const Options& options, Context& context) {
  store::NewTerritory territory = options.territory;
  territory.nom = trim(territory.nom);
  std::vector<Fault> faults;
  if (options.folder.empty()) faults.push_back({{}, _("le nom du dossier est vide"), _("Par exemple : mediamap init mon-territoire --name …")});
  if (territory.nom.empty()) faults.push_back({{}, _("--name : le nom du territoire est vide"), _("Par exemple : --name \"CC des Hauts de Flandre\"")});
  std::string siren;
  for (char c : territory.siren) {
    if (c != ' ') siren += c;
  }
  territory.siren = siren;
  if (!siren.empty() && !is_siren(siren)) {
    faults.push_back({{}, fill(_("--siren : « {} » n'est pas un SIREN (neuf chiffres, clé de contrôle juste)"), options.territory.siren),
                      _("Reprenez-le sur annuaire-entreprises.data.gouv.fr, ou laissez cette option.")});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));

  const std::vector<store::FileChange> files = store::territory_files(territory);
  if (options.dry_run) {
    store::refuse_unless_empty(options.folder);
    context.note(_("À blanc : rien n'a été écrit. Ces fichiers le seraient :"));
    for (const store::FileChange& file : files) context.print((store::fs::path(options.folder) / file.path).string() + "\n");
    return Exit::done;
  }
  store::lay_territory(options.folder, files);
  const bool here = options.folder == ".";
  context.note(here ? fill(_("Territoire « {} » créé ici."), territory.nom) : fill(_("Territoire « {} » créé dans {}."), territory.nom, options.folder));
  context.note(_("Ensuite :"));
  if (!here) context.note("  cd " + options.folder);
  context.note(_("  git init && git add . && git commit -m \"Nouveau territoire\"\n"
                 "  mediamap territory import communes.csv   # les communes\n"
                 "  mediamap status                          # où en est la démarche"));
  return Exit::done;
}

}  // namespace

Command init() {
  return {"init", N_("Créer le dossier d'un territoire"),
          N_("mediamap init hauts-de-flandre --name \"CC des Hauts de Flandre\" --type CC --siren 200040954"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "dossier", options->folder, _("Dossier à créer (neuf ou vide)"), _("DOSSIER"))->required();
            add_text_option(app, "--name", options->territory.nom, _("Nom du territoire, tel qu'il s'imprime"), _("NOM"))->required();
            add_text_option(app, "--type", options->territory.type,
                            _("CC, CA, CU, METRO, EPT, PETR, DEPARTEMENT, COMMUNE ou AUTRE"), _("TYPE"))
                ->required()
                ->transform(one_of({"CC", "CA", "CU", "METRO", "EPT", "PETR", "DEPARTEMENT", "COMMUNE", "AUTRE"}));
            add_text_option(app, "--siren", options->territory.siren, _("SIREN de la collectivité (neuf chiffres)"), _("SIREN"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
