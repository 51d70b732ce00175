// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/map_import_report.hpp"

#include <algorithm>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/import_report.hpp"

namespace mediamap::cli {
namespace {

using exchange::ImportedOffer;
using exchange::OutlineImport;
using State = ImportedOffer::State;

ImportReport figures(const OutlineImport& import) {
  const auto count = [&](State state) {
    return static_cast<std::size_t>(std::count_if(import.offres.begin(), import.offres.end(), [&](const ImportedOffer& one) { return one.state == state; }));
  };
  return {import.offres.size() + import.rejetees.size(), count(State::created), count(State::updated), count(State::unchanged), import.rejetees};
}

// Offers known by their name, once each: an outline may tell one several times.
std::vector<std::string> already_there(const OutlineImport& import) {
  std::vector<std::string> ids;
  std::set<std::string> told;
  for (const ImportedOffer& offer : import.offres) {
    if (offer.par_nom && told.insert(offer.id).second) ids.push_back(offer.id);
  }
  return ids;
}

Json in_json(const ImportedOffer& offer) {
  static constexpr const char* states[] = {"creee", "mise_a_jour", "inchangee"};
  Json doubts = Json::array();
  for (const Doubt& doubt : offer.a_completer) doubts.push_back({{"champ", doubt.champ}, {"valeur", doubt.valeur}, {"raison", doubt.raison}});
  return {{"rang", offer.rang}, {"id", offer.id}, {"nom", offer.nom}, {"etat", states[static_cast<int>(offer.state)]},
          {"champs", offer.champs}, {"a_completer", std::move(doubts)}};
}

Json in_json(const OutlineImport& import) {
  Json more{{"offres", Json::array()}, {"deja_la", already_there(import)}, {"familles", Json::array()}};
  for (const ImportedOffer& offer : import.offres) more["offres"].push_back(in_json(offer));
  for (const Family& family : import.familles) more["familles"].push_back({{"id", family.id}, {"nom", family.nom}});
  more["branches_inconnues"] = import.inconnues;
  more["remarques"] = import.remarques;
  more["non_repris"] = import.left_out;
  return more;
}

// What changes, one line an offer.
void print_changes(const OutlineImport& import, Context& context) {
  Listing listing{"offres", {{"etat", N_("Changement")}, {"nom", N_("Offre")}, {"id", N_("Identifiant")}, {"champs", N_("Champs")}}};
  std::size_t more = 0;
  for (const ImportedOffer& offer : import.offres) {
    if (offer.state == State::unchanged) continue;
    if (listing.rows.size() == most_told) {
      ++more;
      continue;
    }
    listing.rows.push_back({{"etat", offer.state == State::created ? _("créée") : _("mise à jour")}, {"nom", shorten(offer.nom, 50)}, {"id", offer.id}, {"champs", offer.champs}});
  }
  if (listing.rows.empty()) return;
  print_listing(context, listing, Format::table);
  if (more > 0) context.print(count_of(more, N_("… et {} autre offre (--format json les donne toutes)\n"), N_("… et {} autres offres (--format json les donne toutes)\n")));
}

void print_lines(const std::vector<std::string>& lines, const char* title, Context& context) {
  if (lines.empty()) return;
  context.print(std::string(_(title)) + "\n");
  for (std::size_t i = 0; i < std::min(lines.size(), most_told); ++i) context.print("  " + shorten(on_one_line(lines[i]), 200) + "\n");
  if (lines.size() > most_told) context.print(fill(_("  … {} en tout (--format json les donne toutes)\n"), grouped(lines.size())));
}

void print_words(const OutlineImport& import, Context& context) {
  print_changes(import, context);
  std::vector<std::string> doubts, families, rejected;
  for (const ImportedOffer& offer : import.offres) {
    for (const Doubt& doubt : offer.a_completer) doubts.push_back(fill(_("{0}, {1} : « {2} » ({3})"), offer.id, doubt.champ, shorten(doubt.valeur, 60), doubt.raison));
  }
  for (const Family& family : import.familles) families.push_back(fill(_("{0} ({1})"), family.nom, family.id));
  for (const tables::RejectedRow& row : import.rejetees) rejected.push_back(fill(_("offre {0} du plan, {1}"), row.ligne, row.raison));
  print_lines(families, N_("Nouvelles familles :"), context);
  print_lines(already_there(import), N_("Déjà là, reconnues à leur nom :"), context);
  print_lines(import.remarques, N_("À savoir :"), context);
  print_lines(doubts, N_("À compléter (le texte reçu est gardé dans la fiche de l'offre) :"), context);
  print_lines(import.left_out, N_("Dit par le plan, sans place dans une fiche :"), context);
  print_lines(rejected, N_("Rejetées :"), context);
}

}  // namespace

void print_map_import(Context& context, const OutlineImport& import, RecordFormat format) {
  const ImportReport report = figures(import);
  if (format == RecordFormat::json) return print_import_report(context, report, in_json(import), format);
  print_words(import, context);
  context.print(fill(_("{} = {} + {} + {} + {}.\n"), count_of(report.lignes, N_("{} offre lue"), N_("{} offres lues")),
                     count_of(report.crees, N_("{} créée"), N_("{} créées")),
                     count_of(report.mis_a_jour, N_("{} mise à jour"), N_("{} mises à jour")),
                     count_of(report.inchanges, N_("{} inchangée"), N_("{} inchangées")),
                     count_of(report.rejetees.size(), N_("{} rejetée"), N_("{} rejetées"))));
}

}  // namespace mediamap::cli
