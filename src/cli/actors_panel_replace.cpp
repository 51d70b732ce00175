// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/panel_report.hpp"

namespace mediamap::cli {
namespace {

using analysis::Panel;
using analysis::PanelRequest;

struct Options {
  std::string id, workshop;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

// The one that is named, else the latest with a panel.
Workshop workshop_of(const Options& options, const Territory& territory) {
  const Workshop* found = nullptr;
  for (const Workshop& one : territory.ateliers) {
    if (!one.panel.empty() && (found == nullptr || one.date >= found->date)) found = &one;
  }
  if (!options.workshop.empty()) {
    Workshop named = require_workshop(territory, options.workshop);
    if (!named.panel.empty()) return named;
    found = nullptr;
  }
  if (found == nullptr) {
    throw UsageError(options.workshop.empty() ? std::string(_("aucun atelier n'a de panel")) : fill(_("l'atelier « {} » n'a pas de panel"), options.workshop),
                     _("Pour en noter un : mediamap actors panel --size N --workshop ATELIER"));
  }
  return *found;
}

PanelMember& member_of(Workshop& workshop, const std::string& id) {
  auto& members = workshop.panel.membres;
  const auto found = std::find_if(members.begin(), members.end(), [&](const PanelMember& one) { return one.acteur == id; });
  if (found == members.end()) {
    std::vector<std::string> ids;
    for (const PanelMember& one : members) ids.push_back(one.acteur);
    const std::string near = did_you_mean(id, ids);
    throw UsageError(fill(_("« {} » n'est pas dans le panel de l'atelier « {} »"), id, workshop.id), near.empty() ? fill(_("Ses membres : {}."), join(ids, ", ")) : near);
  }
  if (found->statut == member_declined) {
    throw UsageError(fill(_("« {} » a déjà décliné"), id), fill(_("S'il revient, changez son statut dans {}."), store::record_path<Workshop>(workshop.id).generic_string()));
  }
  return *found;
}

// Who sits in the panel, and who must not be asked.
PanelRequest request_of(const SavedPanel& saved, const Territory& territory, std::vector<std::string>& sitting) {
  PanelRequest request;
  request.seed = static_cast<std::uint64_t>(saved.graine.value_or(1));
  request.exclude = saved.exclus;
  for (const PanelMember& member : saved.membres) {
    if (member.statut == member_declined) {
      request.exclude.push_back(member.acteur);
    } else if (territory.actor(member.acteur) != nullptr) {
      sitting.push_back(member.acteur);
    }
  }
  const auto imposed = [&](const std::string& id) { return std::find(saved.imposes.begin(), saved.imposes.end(), id) != saved.imposes.end(); };
  std::copy_if(sitting.begin(), sitting.end(), std::back_inserter(request.must), imposed);
  std::erase_if(request.exclude, [&](const std::string& id) { return std::find(sitting.begin(), sitting.end(), id) != sitting.end(); });
  request.size = sitting.size();
  return request;
}

const analysis::PanelSeat* seat_of(const Panel& panel, const std::string& id) {
  const auto seat = std::find_if(panel.seats.begin(), panel.seats.end(), [&](const analysis::PanelSeat& one) { return one.actor->id == id; });
  return seat == panel.seats.end() ? nullptr : &*seat;
}

struct Replaced {
  Json report;
  std::string newcomer;
};

// Marks the one who declines, and gives the place to whoever keeps the panel closest to the base.
Replaced replace(Workshop& workshop, const Options& options, const Territory& territory) {
  PanelMember& leaving = member_of(workshop, options.id);
  std::vector<std::string> sitting;
  PanelRequest request = request_of(workshop.panel, territory, sitting);
  const Panel before = analysis::judge_panel(territory, territory.panel, request, sitting);
  leaving.statut = member_declined;
  Replaced done;
  done.report = Json{{"atelier", workshop.id}, {"decline", options.id}, {"remplacant", nullptr}, {"motif", ""}, {"suivants", Json::array()},
                     {"ecart_avant", rounded(before.deviation)}, {"ecart_apres", nullptr}};
  const analysis::PanelSeat* seat = seat_of(before, options.id);
  if (seat == nullptr || seat->replacements.empty()) return done;

  const Actor& newcomer = *seat->replacements.front();
  std::replace(sitting.begin(), sitting.end(), options.id, newcomer.id);
  std::erase(request.must, options.id);
  const Panel after = analysis::judge_panel(territory, territory.panel, request, sitting);
  const std::string why = fill(_("remplace {} · {}"), options.id, reason(after, *seat_of(after, newcomer.id)));
  const auto place = std::find_if(workshop.panel.membres.begin(), workshop.panel.membres.end(), [&](const PanelMember& one) { return one.acteur == options.id; });
  workshop.panel.membres.insert(place + 1, {newcomer.id, why, member_proposed});
  done.newcomer = newcomer.id;
  done.report["remplacant"] = Json{{"id", newcomer.id}, {"nom", newcomer.nom}, {"commune", newcomer.commune}};
  done.report["motif"] = why;
  for (std::size_t i = 1; i < seat->replacements.size(); ++i) done.report["suivants"].push_back(seat->replacements[i]->id);
  done.report["ecart_apres"] = rounded(after.deviation);
  return done;
}

void print_replaced(Context& context, const Json& report) {
  Json shown{{"decline", report.at("decline")}};
  if (const Json& who = report.at("remplacant"); !who.is_null()) {
    shown["remplacant"] = fill(_("{} ({}, {})"), who.at("id").get<std::string>(), who.at("nom").get<std::string>(), who.at("commune").get<std::string>());
    shown["motif"] = report.at("motif");
    shown["ecart"] = fill(_("{} avant, {} après"), percent(report.at("ecart_avant")), percent(report.at("ecart_apres")));
    if (!report.at("suivants").empty()) shown["suivants"] = join(report.at("suivants").get<std::vector<std::string>>(), ", ");
  } else {
    shown["remplacant"] = _("plus personne à proposer");
  }
  print_record(context, shown,
               {{"decline", N_("Décline")}, {"remplacant", N_("Remplaçant")}, {"motif", N_("Pourquoi")}, {"ecart", N_("Écart du panel")}, {"suivants", N_("Sinon")}},
               RecordFormat::text);
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  Territory territory = context.load(project, {true, true, false, true, false});
  territory.panel = analysis::readable_targets(territory, territory.panel);
  Workshop workshop = workshop_of(options, territory);
  const Replaced done = replace(workshop, options, territory);
  if (options.format == RecordFormat::json) {
    print_record(context, done.report, {}, options.format);
  } else {
    print_replaced(context, done.report);
  }
  store::ChangeSet changes(project);
  changes.put(workshop);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::differences);
  if (!options.dry_run) context.note(fill(_("Noté dans {}"), project.shown(store::record_path<Workshop>(workshop.id))));
  if (done.newcomer.empty()) context.warn({{}, _("le panel a une place de moins"), _("Complétez la base : mediamap actors import FICHIER")});
  return Exit::done;
}

}  // namespace

Command actors_panel_replace() {
  return {"actors panel replace", N_("Remplacer un acteur du panel qui décline"),
          N_("mediamap actors panel replace ccas-bergues\n"
             "mediamap actors panel replace ccas-bergues --workshop atelier-2027-01-21 --dry-run"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "acteur", options->id, _("Identifiant de celui qui décline"), _("ACTEUR"))->required();
            add_text_option(app, "--workshop", options->workshop, _("Atelier (par défaut, le dernier qui a un panel)"), _("ATELIER"));
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
