// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/map_options.hpp"

#include <algorithm>

#include "mediamap/analysis/gaps.hpp"
#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/store/history.hpp"

namespace mediamap::cli {
namespace {

std::vector<draw::Detail> details_of(const MapSettings& settings) {
  static constexpr std::pair<const char*, draw::Detail> names[] = {{"objectives", draw::Detail::objectives},
                                                                   {"operators", draw::Detail::operators},
                                                                   {"places", draw::Detail::places},
                                                                   {"schedule", draw::Detail::schedule},
                                                                   {"status", draw::Detail::status}};
  std::vector<draw::Detail> details;
  for (const auto& [name, detail] : names) {
    const bool usual = settings.shown.empty() && (detail == draw::Detail::objectives || detail == draw::Detail::operators);
    const bool wanted = usual || std::find(settings.shown.begin(), settings.shown.end(), name) != settings.shown.end();
    if (wanted && !(settings.no_operators && detail == draw::Detail::operators)) details.push_back(detail);
  }
  return details;
}

// Of what is drawn only.
OfferChanges shown_changes(OfferChanges changes, const OfferFilters& filters, const Territory& shown) {
  keep_matching(changes.removed, filters, shown);
  const auto is_hidden = [&](const std::string& id) { return shown.offer(id) == nullptr; };
  std::erase_if(changes.added, is_hidden);
  std::erase_if(changes.changed, is_hidden);
  return changes;
}

std::vector<draw::MapGap> gaps_of(const Territory& territory) {
  std::vector<draw::MapGap> gaps;
  for (const analysis::ThematicCoverage& found : analysis::gaps(territory)) {
    if (found.coverage == analysis::Coverage::covered) continue;
    gaps.push_back({found.family->id, found.thematic->nom, found.offers, static_cast<std::size_t>(found.thematic->seuil)});
  }
  return gaps;
}

}  // namespace

void add_map_options(CLI::App& app, MapSettings& settings) {
  add_text_option(app, "--format", settings.format, _("svg, pdf, png ou dot (par défaut, d'après le nom du fichier)"), _("FORMAT"))
      ->transform(one_of({"svg", "pdf", "png", "dot"}));
  add_text_option(app, "--paper", settings.paper, _("Papier : A0 (par défaut), A1, A2, A3 ou A4"), _("PAPIER"))
      ->transform(one_of(draw::sheet_names()));
  add_text_option(app, "--orientation", settings.orientation, _("auto (par défaut), portrait ou landscape"), _("SENS"))
      ->transform(one_of({"auto", "portrait", "landscape"}));
  add_offer_filters(app, settings.filters);
  add_text_option(app, "--title", settings.title, _("Texte au centre"), _("TITRE"));
  add_list_option(app, "--show", settings.shown, _("Sous les offres : objectives, operators, places, schedule, status"), _("QUOI"))
      ->delimiter(',')
      ->transform(one_of({"objectives", "operators", "places", "schedule", "status"}));
  add_text_option(app, "--color", settings.colour, _("Couleur des offres : family (par défaut), status, public ou operator"), _("SELON"))
      ->transform(one_of({"family", "status", "public", "operator"}));
  add_text_option(app, "--theme", settings.theme, _("light (par défaut), dark (vidéoprojecteur) ou print (peu d'encre)"), _("THEME"))
      ->transform(one_of({"light", "dark", "print"}));
  add_text_option(app, "--since", settings.since, _("Marquer ce qui est nouveau, modifié ou retiré depuis ce jour ou cette version de git"), _("DATE|VERSION"));
  app.add_flag("--gaps", settings.gaps, _("Montrer aussi les thématiques attendues qui manquent"));
  app.add_flag("--large-print", settings.large_print, _("Objectifs et opérateurs aussi gros que les noms"));
  app.add_flag("--no-operators", settings.no_operators, _("Sans les opérateurs"));
}

draw::MapFormat map_format(const MapSettings& settings, draw::MapFormat usual) {
  const std::string name = document_format(settings.format, settings.output, {"pdf", "svg", "png", "dot", "gv"},
                                           _("Donnez un nom en .svg, .pdf, .png ou .dot, ou ajoutez --format."));
  if (name.empty()) return usual;
  if (name == "pdf") return draw::MapFormat::pdf;
  if (name == "svg") return draw::MapFormat::svg;
  return name == "png" ? draw::MapFormat::png : draw::MapFormat::dot;
}

store::Parts drawn_parts(const MapSettings& settings) {
  const auto& lists = settings.filters.lists;
  const bool by_commune = std::any_of(lists.begin(), lists.end(), [](const auto& filter) {
    return filter.first->member == &Offer::communes_desservies && !filter.second.empty();
  });
  return {by_commune, true, true, true, false};
}

std::string map_paper(const MapSettings& settings, const Territory& territory) {
  if (!settings.paper.empty()) return settings.paper;
  return territory.papier.empty() ? "A0" : territory.papier;
}

Fault no_tiles(const std::string& text) {
  return {{}, fill(_("--tiles : « {} » n'est pas un nombre de feuilles"), text),
          fill(_("Donnez colonnes et rangées, de 1x1 à {0}x{0} : --tiles 2x2."), draw::most_tiles_a_side)};
}

Fault sheets_need_pdf() { return {{}, _("plusieurs feuilles ne tiennent que dans un PDF"), _("Donnez un nom de fichier en .pdf.")}; }

MapRequest map_request(const MapSettings& settings, const store::Project& project, Territory territory) {
  const OfferFilters filters = require_filters(settings.filters, territory);
  MapRequest request{std::move(territory), {}, {}};
  Territory& shown = request.territory;
  draw::MapOptions& map = request.options;
  std::optional<store::PastChanges> past;
  if (!settings.since.empty()) past = store::changes_since(project, shown, settings.since);
  if (settings.gaps) map.gaps = gaps_of(shown);
  keep_matching(shown.offres, filters, shown);
  if (past) {
    map.changes = shown_changes(std::move(past->changes), filters, shown);
    request.remarks = std::move(past->remarks);
  }
  map.families = filters.families;
  map.filter = words_of(filters, shown);
  map.paper = map_paper(settings, shown);
  map.orientation = settings.orientation == "portrait"    ? draw::Orientation::portrait
                    : settings.orientation == "landscape" ? draw::Orientation::landscape
                                                          : draw::Orientation::automatic;
  map.title = settings.title;
  map.details = details_of(settings);
  map.colour = settings.colour == "status"     ? draw::ColourBy::status
               : settings.colour == "public"   ? draw::ColourBy::audience
               : settings.colour == "operator" ? draw::ColourBy::operators
                                               : draw::ColourBy::family;
  map.theme = settings.theme == "dark"    ? draw::ThemeName::dark
              : settings.theme == "print" ? draw::ThemeName::print
                                          : draw::ThemeName::light;
  map.large_print = settings.large_print;
  map.date = today();
  return request;
}

}  // namespace mediamap::cli
