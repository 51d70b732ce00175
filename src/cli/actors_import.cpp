// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_import.hpp"

#include <memory>
#include <optional>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/actors_import_report.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/import_services.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/actor_reader.hpp"
#include "mediamap/exchange/data_inclusion.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/exchange/vcard.hpp"
#include "mediamap/store/file_system.hpp"
#include "mediamap/store/fusions.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string source;
  std::string mapping;
  tables::ReadOptions reading;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

// A source of actors, whatever it was.
struct Source {
  std::string file;  // for the provenance
  tables::Table table;
  std::optional<exchange::MappingFile> mapping;
  std::vector<exchange::CardContact> contacts;
};

// The name of a card's file is often that of the person.
constexpr const char* cards = "cartes de visite";

Source read_source(const Options& options, const std::string& bytes, Context& context) {
  Source source;
  source.file = store::fs::path(options.source).filename().string();
  if (exchange::is_vcard(bytes)) {
    if (!options.mapping.empty()) throw UsageError(_("des cartes de visite n'ont pas de colonnes : --mapping ne s'y applique pas"), _("Importez-les sans --mapping."));
    exchange::VcardImport read = exchange::read_vcards(options.source, bytes);
    for (const exchange::CardRemark& remark : read.remarques) context.note(fill(_("ligne {} : {}"), remark.ligne, remark.texte));
    source.file = cards;
    source.table = std::move(read.table);
    source.table.notes.format = "vCard";
    source.contacts = std::move(read.contacts);
    return source;
  }
  if (!options.mapping.empty()) {
    source.mapping = exchange::read_mapping(options.mapping, store::read_input(options.mapping));
    for (const Fault& remark : source.mapping->remarks) context.warn(remark);
  }
  source.table = tables::read_rows(options.source, bytes, options.reading);
  if (source.mapping) return source;
  exchange::refuse_commune_list(options.source, source.table.columns);
  if (exchange::looks_like_structures(source.table.columns)) source.table = exchange::structures_as_standard(source.table);
  if (!exchange::looks_like_services(source.table.columns)) exchange::require_standard(options.source, source.table.columns);
  return source;
}

std::size_t with_doubts(const exchange::ImportResult& result) {
  std::size_t count = 0;
  for (const Actor& actor : result.created) count += !actor.a_completer.empty();
  for (const exchange::ActorUpdate& update : result.updated) count += !update.actor.a_completer.empty();
  return count;
}

std::vector<Contact> contacts_of(const Source& source, const exchange::ImportResult& result) {
  std::vector<Contact> contacts;
  for (const exchange::CardContact& card : source.contacts) {
    contacts.push_back(card.contact);
    if (card.row) contacts.back().organisation = result.row_ids.at(*card.row);
  }
  return contacts;
}

Exit act(const Options& options, Context& context) {
  Source source = read_source(options, store::read_input(options.source), context);
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  if (!source.mapping && exchange::looks_like_services(source.table.columns)) {
    return import_services(context, project, source.table, {source.file, options.dry_run, options.format});
  }
  const Territory territory = context.load(project, {true, true, false, false, false});
  const exchange::ImportResult result =
      exchange::import_actors(territory.acteurs, source.table,
                              {source.file, today(), source.mapping ? &source.mapping->mapping : nullptr, territory.communes,
                               store::merged_actor_ids(project)});
  for (const Fault& absent : result.colonnes_absentes) context.warn(absent);

  store::ChangeSet changes(project);
  std::vector<const Actor*> actors;
  for (const Actor& actor : result.created) actors.push_back(&actor);
  for (const exchange::ActorUpdate& update : result.updated) actors.push_back(&update.actor);
  changes.put_all(actors);
  const ContactsImport contacts = import_contacts(context, changes, project, contacts_of(source, result), cards);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::names);

  const ActorsImportReport report{source.table.notes, result, contacts, source.mapping.has_value()};
  if (options.format == RecordFormat::text) {
    tell(source.table.notes, context);
    tell(report, context);
  }
  print_import_report(context, {result.lignes, result.crees, result.mis_a_jour, result.inchanges, result.rejetees},
                      options.format == RecordFormat::json ? in_json(report) : Json(), options.format);
  if (const std::size_t doubts = with_doubts(result); doubts > 0 && options.format == RecordFormat::text && !options.dry_run) {
    context.print(fill(_("{} : mediamap actors complete\n"),
                       count_of(doubts, N_("{} fiche a quelque chose à compléter"), N_("{} fiches ont quelque chose à compléter"))));
  }
  return Exit::done;
}

}  // namespace

Command actors_import() {
  return {"actors import", N_("Importer des acteurs : tableau, classeur, JSON, data.inclusion, cartes de visite"),
          N_("mediamap actors import acteurs.csv\n"
             "mediamap actors import base.xlsx --sheet Lieux --dry-run  # voir sans rien écrire\n"
             "mediamap actors import export.json --mapping correspondance.yaml\n"
             "cat acteurs.json | mediamap actors import - --format json"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "fichier", options->source, _("Fichier à lire, ou - pour l'entrée standard"), _("FICHIER"))->required();
            add_text_option(app, "--mapping", options->mapping, _("Correspondance des colonnes : celle de l'outil national, ou écrite par actors mapping"), _("FICHIER"));
            add_text_option(app, "--sheet", options->reading.sheet, _("Feuille d'un classeur (par défaut : la première qui porte un tableau)"), _("NOM"));
            add_text_option(app, "--encoding", options->reading.encoding, _("Jeu de caractères (par défaut : trouvé d'après le contenu)"), _("NOM"));
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
