// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/cli/actor_filters.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string actor, columns;
  bool expired = false;
  Format format = Format::table;
};

// Those of the table, unless others are chosen. JSON always has all.
void choose_columns(Listing& listing, const std::string& chosen) {
  std::vector<Column> all = listing.columns;
  all.insert(all.end(), {{"note", N_("Note")}, {"depassee", N_("Dépassée")}});
  std::vector<std::string> known;
  for (const Column& column : all) known.emplace_back(column.key);
  listing.columns.clear();
  for (const std::string& name : chosen_columns(chosen, known)) {
    listing.columns.push_back(*std::find_if(all.begin(), all.end(), [&](const Column& column) { return column.key == name; }));
  }
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  if (!options.actor.empty()) {
    const Territory territory = context.load(project, {false, true, false, false, false});
    require_actor(territory, options.actor);
  }
  const std::vector<Contact> contacts = store::load_contacts(project);
  const std::string day = today();

  Listing listing{"contacts",
                  {{"id", N_("Identifiant")}, {"nom", N_("Nom")}, {"fonction", N_("Fonction")}, {"organisation", N_("Organisme")},
                   {"courriels", N_("Courriels")}, {"telephones", N_("Téléphones")}, {"finalite", N_("Finalité")},
                   {"date", N_("Dernier échange")}, {"source", N_("Source")}, {"conservation", N_("À garder jusqu'au")}}};
  if (!options.columns.empty()) choose_columns(listing, options.columns);
  listing.empty_text = contacts.empty() ? _("Aucun contact encore : mediamap actors contacts add.")
                                        : _("Aucun contact ne correspond à ces filtres.");
  for (const Contact& contact : contacts) {
    if (!options.actor.empty() && contact.organisation != options.actor) continue;
    if (options.expired && !is_expired(contact, day)) continue;
    Json row{{"id", contact.id}};
    row.update(store::to_json(contact));
    row.erase("version");
    row.erase("organisations_avant");
    row["depassee"] = is_expired(contact, day);
    listing.rows.push_back(std::move(row));
  }
  print_listing(context, listing, options.format);
  return Exit::done;
}

}  // namespace

Command actors_contacts_list() {
  return {"actors contacts list", N_("Lister les personnes, avec la durée de conservation"),
          N_("mediamap actors contacts list --actor ccas-bergues\n"
             "mediamap actors contacts list --expired  # ceux qu'il faut effacer"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "--actor", options->actor, _("Seulement les personnes de cet acteur"), _("ACTEUR"));
            app.add_flag("--expired", options->expired, _("Seulement celles dont la durée de conservation est passée"));
            add_text_option(app, "--columns", options->columns, _("Colonnes à montrer : nom,telephones… ; « tout » : toutes"), _("CHAMPS"));
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
