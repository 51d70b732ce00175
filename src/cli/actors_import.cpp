// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_import.hpp"

#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/rows.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/store/fusions.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string source;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Json in_json(const exchange::ImportResult& result) {
  Json more{{"conflits", Json::array()}, {"remarques", Json::array()}, {"colonnes_hors_standard", result.colonnes_hors_standard}};
  for (const exchange::ImportConflict& one : result.conflits) {
    more["conflits"].push_back({{"ligne", one.ligne}, {"id", one.id}, {"champ", one.champ},
                                {"valeur_actuelle", one.valeur_actuelle}, {"valeur_proposee", one.valeur_proposee}});
  }
  for (const exchange::ImportRemark& one : result.remarques) more["remarques"].push_back({{"ligne", one.ligne}, {"texte", one.texte}});
  return more;
}

void in_words(const exchange::ImportResult& result, Context& context) {
  std::size_t told = 0;
  for (const exchange::ImportConflict& one : result.conflits) {
    if (++told > most_told) break;
    context.print(fill(_("ligne {} : {}, « {} » a été modifié à la main ; gardé « {} », la source propose « {} »\n"), one.ligne, one.id,
                       one.champ, shorten(one.valeur_actuelle, 60), shorten(one.valeur_proposee, 60)));
  }
  if (result.conflits.size() > most_told) context.print(fill(_("… {} différences en tout (--format json les donne toutes)\n"), result.conflits.size()));
  told = 0;
  for (const exchange::ImportRemark& one : result.remarques) {
    if (++told > most_told) break;
    context.print(fill(_("ligne {} : {}\n"), one.ligne, one.texte));
  }
  if (result.remarques.size() > most_told) context.print(fill(_("… {} remarques en tout (--format json les donne toutes)\n"), result.remarques.size()));
  if (!result.colonnes_hors_standard.empty()) {
    context.print(fill(_("colonnes hors du standard, gardées dans « a_completer » : {}\n"), join(result.colonnes_hors_standard, ", ")));
  }
}

std::size_t with_doubts(const exchange::ImportResult& result) {
  std::size_t count = 0;
  for (const Actor& actor : result.created) count += !actor.a_completer.empty();
  for (const exchange::ActorUpdate& update : result.updated) count += !update.actor.a_completer.empty();
  return count;
}

Exit act(const Options& options, Context& context) {
  const std::string bytes = store::read_input(options.source);
  const exchange::Table table = exchange::read_rows(options.source, bytes, exchange::standard_columns());
  exchange::refuse_commune_list(options.source, table.columns);
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {false, true, false, false, false});
  const std::string file = store::fs::path(options.source).filename().string();
  const exchange::ImportResult result = exchange::import_actors(territory.acteurs, table, {file, today(), store::merged_actor_ids(project)});

  store::ChangeSet changes(project);
  for (const Actor& actor : result.created) changes.put(actor);
  for (const exchange::ActorUpdate& update : result.updated) changes.put(update.actor);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::names);

  if (options.format == RecordFormat::text) in_words(result, context);
  print_import_report(context, {result.lignes, result.crees, result.mis_a_jour, result.inchanges, result.rejetees},
                      in_json(result), options.format);
  if (const std::size_t doubts = with_doubts(result); doubts > 0 && options.format == RecordFormat::text && !options.dry_run) {
    context.print(fill(_("{} : mediamap actors list --a-completer\n"),
                       count_of(doubts, N_("{} fiche a quelque chose à compléter"), N_("{} fiches ont quelque chose à compléter"))));
  }
  return Exit::done;
}

}  // namespace

Command actors_import() {
  return {"actors import", N_("Importer des acteurs (standard national v1.0.2, CSV ou JSON)"),
          N_("mediamap actors import acteurs.csv\n"
             "mediamap actors import acteurs.csv --dry-run  # voir sans rien écrire\n"
             "cat acteurs.json | mediamap actors import - --format json"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "fichier", options->source, _("Fichier à lire, ou - pour l'entrée standard"), _("FICHIER"))->required();
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
