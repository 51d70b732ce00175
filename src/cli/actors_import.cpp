// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_import.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/actor_reader.hpp"
#include "mediamap/exchange/rows.hpp"
#include "mediamap/exchange/standard.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string source;
  std::string mapping;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Json in_json(const exchange::ImportResult& result) {
  Json more{{"conflits", Json::array()}, {"remarques", Json::array()}, {"nettoyages", Json::array()},
            {"colonnes_hors_standard", result.colonnes_hors_standard}, {"colonnes_absentes", Json::array()}};
  for (const exchange::ImportConflict& one : result.conflits) {
    const exchange::Difference& what = one.difference;
    more["conflits"].push_back({{"ligne", one.ligne}, {"id", one.id}, {"champ", what.champ},
                                {"valeur_actuelle", what.valeur_actuelle}, {"valeur_proposee", what.valeur_proposee},
                                {"autre_source", what.autre_source}});
  }
  for (const exchange::ImportRemark& one : result.remarques) more["remarques"].push_back({{"ligne", one.ligne}, {"texte", one.texte}});
  for (const exchange::ImportChange& one : result.nettoyages) {
    more["nettoyages"].push_back({{"ligne", one.ligne}, {"champ", one.change.champ}, {"regle", one.change.regle},
                                  {"avant", one.change.avant}, {"apres", one.change.apres}});
  }
  for (const Fault& one : result.colonnes_absentes) more["colonnes_absentes"].push_back(one.message);
  return more;
}

// Prints the first ones, and how many there are in all.
template <class Item, class Print>
void tell(Context& context, const std::vector<Item>& items, const char* more, Print print) {
  for (std::size_t i = 0; i < std::min(items.size(), most_told); ++i) print(items[i]);
  if (items.size() > most_told) context.print(fill(more, items.size()));
}

void tell_conflict(const exchange::ImportConflict& one, Context& context) {
  const exchange::Difference& what = one.difference;
  const std::string held = shorten(what.valeur_actuelle, 60);
  const std::string offered = shorten(what.valeur_proposee, 60);
  context.print(what.autre_source.empty()
                    ? fill(_("ligne {} : {}, « {} » a été modifié à la main ; gardé « {} », la source propose « {} »\n"), one.ligne,
                           one.id, what.champ, held, offered)
                    : fill(_("ligne {} : {}, « {} » vient de {} ; gardé « {} », cette source dit « {} »\n"), one.ligne, one.id,
                           what.champ, what.autre_source, held, offered));
}

// How often each rule was applied, with one example.
void tell_cleaning(const std::vector<exchange::ImportChange>& changes, Context& context) {
  struct Rule {
    std::size_t count = 0;
    const clean::Change* example = nullptr;
  };
  std::map<std::string_view, Rule> rules;
  for (const exchange::ImportChange& one : changes) {
    Rule& rule = rules[one.change.regle];
    ++rule.count;
    if (!rule.example) rule.example = &one.change;
  }
  if (rules.empty()) return;
  context.print(_("textes mis en forme, règle par règle (--format json les donne tous) :\n"));
  for (const auto& [name, rule] : rules) {
    const auto one_line = [](std::string text) {
      std::replace(text.begin(), text.end(), '\n', ' ');
      return shorten(text, 40);
    };
    context.print(fill(_("  {} ({} fois) : {}, « {} » → « {} »\n"), name, grouped(rule.count), rule.example->champ,
                       one_line(rule.example->avant), one_line(rule.example->apres)));
  }
}

void in_words(const exchange::ImportResult& result, bool mapped, Context& context) {
  tell(context, result.conflits, _("… {} différences en tout (--format json les donne toutes)\n"),
       [&](const exchange::ImportConflict& one) { tell_conflict(one, context); });
  tell(context, result.remarques, _("… {} remarques en tout (--format json les donne toutes)\n"),
       [&](const exchange::ImportRemark& one) { context.print(fill(_("ligne {} : {}\n"), one.ligne, one.texte)); });
  tell_cleaning(result.nettoyages, context);
  if (result.colonnes_hors_standard.empty()) return;
  const std::string names = join(result.colonnes_hors_standard, ", ");
  context.print(fill(mapped ? _("colonnes que la correspondance ne reprend pas : {}\n")
                            : _("colonnes hors du standard, gardées dans « a_completer » : {}\n"), names));
}

std::size_t with_doubts(const exchange::ImportResult& result) {
  std::size_t count = 0;
  for (const Actor& actor : result.created) count += !actor.a_completer.empty();
  for (const exchange::ActorUpdate& update : result.updated) count += !update.actor.a_completer.empty();
  return count;
}

Exit act(const Options& options, Context& context) {
  std::optional<exchange::MappingFile> mapping;
  if (!options.mapping.empty()) mapping = exchange::read_mapping(options.mapping, store::read_input(options.mapping));
  const std::string bytes = store::read_input(options.source);
  const exchange::Table table = exchange::read_rows(options.source, bytes);
  exchange::refuse_commune_list(options.source, table.columns);
  if (!mapping) exchange::require_standard(options.source, table.columns);
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const std::string file = store::fs::path(options.source).filename().string();
  const exchange::ImportResult result = exchange::import_actors(
      territory.acteurs, table, {file, today(), mapping ? &mapping->mapping : nullptr, territory.communes});
  if (mapping) {
    for (const Fault& remark : mapping->remarks) context.warn(remark);
  }
  for (const Fault& absent : result.colonnes_absentes) context.warn(absent);

  store::ChangeSet changes(project);
  std::vector<const Actor*> actors;
  for (const Actor& actor : result.created) actors.push_back(&actor);
  for (const exchange::ActorUpdate& update : result.updated) actors.push_back(&update.actor);
  changes.put_all(actors);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::names);

  if (options.format == RecordFormat::text) in_words(result, mapping.has_value(), context);
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
            add_text_option(app, "--mapping", options->mapping, _("Correspondance des colonnes : celle de l'outil national, ou écrite par actors mapping"), _("FICHIER"));
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
