// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> communes, services, typologies;
  std::string search;
  bool to_complete = false;
  Format format = Format::table;
};

bool is_any(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
           return std::any_of(values.begin(), values.end(), [&](const std::string& value) { return fold(value) == fold(one); });
         });
}

bool matches(const Actor& actor, const Options& options) {
  if (!is_any({actor.commune, actor.code_insee}, options.communes)) return false;
  if (!is_any(actor.services, options.services) || !is_any(actor.typologie, options.typologies)) return false;
  if (options.to_complete && actor.a_completer.empty()) return false;
  return options.search.empty() || fold(actor.nom).find(fold(options.search)) != std::string::npos;
}

// An empty answer to a mistyped filter would be believed.
void check_filters(const Options& options, const Territory& territory) {
  std::vector<Fault> faults;
  const auto allowed = store::Schema::get("acteur").allowed("services");
  for (const std::string& service : options.services) {
    if (is_any(allowed, {service})) continue;
    const std::string near = did_you_mean(service, allowed);
    faults.push_back({{}, fill(_("--service : « {} » n'est pas un service du standard"), service),
                      near.empty() ? fill(_("Services : {}."), join(allowed, ", ")) : near});
  }
  std::vector<std::string> communes;
  for (const Commune& commune : territory.communes) communes.insert(communes.end(), {commune.code, commune.nom});
  for (const Actor& actor : territory.acteurs) communes.insert(communes.end(), {actor.code_insee, actor.commune});
  for (const std::string& commune : options.communes) {
    if (is_any(communes, {commune})) continue;
    const std::string near = did_you_mean(commune, communes);
    faults.push_back({{}, fill(_("--commune : « {} » n'est ni une commune du territoire ni celle d'un acteur"), commune),
                      near.empty() ? std::string(_("Les communes : mediamap territory show")) : near});
  }
  std::vector<std::string> types;
  for (const Actor& actor : territory.acteurs) {
    for (const std::string& type : actor.typologie) {
      if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
    }
  }
  std::sort(types.begin(), types.end());
  for (const std::string& type : options.typologies) {
    if (is_any(types, {type})) continue;
    const std::string near = did_you_mean(type, types);
    faults.push_back({{}, fill(_("--typologie : aucun acteur n'est de type « {} »"), type),
                      near.empty() ? fill(_("Types : {}."), join(types, ", ")) : near});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  check_filters(options, territory);

  Listing listing{"acteurs",
                  {{"id", N_("Identifiant")}, {"nom", N_("Nom")}, {"commune", N_("Commune")}, {"typologie", N_("Type")},
                   {"services", N_("Services")}, {"doutes", N_("À compléter"), true}}};
  listing.empty_text = territory.acteurs.empty() ? _("Aucun acteur encore : mediamap actors import FICHIER.")
                                                 : _("Aucun acteur ne correspond à ces filtres.");
  for (const Actor& actor : territory.acteurs) {
    if (!matches(actor, options)) continue;
    Json row{{"id", actor.id}, {"doutes", actor.a_completer.size()}};
    row.update(store::to_json(actor));
    row.erase("version");
    listing.rows.push_back(std::move(row));
  }
  print_listing(context, listing, options.format);
  return Exit::done;
}

}  // namespace

Command actors_list() {
  return {"actors list", N_("Lister les acteurs"),
          N_("mediamap actors list --commune Bergues\n"
             "mediamap actors list --a-completer --format markdown\n"
             "mediamap actors list --service \"Aide aux démarches administratives\" --format csv"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_list_option(app, "--commune", options->communes, _("Seulement cette commune (nom ou code INSEE)"), _("COMMUNE"));
            add_list_option(app, "--service", options->services, _("Seulement avec ce service du standard"), _("SERVICE"));
            add_list_option(app, "--typologie", options->typologies, _("Seulement ce type : CCAS, ASSO, BIB…"), _("TYPE"));
            add_text_option(app, "--search", options->search, _("Mots du nom"), _("TEXTE"));
            app.add_flag("--a-completer", options->to_complete, _("Seulement les fiches où il reste quelque chose à compléter"));
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
