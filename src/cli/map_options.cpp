// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/map_options.hpp"

#include <algorithm>

#include "mediamap/analysis/gaps.hpp"
#include "mediamap/base/date.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

std::vector<std::string> checked_families(const std::vector<std::string>& wanted, const Taxonomy& taxonomy) {
  std::vector<std::string> families;
  std::vector<Fault> faults;
  for (const std::string& text : wanted) {
    families.push_back(family_id(text, taxonomy));
    if (taxonomy.family(families.back()) != nullptr) continue;
    const std::string near = did_you_mean(families.back(), taxonomy.family_ids());
    faults.push_back({{}, fill(_("--family : aucune famille « {} »"), text),
                      near.empty() ? fill(_("Familles : {}."), join(taxonomy.family_ids(), ", ")) : near});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
  return families;
}

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
  add_list_option(app, "--family", settings.families, _("Seulement cette famille"), _("FAMILLE"));
  add_text_option(app, "--title", settings.title, _("Texte au centre"), _("TITRE"));
  add_list_option(app, "--show", settings.shown, _("Sous les offres : objectives, operators, places, schedule, status"), _("QUOI"))
      ->delimiter(',')
      ->transform(one_of({"objectives", "operators", "places", "schedule", "status"}));
  add_text_option(app, "--color", settings.colour, _("Couleur des offres : family (par défaut), status, public ou operator"), _("SELON"))
      ->transform(one_of({"family", "status", "public", "operator"}));
  add_text_option(app, "--theme", settings.theme, _("light (par défaut), dark (vidéoprojecteur) ou print (peu d'encre)"), _("THEME"))
      ->transform(one_of({"light", "dark", "print"}));
  app.add_flag("--gaps", settings.gaps, _("Montrer aussi les thématiques attendues qui manquent"));
  app.add_flag("--large-print", settings.large_print, _("Objectifs et opérateurs aussi gros que les noms"));
  app.add_flag("--no-operators", settings.no_operators, _("Sans les opérateurs"));
}

draw::MapFormat map_format(const MapSettings& settings, draw::MapFormat usual) {
  std::string name = settings.format;
  if (name.empty()) {
    if (settings.output.empty() || settings.output == "-") return usual;
    name = fold(store::fs::path(settings.output).extension().string());
    if (!name.empty()) name.erase(0, 1);
  }
  if (name == "pdf") return draw::MapFormat::pdf;
  if (name == "svg") return draw::MapFormat::svg;
  if (name == "png") return draw::MapFormat::png;
  if (name == "dot" || name == "gv") return draw::MapFormat::dot;
  throw UsageError(fill(_("le format du fichier « {} » n'est pas reconnu à son nom"), settings.output),
                   _("Donnez un nom en .svg, .pdf, .png ou .dot, ou ajoutez --format."));
}

draw::MapOptions map_options(const MapSettings& settings, const Territory& territory) {
  draw::MapOptions map;
  map.families = checked_families(settings.families, territory.taxonomy);
  map.paper = !settings.paper.empty() ? settings.paper : territory.papier.empty() ? "A0" : territory.papier;
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
  if (settings.gaps) map.gaps = gaps_of(territory);
  map.date = today();
  return map;
}

}  // namespace mediamap::cli
