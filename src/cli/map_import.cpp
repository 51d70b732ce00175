// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/analysis/actor_words.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/map_import_report.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/outline_questions.hpp"
#include "mediamap/exchange/outline_import.hpp"
#include "mediamap/exchange/presentation_contacts.hpp"
#include "mediamap/store/derivations.hpp"
#include "mediamap/store/file_system.hpp"
#include "mediamap/store/fusions.hpp"
#include "mediamap/store/name_finder.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> sources;
  std::string family;
  bool new_families = false;
  bool interactive = false;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

struct Source {
  std::string path;
  exchange::Outline outline;
};

using Names = std::vector<std::pair<std::string, std::string>>;  // a name, and the actor's id

std::vector<Source> read_sources(const Options& options) {
  std::vector<Source> sources;
  std::vector<Fault> faults;
  for (const std::string& path : options.sources) {
    try {
      sources.push_back({path, exchange::read_outline(path, store::read_input(path))});
    } catch (const DataError& error) {
      faults.insert(faults.end(), error.faults().begin(), error.faults().end());
    }
  }
  if (!faults.empty()) throw DataError(std::move(faults));
  return sources;
}

// Ids and names of records that were merged into others.
Names former_names(const store::Project& project) {
  Names names;
  std::vector<Fault> told_by_check;
  const std::vector<store::Fusion> fusions = store::load_fusions(project);
  for (const std::string& id : store::merged_actor_ids(project)) {
    const std::string now = store::current_id(fusions, id);
    names.emplace_back(id, now);
    const store::fs::path path = store::fs::path(store::merged_actors_folder) / (id + ".yaml");
    const store::YamlDocument document = store::read_document(project, path, store::RecordFiles<Actor>::schema, told_by_check);
    const Actor actor = store::from_json<Actor>(document.json());
    if (!actor.nom.empty()) names.emplace_back(actor.nom, now);
  }
  return names;
}

std::string name_key(std::string_view name, std::string_view commune) {
  const std::vector<std::string> words = commune.empty() ? analysis::name_words(name) : analysis::name_words(name, commune);
  // "mediatheque" alone is the name of many.
  if (words.empty() || (words.size() == 1 && analysis::is_kind(words.front()))) return {};
  return join(words, " ");
}

exchange::OutlineImport import_all(const std::vector<Source>& sources, const store::Project& project, const Territory& territory,
                                   const exchange::OfferNames& names, const Options& options) {
  exchange::OutlineImportOptions how{{}, options.new_families, store::taken_offer_ids(project, territory)};
  if (!options.family.empty()) how.famille = require_family(options.family, territory.taxonomy);
  exchange::OutlineImporter importer(territory, names, how);
  for (const Source& source : sources) importer.read(source.outline.root, sources.size() > 1 ? source.path : std::string());
  exchange::OutlineImport import = importer.finish();
  for (const Source& source : sources) import.left_out.insert(import.left_out.end(), source.outline.left_out.begin(), source.outline.left_out.end());
  return import;
}

// The territory is not locked while a person thinks.
Names ask(const std::vector<Source>& sources, const Options& options, Context& context) {
  Territory territory;
  exchange::OutlineImport import;
  Names former;
  {
    const store::Project project = context.open(store::Access::read);
    territory = context.load(project, {true, true, true, true, false});
    former = former_names(project);
    import = import_all(sources, project, territory, exchange::OfferNames(territory, former, name_key), options);
  }
  return ask_for_actors(import, exchange::OfferNames(territory, former, name_key), territory, context);
}

void add_families(store::ChangeSet& changes, const store::Project& project, const std::vector<Family>& families) {
  if (families.empty()) return;
  std::vector<Fault> faults;
  store::Json document = store::read_document(project, "thematiques.yaml", "thematiques", faults).json();
  if (!faults.empty()) throw DataError(std::move(faults));
  for (const Family& family : families) {
    store::Json entry{{"id", family.id}, {"nom", family.nom}};
    if (!family.couleur.empty()) entry["couleur"] = family.couleur;
    document["familles"].push_back(std::move(entry));
  }
  changes.put_document("thematiques.yaml", "thematiques", document);
}

void warn_of_people(const exchange::OutlineImport& import, const store::Project& project, Context& context) {
  const std::vector<Contact> contacts = store::load_contacts(project);
  const store::NameFinder finder(contacts);
  std::vector<std::string> with_contact;
  for (const std::vector<Offer>* offers : {&import.created, &import.updated}) {
    for (const Offer& offer : *offers) {
      const std::string text = store::to_json(offer).dump();
      if (exchange::has_mail_or_phone(offer.nom + "\n" + join(offer.objectifs, "\n") + "\n" + offer.remarques)) with_contact.push_back(offer.id);
      const auto found = finder.find(text);
      if (found.empty()) continue;
      context.warn({{"offres/" + offer.id + ".yaml"}, fill(_("une personne de prive/ ({}) est nommée dans cette offre, que git peut suivre"), contacts[found.front().contact].id),
                    _("Retirez-la de l'offre.")});
    }
  }
  if (with_contact.empty()) return;
  const std::string count = count_of(with_contact.size(), N_("{} offre a dans ses textes"), N_("{} offres ont dans leurs textes"));
  context.warn({{}, fill(_("{0} un courriel ou un téléphone : {1}"), count, join(with_contact, ", ")),
                _("Si c'est celui d'une personne, retirez-le de l'offre, et mettez-le dans prive/ : mediamap actors contacts add")});
}

void warn_of_branches(const exchange::OutlineImport& import, const Territory& territory, Context& context) {
  if (import.offres.empty() && import.rejetees.empty()) {
    context.warn({{}, _("ce plan ne contient aucune offre"), _("Attendu : le titre au centre, puis les familles, puis dans chacune ses offres.")});
  }
  if (import.sans_famille > 0) {
    context.warn({{}, count_of(import.sans_famille, N_("{} offre est au premier niveau du plan, où sont les familles : elle n'est pas reprise"),
                               N_("{} offres sont au premier niveau du plan, où sont les familles : elles ne sont pas reprises")),
                  _("Rangez-les dans des familles, ou relancez avec --family FAMILLE.")});
  }
  if (import.inconnues.empty()) return;
  std::vector<std::string> titles, names;
  for (const Family& family : territory.taxonomy.familles) names.push_back(family.nom);
  for (const std::string& title : import.inconnues) {
    if (titles.size() == most_told) {
      titles.push_back(count_of(import.inconnues.size() - most_told, N_("{} autre"), N_("{} autres")));
      break;
    }
    const std::string near = did_you_mean(title, names);
    titles.push_back(fill(_("« {} »"), shorten(title, 60)) + (near.empty() ? "" : " (" + near + ")"));
  }
  context.warn({{}, fill(_("ces branches ne sont pas des familles de thematiques.yaml, leurs offres ne sont pas reprises : {}"), join(titles, ", ")),
                _("Renommez-les dans le plan, ou relancez avec --new-families (elles deviennent des familles) ou --family FAMILLE (leurs offres vont dans celle-ci).")});
}

Exit act(const Options& options, Context& context) {
  if (options.interactive && std::find(options.sources.begin(), options.sources.end(), "-") != options.sources.end()) {
    throw UsageError(_("--interactive lit les réponses sur l'entrée standard : le plan ne peut pas en venir aussi"), _("Enregistrez le plan dans un fichier."));
  }
  const std::vector<Source> sources = read_sources(options);
  const Names answers = options.interactive ? ask(sources, options, context) : Names();
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, true, true, false});
  Names other_names = answers;
  const Names former = former_names(project);
  other_names.insert(other_names.end(), former.begin(), former.end());
  const exchange::OutlineImport import =
      import_all(sources, project, territory, exchange::OfferNames(territory, other_names, name_key), options);

  store::ChangeSet changes(project);
  add_families(changes, project, import.familles);
  std::vector<const Offer*> offers;
  for (const Offer& offer : import.created) offers.push_back(&offer);
  for (const Offer& offer : import.updated) offers.push_back(&offer);
  changes.put_all(offers);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::differences);
  warn_of_branches(import, territory, context);
  warn_of_people(import, project, context);
  print_map_import(context, import, options.format);
  return Exit::done;
}

}  // namespace

Command map_import() {
  return {"map import", N_("Reprendre les offres d'un plan : Markdown, OPML, Freeplane, Mermaid, PlantUML, XMind"),
          N_("mediamap map import carte.mm --dry-run            # voir sans rien écrire\n"
             "mediamap map import atelier.xmind --interactive\n"
             "mediamap map import notes.md --new-families"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("fichiers", options->sources, _("Fichiers à lire, ou - pour l'entrée standard"))->type_name(_("FICHIER"))->required();
            add_text_option(app, "--family", options->family, _("Famille des offres dont la branche n'est pas une famille"), _("FAMILLE"));
            app.add_flag("--new-families", options->new_families, _("Faire une famille de chaque branche qui n'en est pas une"));
            app.add_flag("--interactive", options->interactive, _("Demander qui est l'acteur dont le nom n'est pas reconnu"));
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
