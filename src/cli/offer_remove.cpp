// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <set>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> ids;
  bool dry_run = false;
};

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {false, false, true, false, false});
  store::ChangeSet changes(project);
  const std::set<std::string> ids(options.ids.begin(), options.ids.end());
  for (const std::string& id : ids) {
    const Offer& offer = require_offer(territory, id);
    changes.move(store::record_path<Offer>(offer.id), store::fs::path(store::removed_offers_folder) / (offer.id + ".yaml"));
  }
  context.apply(changes, options.dry_run);
  if (options.dry_run) return Exit::done;
  for (const std::string& id : ids) {
    context.note(fill(_("Offre « {0} » retirée ; sa fiche est gardée dans {1}/{0}.yaml."), id, store::removed_offers_folder));
  }
  return Exit::done;
}

}  // namespace

Command offer_remove() {
  return {"offer remove", N_("Retirer une offre de la carte ; sa fiche est gardée"),
          N_("mediamap offer remove atelier-smartphone"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("offres", options->ids, _("Identifiants des offres"))->type_name(_("OFFRE"))->required();
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
