// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/method.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  Workshop workshop;
  bool dry_run = false;
};

std::string new_id(const Workshop& workshop, const Territory& territory) {
  const std::string base = "atelier-" + workshop.date;
  std::string id = base;
  for (int n = 2; territory.workshop(id) != nullptr; ++n) id = fmt::format("{}-{}", base, n);
  return id;
}

// The end, four hours after the start unless said.
void fix_times(Workshop& workshop) {
  const int start = *minutes_of_day(workshop.debut);
  if (workshop.fin.empty()) {
    if (start + workshop_minutes >= 24 * 60) throw UsageError(_("--start : quatre heures plus tard, c'est le lendemain"), _("Donnez aussi --end."));
    workshop.fin = time_of_day(start + workshop_minutes);
  }
  const int minutes = *minutes_of_day(workshop.fin) - start;
  if (minutes < 60) {
    throw UsageError(fill(_("de {} à {} : un atelier dure au moins une heure"), workshop.debut, workshop.fin), _("Corrigez --start ou --end."));
  }
  workshop.etapes = workshop_run(minutes);
}

Exit act(Options options, Context& context) {
  Workshop& workshop = options.workshop;
  workshop.lieu = trim(workshop.lieu);
  if (workshop.lieu.empty()) throw UsageError(_("--place : le lieu est vide"), _("Donnez un acteur ou une adresse."));
  fix_times(workshop);
  if (workshop.titre.empty()) workshop.titre = _("Faire émerger l'offre existante");

  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {false, true, false, true, false});
  workshop.id = new_id(workshop, territory);
  const Actor* place = territory.actor(workshop.lieu);
  for (const Actor& actor : territory.acteurs) {
    if (place == nullptr && fold(actor.nom) == fold(workshop.lieu)) place = &actor;
  }
  if (place != nullptr) workshop.lieu = place->id;
  for (const Workshop& other : territory.ateliers) {
    if (other.date == workshop.date) {
      context.warn({{}, fill(_("un atelier est déjà prévu ce jour-là : {}"), other.id), _("Si c'est le même, effacez le dossier de l'un des deux dans ateliers/.")});
    }
  }
  store::ChangeSet changes(project);
  changes.put(workshop);
  context.apply(changes, options.dry_run);
  if (workshop.date < today()) context.warn({{}, fill(_("le {} est passé"), long_date(workshop.date)), _("Corrigez la date dans le fichier si ce n'était pas voulu.")});
  if (place == nullptr) {
    std::vector<std::string> ids;
    for (const Actor& actor : territory.acteurs) ids.push_back(actor.id);
    // An address has blanks; one word that is near an id is a slip.
    const std::string near = workshop.lieu.find(' ') == std::string::npos ? " " + did_you_mean(workshop.lieu, ids) : std::string();
    context.note(fill(_("« {} » n'est pas un acteur connu : gardé comme adresse."), workshop.lieu) + near);
  }
  if (!options.dry_run) {
    context.print(workshop.id + "\n");
    context.note(fill(_("Atelier prévu le {}, de {} à {} : {}"), long_date(workshop.date), workshop.debut, workshop.fin,
                      project.shown(store::record_path<Workshop>(workshop.id))));
  }
  return Exit::done;
}

}  // namespace

Command workshop_plan() {
  return {"workshop plan", N_("Prévoir l'atelier : date, lieu, déroulé de quatre heures"),
          N_("mediamap workshop plan --date 2027-01-21 --start 09:00 --place l-ecluse-numerique --capacity 25\n"
             "mediamap workshop plan --date 2027-01-21 --start 14:00 --end 17:00 --place \"Salle des fêtes, Wormhout\""),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            Workshop& workshop = options->workshop;
            add_text_option(app, "--date", workshop.date, _("Jour de l'atelier"), _("AAAA-MM-JJ"))->required()->check(iso_date());
            add_text_option(app, "--start", workshop.debut, _("Heure de début"), _("HH:MM"))->required()->check(clock_time());
            add_text_option(app, "--place", workshop.lieu, _("Acteur qui accueille (identifiant ou nom), ou adresse"), _("LIEU"))->required();
            add_text_option(app, "--end", workshop.fin, _("Heure de fin (par défaut, quatre heures après le début)"), _("HH:MM"))->check(clock_time());
            add_number_option(app, "--capacity", workshop.jauge, _("Jauge : nombre de places"));
            add_text_option(app, "--title", workshop.titre, _("Titre de l'atelier"), _("TITRE"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
