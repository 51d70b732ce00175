// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/offer_fields.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct ListChange {
  std::vector<std::string> replace, add, remove;
};

struct Options {
  std::string id;
  std::map<const OfferText*, std::string> texts;
  std::map<const OfferList*, ListChange> lists;
  std::optional<bool> off_site;
  bool dry_run = false;
};

void change_list(const OfferList& list, const ListChange& change, const Territory& territory, Offer& offer,
                 std::vector<Fault>& faults) {
  std::vector<std::string>& values = offer.*list.member;
  const auto add = [&](const std::string& value) {
    const std::string meant = normalised(list, value, territory);
    if (std::find(values.begin(), values.end(), meant) == values.end()) values.push_back(meant);
  };
  if (!change.replace.empty()) {
    values.clear();
    for (const std::string& value : change.replace) {
      if (!value.empty()) add(value);
    }
  }
  for (const std::string& value : change.add) add(value);
  for (const std::string& value : change.remove) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const std::string& one) {
      return one == value || one == normalised(list, value, territory);
    });
    if (found != values.end()) {
      values.erase(found);
    } else {
      faults.push_back({{}, fill(_("--remove-{} : l'offre n'a pas « {} »"), list.option, value),
                        values.empty() ? "" : fill(_("Elle a : {}."), join(values, ", "))});
    }
  }
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, true, true, false});
  Offer offer = require_offer(territory, options.id);
  const Offer before = offer;

  std::vector<Fault> faults;
  for (const auto& [text, value] : options.texts) offer.*text->member = trim(value);
  offer.famille = family_id(offer.famille, territory.taxonomy);
  for (const auto& [list, change] : options.lists) change_list(*list, change, territory, offer, faults);
  if (options.off_site) offer.hors_les_murs = *options.off_site;
  offer.statut = status_keyword(offer.statut);
  // What was wrong before is told by `check`; an edit answers for itself alone.
  std::set<std::string> known;
  for (const Fault& fault : offer_faults(before, territory)) known.insert(fault.message);
  for (Fault& fault : offer_faults(offer, territory)) {
    if (!known.contains(fault.message)) faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw UsageError(std::move(faults));

  store::ChangeSet changes(project);
  changes.put(offer);
  context.apply(changes, options.dry_run);
  if (offer.thematiques != before.thematiques || offer.famille != before.famille) note_thematics_elsewhere(offer, territory, context);
  if (!options.dry_run) context.note(offer == before ? std::string(_("Rien à changer.")) : fill(_("Offre « {} » modifiée."), offer.id));
  return Exit::done;
}

}  // namespace

Command offer_edit() {
  return {"offer edit", N_("Modifier une offre ; les commentaires du fichier restent"),
          N_("mediamap offer edit atelier-smartphone --status confirmee --schedule \"Tu 14:00-16:00\"\n"
             "mediamap offer edit atelier-smartphone --add-operator \"Mission locale\" --remove-public Seniors\n"
             "mediamap offer edit atelier-smartphone --schedule \"\"  # vider un champ"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "offre", options->id, _("Identifiant de l'offre"), _("OFFRE"))->required();
            for (const OfferText& text : offer_texts()) {
              app.add_option_function<std::string>(
                     text.option, [options, &text](const std::string& value) { options->texts[&text] = value; }, _(text.description))
                  ->type_name(_(text.placeholder));
            }
            for (const OfferList& list : offer_lists()) {
              ListChange& change = options->lists[&list];
              const std::string name = list.option;
              add_list_option(app, "--" + name, change.replace, fill(_("Remplacer : {}"), _(list.description)), _(list.placeholder));
              add_list_option(app, "--add-" + name, change.add, _("Ajouter à cette liste"), _(list.placeholder));
              add_list_option(app, "--remove-" + name, change.remove, _("Retirer de cette liste"), _(list.placeholder));
            }
            app.add_flag_function("--off-site,!--no-off-site", [options](std::int64_t count) { options->off_site = count > 0; },
                                  _("Hors les murs, ou non"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
