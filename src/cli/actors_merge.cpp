// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/actor_merge.hpp"
#include "mediamap/store/distincts.hpp"
#include "mediamap/store/fusions.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> ids;
  std::string keep;
  std::string undo;
  bool dry_run = false;
};

// Bilans name no actor.
constexpr store::Parts parts = {false, true, true, true, false};

std::vector<const Actor*> wanted_records(const Options& options, const Territory& territory) {
  std::vector<std::string> ids;
  for (const std::string& id : options.ids) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  if (!options.keep.empty() && std::find(ids.begin(), ids.end(), options.keep) == ids.end()) ids.push_back(options.keep);
  if (ids.size() < 2) {
    throw UsageError(_("il faut au moins deux fiches différentes à réunir"), _("mediamap actors merge FICHE AUTRE ; pour les trouver : mediamap actors dedupe"));
  }
  std::vector<const Actor*> records;
  for (const std::string& id : ids) records.push_back(&require_actor(territory, id));
  return records;
}

void refuse_distinct(const store::Project& project, const std::vector<const Actor*>& records) {
  std::vector<Fault> faults;
  const auto among = [&](const std::string& id) {
    return std::any_of(records.begin(), records.end(), [&](const Actor* one) { return one->id == id; });
  };
  for (const store::DistinctPair& pair : store::load_distincts(project)) {
    if (!among(pair.first) || !among(pair.second)) continue;
    faults.push_back({{project.shown(store::distincts_file)}, fill(_("« {} » et « {} » sont notés comme deux acteurs différents"), pair.first, pair.second),
                      _("Si c'était une erreur, effacez cette ligne du fichier, puis recommencez.")});
  }
  if (!faults.empty()) throw DataError(std::move(faults));
}

bool is_merged(const store::Fusion& fusion, const std::string& id) {
  return std::find(fusion.reunis.begin(), fusion.reunis.end(), id) != fusion.reunis.end();
}

// Of each record an offer may have been derived for one and the same service: one is too many, and only the agent knows
// which.
void tell_twin_offers(const store::Fusion& fusion, const Territory& territory, Context& context) {
  std::map<std::string, std::vector<std::string>> by_service;
  for (const Offer& offer : territory.offres) {
    const bool of_one = offer.source_acteur == fusion.garde || is_merged(fusion, offer.source_acteur);
    if (of_one && !offer.source_service.empty()) by_service[offer.source_service].push_back(offer.id);
  }
  for (const auto& [service, offers] : by_service) {
    if (offers.size() < 2) continue;
    context.note(fill(_("Plusieurs offres déduites de « {} » : {}. Gardez-en une, retirez le reste : mediamap offer remove OFFRE"), service, join(offers, ", ")));
  }
}

void tell(const store::Fusion& fusion, Context& context) {
  context.note(fill(_("{} dans « {} »."),
                    fusion.reunis.size() == 1 ? fill(_("« {} » est réunie"), fusion.reunis.front())
                                              : fill(_("« {} » sont réunies"), join(fusion.reunis, _(" », « "))),
                    fusion.garde));
  if (!fusion.references.empty()) {
    context.note(fill(_("{} : offres, ateliers et déductions nomment désormais « {} »."),
                      count_of(fusion.references.size(), N_("{} référence récrite"), N_("{} références récrites")), fusion.garde));
  }
  for (const store::FieldChange& one : fusion.champs) {
    if (one.champ != "a_completer" || one.apres.size() <= one.avant.size()) continue;
    context.note(fill(_("Les valeurs en désaccord sont dans « a_completer » : mediamap actors show {}"), fusion.garde));
  }
  context.note(fill(_("Pour revenir en arrière : mediamap actors merge --undo {}"), fusion.garde));
}

// prive/ is not shared: what a merge changes there is noted there, with the contact.
void move_contacts(store::ChangeSet& changes, const store::Project& project, const store::Fusion& fusion) {
  for (Contact contact : store::load_contacts(project)) {
    if (!is_merged(fusion, contact.organisation)) continue;
    contact.organisations_avant.push_back(contact.organisation);
    contact.organisation = fusion.garde;
    changes.put(contact);
  }
}

void put_contacts_back(store::ChangeSet& changes, const store::Project& project, const store::Fusion& fusion) {
  for (Contact contact : store::load_contacts(project)) {
    std::vector<std::string>& before = contact.organisations_avant;
    if (contact.organisation != fusion.garde || before.empty() || !is_merged(fusion, before.back())) continue;
    contact.organisation = before.back();
    before.pop_back();
    changes.put(contact);
  }
}

Exit merge(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, parts);
  std::vector<const Actor*> records = wanted_records(options, territory);
  refuse_distinct(project, records);
  const auto kept = options.keep.empty() ? records.begin() + static_cast<std::ptrdiff_t>(most_complete(records))
                                         : std::find_if(records.begin(), records.end(), [&](const Actor* one) { return one->id == options.keep; });
  const Actor& actor = **kept;
  records.erase(kept);

  store::ChangeSet changes(project);
  const store::Fusion fusion = store::merge_actors(changes, project, territory, actor, records, today());
  move_contacts(changes, project, fusion);
  context.apply(changes, options.dry_run);
  if (!options.dry_run) {
    tell(fusion, context);
    tell_twin_offers(fusion, territory, context);
  }
  return Exit::done;
}

const store::Fusion* last_into(const std::vector<store::Fusion>& fusions, const std::string& kept) {
  const store::Fusion* last = nullptr;
  for (const store::Fusion& one : fusions) {
    if (one.garde == kept && (last == nullptr || one.numero > last->numero)) last = &one;
  }
  return last;
}

// The merge that took this record away, else the last one into it.
const store::Fusion& fusion_of(const std::vector<store::Fusion>& fusions, const std::string& id) {
  std::vector<std::string> known;
  for (const store::Fusion& one : fusions) {
    known.push_back(one.garde);
    known.insert(known.end(), one.reunis.begin(), one.reunis.end());
    if (!is_merged(one, id)) continue;
    if (last_into(fusions, one.garde)->id == one.id) return one;
    throw UsageError(fill(_("« {} » a été réunie à d'autres depuis"), one.garde),
                     fill(_("Défaites d'abord la fusion la plus récente : mediamap actors merge --undo {}"), one.garde));
  }
  if (const store::Fusion* into = last_into(fusions, id)) return *into;
  const std::string near = did_you_mean(id, known);
  throw UsageError(fill(_("aucune fusion ne concerne « {} »"), id), near.empty() ? fill(_("Les fusions sont dans {}/."), store::fusions_folder) : near);
}

Exit undo(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, parts);
  const std::vector<store::Fusion> fusions = store::load_fusions(project);
  const store::Fusion& fusion = fusion_of(fusions, options.undo);
  store::ChangeSet changes(project);
  const std::vector<Fault> remarks = store::undo_merge(changes, project, territory, fusion);
  put_contacts_back(changes, project, fusion);
  context.apply(changes, options.dry_run);
  for (const Fault& remark : remarks) context.warn(remark);
  if (!options.dry_run) {
    context.note(fill(_("Fusion défaite : {} de nouveau là, à côté de « {} »."),
                      fusion.reunis.size() == 1 ? fill(_("« {} » est"), fusion.reunis.front()) : fill(_("« {} » sont"), join(fusion.reunis, _(" », « "))),
                      fusion.garde));
  }
  return Exit::done;
}

Exit act(const Options& options, Context& context) {
  if (options.undo.empty()) return merge(options, context);
  if (!options.ids.empty() || !options.keep.empty()) {
    throw UsageError(_("--undo ne va pas avec des fiches à réunir"), _("mediamap actors merge --undo FICHE"));
  }
  return undo(options, context);
}

}  // namespace

Command actors_merge() {
  return {"actors merge", N_("Réunir des fiches qui sont le même acteur, ou défaire une réunion"),
          N_("mediamap actors merge ccas-bergues ccas-bergues-2\n"
             "mediamap actors merge ccas-bergues c-c-a-s-bergues --keep ccas-bergues --dry-run\n"
             "mediamap actors merge --undo ccas-bergues  # revenir en arrière"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("fiches", options->ids, _("Identifiants des fiches à réunir"))->type_name(_("FICHE"));
            add_text_option(app, "--keep", options->keep, _("La fiche qui reste ; sans cette option, la plus complète"), _("FICHE"));
            add_text_option(app, "--undo", options->undo, _("Défaire la dernière fusion de cette fiche"), _("FICHE"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
