// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/offer_filters.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  OfferFilters filters;
  Format format = Format::table;
};

Exit act(Options options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, false});
  options.filters = require_filters(options.filters, territory);

  Listing listing{"offres",
                  {{"id", N_("Identifiant")}, {"nom", N_("Offre")}, {"famille", N_("Famille")}, {"operateurs", N_("Opérateurs")},
                   {"statut", N_("Statut")}}};
  listing.empty_text = territory.offres.empty() ? _("Aucune offre encore : mediamap offer add, ou mediamap offer derive.")
                                                : _("Aucune offre ne correspond à ces filtres.");
  for (const Offer& offer : territory.offres) {
    if (!matches(offer, options.filters, territory)) continue;
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
            add_offer_filters(app, options->filters);
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
