// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/offer_fields.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/offer_id.hpp"
#include "mediamap/store/derivations.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  Offer offer;
  bool dry_run = false;
};

Exit act(Options options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, true, true, false});

  Offer& offer = options.offer;
  offer.nom = trim(offer.nom);
  offer.famille = family_id(offer.famille, territory.taxonomy);
  offer.statut = offer.statut.empty() ? "recensee" : status_keyword(offer.statut);
  for (const OfferList& list : offer_lists()) {
    std::vector<std::string> values;
    for (const std::string& value : offer.*list.member) {
      const std::string meant = normalised(list, value, territory);
      if (std::find(values.begin(), values.end(), meant) == values.end()) values.push_back(meant);
    }
    offer.*list.member = std::move(values);
  }
  std::vector<Fault> faults = offer_faults(offer, territory);
  if (!offer.source_atelier.empty() && territory.workshop(offer.source_atelier) == nullptr) {
    faults.push_back({{}, fill(_("--workshop : aucun atelier « {} »"), offer.source_atelier), _("Créez-le : mediamap workshop plan")});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));

  std::set<std::string> taken = store::taken_offer_ids(project, territory);
  offer.id = new_offer_id(offer.nom, taken);
  store::ChangeSet changes(project);
  changes.put(offer);
  context.apply(changes, options.dry_run);
  for (const Offer& other : territory.offres) {
    if (fold(other.nom) == fold(offer.nom) && other.operateurs == offer.operateurs) {
      context.warn({{}, fill(_("une offre du même nom et des mêmes opérateurs existe déjà : {}"), other.id),
                    fill(_("Si c'est la même : mediamap offer remove {}"), offer.id)});
      break;
    }
  }
  note_thematics_elsewhere(offer, territory, context);
  if (!options.dry_run) context.print(offer.id + "\n");
  return Exit::done;
}

}  // namespace

Command offer_add() {
  return {"offer add", N_("Ajouter une offre ; son identifiant s'affiche"),
          N_("mediamap offer add --name \"Atelier smartphone\" --family formation-et-montee-en-competence --operator ccas-bergues\n"
             "mediamap offer add --name \"Bus numérique\" --family acces-aux-droits --off-site --commune 59067 --schedule \"We 14:00-17:00\""),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            for (const OfferText& text : offer_texts()) {
              CLI::Option* option = add_text_option(app, text.option, options->offer.*text.member, _(text.description), _(text.placeholder));
              if (text.member == &Offer::nom || text.member == &Offer::famille) option->required();
            }
            for (const OfferList& list : offer_lists()) {
              add_list_option(app, std::string("--") + list.option, options->offer.*list.member, _(list.description), _(list.placeholder));
            }
            app.add_flag("--off-site", options->offer.hors_les_murs, _("L'offre se tient hors les murs"));
            add_text_option(app, "--workshop", options->offer.source_atelier, _("Atelier d'où vient le post-it"), _("ATELIER"));
            add_number_option(app, "--post-it", options->offer.source_post_it, _("Numéro du post-it"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
