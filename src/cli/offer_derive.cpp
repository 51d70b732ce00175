// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/derive_offers.hpp"

#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/store/derivations.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, true, true, false});
  std::vector<store::Derivation> derivations = store::load_derivations(project);
  std::set<std::pair<std::string, std::string>> known;
  for (const store::Derivation& one : derivations) known.emplace(one.acteur, one.service);

  std::set<std::string> taken = store::taken_offer_ids(project, territory);
  const analysis::DerivedOffers derived = analysis::derive_offers(territory, known, taken);
  store::ChangeSet changes(project);
  for (const Offer& offer : derived.offers) {
    changes.put(offer);
    derivations.push_back({offer.source_acteur, offer.source_service, offer.id});
  }
  if (!derived.offers.empty()) store::put_derivations(changes, derivations);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::names);

  for (const std::string& service : derived.unmapped_services) {
    context.warn({{"thematiques.yaml"}, fill(_("aucune thématique ne cite le service « {} » : pas d'offre déduite"), service),
                  _("Ajoutez-le aux « services » d'une thématique, puis relancez la commande.")});
  }
  if (options.format == RecordFormat::json) {
    Json report{{"crees", derived.offers.size()}, {"deja_deduites", known.size()}, {"offres", Json::array()}};
    for (const Offer& offer : derived.offers) {
      report["offres"].push_back({{"id", offer.id}, {"acteur", offer.source_acteur}, {"service", offer.source_service}});
    }
    context.print(report.dump(2) + "\n");
  } else {
    const std::string before = known.empty() ? std::string(_("aucune ne l'était encore")) : count_of(known.size(), N_("{} l'était déjà"), N_("{} l'étaient déjà"));
    context.print(fill(_("{}, {}.\n"), count_of(derived.offers.size(), N_("{} offre déduite"), N_("{} offres déduites")), before));
  }
  return Exit::done;
}

}  // namespace

Command offer_derive() {
  return {"offer derive", N_("Déduire une offre de chaque service de chaque acteur"),
          N_("mediamap offer derive\nmediamap offer derive --dry-run"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
