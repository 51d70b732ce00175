// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/analysis/gaps.hpp"
#include "mediamap/base/date.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"

namespace mediamap::cli {
namespace {

// One station of the method: where it stands, and the command that goes on from there.
struct Station {
  const char* id;
  const char* name;
  bool done = false;
  std::string detail;
  std::string command;
};

Station communes(const Territory& territory) {
  return {"communes", N_("Territoire et communes"), !territory.communes.empty(),
          count_of(territory.communes.size(), N_("{} commune"), N_("{} communes")), "mediamap territory import communes.csv"};
}

Station actors(const Territory& territory) {
  const auto doubts = static_cast<std::size_t>(
      std::count_if(territory.acteurs.begin(), territory.acteurs.end(), [](const Actor& actor) { return !actor.a_completer.empty(); }));
  std::string detail = count_of(territory.acteurs.size(), N_("{} acteur"), N_("{} acteurs"));
  if (doubts > 0) detail += ", " + count_of(doubts, N_("{} fiche à compléter"), N_("{} fiches à compléter"));
  return {"acteurs", N_("Acteurs"), !territory.acteurs.empty(), detail,
          territory.acteurs.empty() ? "mediamap actors import acteurs.csv" : "mediamap actors complete"};
}

Station workshop(const Territory& territory) {
  std::string detail = _("aucun atelier prévu");
  if (!territory.ateliers.empty()) {
    const Workshop& last = *std::max_element(territory.ateliers.begin(), territory.ateliers.end(),
                                             [](const Workshop& a, const Workshop& b) { return a.date < b.date; });
    detail = fill(last.date < today() ? _("a eu lieu le {}") : _("prévu le {}"), long_date(last.date));
    const auto& members = last.panel.membres;
    const auto invited = std::count_if(members.begin(), members.end(), [](const PanelMember& one) { return one.statut != member_declined; });
    if (invited > 0) detail += fill(_(", panel de {}"), count_of(static_cast<std::size_t>(invited), N_("{} acteur"), N_("{} acteurs")));
  }
  return {"atelier", N_("Atelier"), !territory.ateliers.empty(), detail, "mediamap workshop plan --date AAAA-MM-JJ --start 09:00 --place LIEU"};
}

Station offers(const Territory& territory) {
  const auto confirmed = std::count_if(territory.offres.begin(), territory.offres.end(), [](const Offer& offer) { return offer.statut == "confirmee"; });
  std::string detail = count_of(territory.offres.size(), N_("{} offre"), N_("{} offres"));
  if (confirmed > 0) detail += ", " + count_of(static_cast<std::size_t>(confirmed), N_("{} confirmée"), N_("{} confirmées"));
  return {"offres", N_("Offres"), !territory.offres.empty(), detail,
          territory.acteurs.empty() ? "mediamap offer add --name NOM --family FAMILLE" : "mediamap offer derive"};
}

bool changed_since(const store::fs::path& folder, store::fs::file_time_type then) {
  std::error_code error;
  for (const store::fs::directory_entry& entry : store::fs::directory_iterator(folder, error)) {
    if (entry.last_write_time(error) > then) return true;
  }
  return false;
}

Station map(const store::Project& project) {
  const char* file = "rendus/carte.pdf";
  std::error_code missing;
  const auto drawn = store::fs::last_write_time(project.root() / file, missing);
  const bool stale = !missing && changed_since(project.root() / "offres", drawn);
  const std::string detail = missing ? std::string(_("pas encore dessinée")) : stale ? std::string(_("à redessiner : des offres ont changé depuis")) : project.shown(file);
  return {"carte", N_("Carte mentale"), !missing && !stale, detail, "mediamap map render"};
}

Station gaps(const Territory& territory) {
  const auto rows = analysis::gaps(territory);
  const auto missing = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.coverage == analysis::Coverage::missing; });
  const bool known = !territory.offres.empty();
  return {"manques", N_("Ce qui manque"), known,
          known ? fill(_("{} sur {}"), count_of(static_cast<std::size_t>(missing), N_("{} thématique manquante"), N_("{} thématiques manquantes")), rows.size())
                : std::string(_("rien à analyser encore")),
          "mediamap analyse gaps"};
}

Station bilan(const Territory& territory) {
  if (territory.bilans.empty()) return {"bilan", N_("Fiche bilan"), false, _("pas encore commencée"), "mediamap bilan new"};
  const Bilan& last = *territory.latest_bilan();
  const auto constats = std::count_if(last.constats.begin(), last.constats.end(), [](const BilanEntry& entry) { return !entry.texte.empty(); });
  return {"bilan", N_("Fiche bilan"), constats > 0,
          constats > 0 ? fill(_("{} ({})"), last.id, count_of(static_cast<std::size_t>(constats), N_("{} constat"), N_("{} constats")))
                  : fill(_("les constats restent à écrire dans bilans/{}.yaml"), last.id),
          "mediamap bilan render " + last.id};
}

std::string word(bool done) { return done ? "fait" : "a_faire"; }

Exit act(Format format, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project);
  const Station stations[] = {communes(territory), actors(territory), workshop(territory), offers(territory),
                              map(project),        gaps(territory),   bilan(territory)};
  const auto next = std::find_if(std::begin(stations), std::end(stations), [](const Station& station) { return !station.done; });

  Listing listing{"etapes", {{"nom", N_("Étape")}, {"etat", N_("État")}, {"detail", N_("Où elle en est")}, {"commande", N_("Commande")}}};
  for (const Station& station : stations) {
    listing.rows.push_back({{"id", station.id}, {"nom", _(station.name)}, {"etat", word(station.done)}, {"detail", station.detail}, {"commande", station.command}});
  }
  listing.summary = {{"territoire", territory.nom}, {"prochaine", nullptr}};
  if (next != std::end(stations)) listing.summary["prochaine"] = Json{{"id", next->id}, {"commande", next->command}};

  if (format != Format::table) {
    print_listing(context, listing, format);
    return Exit::done;
  }
  context.print(territory.nom + "\n\n");
  listing.columns = {{"coche", " "}, {"nom", N_("Étape")}, {"detail", N_("Où elle en est")}};
  for (std::size_t i = 0; i < listing.rows.size(); ++i) listing.rows[i]["coche"] = stations[i].done ? "✓" : "·";
  print_listing(context, listing, format);
  context.print(next == std::end(stations) ? fill(_("\nToutes les étapes ont commencé. Pour tout relire : mediamap check\n"))
                                           : mediamap::fill(_("\nEnsuite, {} :\n  {}\n"), _(next->name), next->command));
  return Exit::done;
}

}  // namespace

Command status() {
  return {"status", N_("Où en est la démarche, et que faire ensuite"), N_("mediamap status"),
          [](CLI::App& app) -> Action {
            auto format = std::make_shared<Format>(Format::table);
            add_format_option(app, *format);
            return [format](Context& context) { return act(*format, context); };
          }};
}

}  // namespace mediamap::cli
