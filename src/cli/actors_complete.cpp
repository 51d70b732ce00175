// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_filters.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/completion_walk.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/exchange/completion_sheet.hpp"
#include "mediamap/tables/rows.hpp"

namespace mediamap::cli {
namespace {

using exchange::Selection;

struct Options {
  std::vector<std::string> ids;
  ActorFilters filters;
  std::string sheet_out, sheet_in;
  bool overwrite = false, dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Selection meant(const Options& options, const Territory& territory) {
  Selection actors = exchange::sorted_by_id(select(territory, options.filters));
  if (options.ids.empty()) return actors;
  for (const std::string& id : options.ids) require_actor(territory, id);
  std::erase_if(actors, [&](const Actor* actor) { return std::find(options.ids.begin(), options.ids.end(), actor->id) == options.ids.end(); });
  return actors;
}

std::size_t count_doubts(const Selection& actors) {
  std::size_t count = 0;
  for (const Actor* actor : actors) count += actor->a_completer.size();
  return count;
}

Exit write_sheet(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const Selection actors = meant(options, territory);
  const std::string path = save_export(context, project, {options.sheet_out, "a-completer.csv", options.overwrite, options.dry_run, false},
                                       exchange::write_completion_sheet(actors));
  const std::string count = count_of(count_doubts(actors), N_("{} point à compléter"), N_("{} points à compléter"));
  if (options.dry_run) {
    context.note(fill(_("À blanc : rien n'a été écrit ({})."), count));
  } else if (!path.empty()) {
    context.note(fill(_("{0} dans {1}. Remplissez « nouvelle_valeur » (ou « {2} », qui garde le champ tel quel et retire le point), puis : mediamap actors complete --import {1}"), count, path,
                      exchange::keep_word));
  }
  return Exit::done;
}

Exit read_sheet(const Options& options, Context& context) {
  const std::string bytes = store::read_input(options.sheet_in);
  const tables::Table table = tables::read_rows(options.sheet_in, bytes, {}, exchange::completion_columns());
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const exchange::CompletionResult result = exchange::read_completion_sheet(territory.acteurs, table);
  store::ChangeSet changes(project);
  for (const Actor& actor : result.updated) changes.put(actor);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::differences);
  if (options.format == RecordFormat::text && result.mis_a_jour > 0) {
    context.print(fill(_("{0} dans {1}.\n"), count_of(result.mis_a_jour, N_("{} point réglé"), N_("{} points réglés")),
                       count_of(result.updated.size(), N_("{} fiche"), N_("{} fiches"))));
  }
  print_import_report(context, {result.lignes, 0, result.mis_a_jour, result.inchanges, result.rejetees}, {{"fiches", result.updated.size()}},
                      options.format);
  return Exit::done;
}

Exit walk(const Options& options, Context& context) {
  std::vector<Question> questions;
  Territory territory;
  {
    const store::Project project = context.open(store::Access::read);  // not while a person thinks
    territory = context.load(project, {true, true, false, false, false});
  }
  for (const Actor* actor : meant(options, territory)) {
    for (const Doubt& doubt : actor->a_completer) questions.push_back({actor->id, doubt});
  }
  if (questions.empty()) {
    context.print(_("Rien à compléter.\n"));
    return Exit::done;
  }
  walk_through(questions, territory, options.dry_run, context);
  return Exit::done;
}

Exit act(const Options& options, Context& context) {
  if (!options.sheet_out.empty() && !options.sheet_in.empty()) {
    throw UsageError(_("--export et --import ne vont pas ensemble"), _("D'abord --export ; --import une fois le tableau rempli."));
  }
  if (!options.sheet_in.empty()) return read_sheet(options, context);
  return options.sheet_out.empty() ? walk(options, context) : write_sheet(options, context);
}

}  // namespace

Command actors_complete() {
  return {"actors complete", N_("Compléter les fiches, point par point ou par un tableau"),
          N_("mediamap actors complete  # une question à la fois ; chaque réponse est enregistrée aussitôt\n"
             "mediamap actors complete --commune Bergues\n"
             "mediamap actors complete --export a-completer.csv  # pour un collègue\n"
             "mediamap actors complete --import a-completer.csv  # une fois rempli"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("acteurs", options->ids, _("Seulement ces acteurs (identifiants)"))->type_name(_("ACTEUR"));
            add_text_option(app, "--export", options->sheet_out, _("Écrire ce qui reste à compléter dans ce tableau CSV, ou - (sortie standard)"),
                            _("FICHIER"));
            add_text_option(app, "--import", options->sheet_in, _("Reprendre ce tableau une fois rempli, ou - (entrée standard)"), _("FICHIER"));
            add_actor_filters(app, options->filters);
            add_overwrite_option(app, options->overwrite);
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
