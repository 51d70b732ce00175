// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/offer_fields.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> families, statuses;
  std::map<const OfferList*, std::vector<std::string>> lists;
  std::string search;
  bool off_site = false;
  Format format = Format::table;
};

// Filters that users want on a list; each of several values of one filter will do.
constexpr const char* filters[] = {"thematic", "operator", "place", "commune", "public"};

bool has_any(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
           return std::find(values.begin(), values.end(), one) != values.end();
         });
}

// Communes that an offer serves: those it names, and those of its places.
std::vector<std::string> communes_of(const Offer& offer, const Territory& territory) {
  std::vector<std::string> codes = offer.communes_desservies;
  for (const std::string& place : offer.lieux) {
    const Actor* actor = territory.actor(place);
    const Commune* commune = actor == nullptr ? nullptr : territory.commune_of(*actor);
    if (commune != nullptr) codes.push_back(commune->code);
  }
  return codes;
}

bool matches(const Offer& offer, const Options& options, const Territory& territory) {
  if (!has_any({offer.famille}, options.families) || !has_any({offer.statut}, options.statuses)) return false;
  for (const auto& [list, wanted] : options.lists) {
    const bool communes = list->member == &Offer::communes_desservies;
    if (!has_any(communes ? communes_of(offer, territory) : offer.*list->member, wanted)) return false;
  }
  if (options.off_site && !offer.hors_les_murs) return false;
  const std::string text = fold(offer.nom + " " + join(offer.objectifs, " "));
  return options.search.empty() || text.find(fold(options.search)) != std::string::npos;
}

// An empty answer to a mistyped filter would be believed.
void check_filters(const Options& options, const Territory& territory) {
  std::vector<Fault> faults;
  for (const std::string& family : options.families) {
    Offer probe;
    probe.nom = "-";
    probe.famille = family;
    for (Fault& fault : offer_faults(probe, territory)) faults.push_back(std::move(fault));
  }
  for (const auto& [list, wanted] : options.lists) {
    if (wanted.empty()) continue;
    Offer probe;
    probe.nom = "-";
    probe.famille = territory.taxonomy.familles.empty() ? "" : territory.taxonomy.familles.front().id;
    probe.*list->member = wanted;
    for (Fault& fault : offer_faults(probe, territory)) faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

Exit act(Options options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, false});
  for (auto& [list, wanted] : options.lists) {
    for (std::string& value : wanted) value = normalised(*list, value, territory);
  }
  for (std::string& family : options.families) family = family_id(family, territory.taxonomy);
  check_filters(options, territory);

  Listing listing{"offres",
                  {{"id", N_("Identifiant")}, {"nom", N_("Offre")}, {"famille", N_("Famille")}, {"operateurs", N_("Opérateurs")},
                   {"statut", N_("Statut")}}};
  listing.empty_text = territory.offres.empty() ? _("Aucune offre encore : mediamap offer add, ou mediamap offer derive.")
                                                : _("Aucune offre ne correspond à ces filtres.");
  for (const Offer& offer : territory.offres) {
    if (!matches(offer, options, territory)) continue;
    Json row{{"id", offer.id}};
    row.update(store::to_json(offer));
    row.erase("version");
    listing.rows.push_back(std::move(row));
  }
  print_listing(context, listing, options.format);
  return Exit::done;
}

}  // namespace

Command offer_list() {
  return {"offer list", N_("Lister les offres"),
          N_("mediamap offer list --family acces-aux-droits\n"
             "mediamap offer list --operator \"CCAS de Bergues\" --format csv"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_list_option(app, "--family", options->families, _("Seulement cette famille"), _("FAMILLE"));
            for (const OfferList& list : offer_lists()) {
              if (std::find(std::begin(filters), std::end(filters), std::string_view(list.option)) ==
                  std::end(filters)) continue;
              add_list_option(app, std::string("--") + list.option, options->lists[&list], fill(_("Seulement avec : {}"), _(list.description)),
                              _(list.placeholder));
            }
            add_list_option(app, "--status", options->statuses, _("Seulement ce statut"), _("STATUT"))
                ->transform(one_of({"recensee", "a_confirmer", "confirmee"}));
            app.add_flag("--off-site", options->off_site, _("Seulement hors les murs"));
            add_text_option(app, "--search", options->search, _("Mots du nom ou des objectifs"), _("TEXTE"));
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
