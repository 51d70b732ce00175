// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/mind_map.hpp"

namespace mediamap::cli {
namespace {

// Smaller type cannot be read on a sheet that hangs on a wall.
constexpr double smallest_readable = 8;

struct Options {
  draw::MapOptions map;
  std::string output, format, paper, orientation = "auto";
  bool no_operators = false;
  std::string tiles, tile_paper, pages;
};

draw::MapFormat format_of(const Options& options) {
  std::string name = options.format;
  if (name.empty()) {
    name = fold(store::fs::path(options.output).extension().string());
    if (!name.empty()) name.erase(0, 1);
  }
  if (options.output.empty() || options.output == "-") name = options.format.empty() ? "pdf" : options.format;
  if (name == "pdf") return draw::MapFormat::pdf;
  if (name == "svg") return draw::MapFormat::svg;
  if (name == "png") return draw::MapFormat::png;
  if (name == "dot" || name == "gv") return draw::MapFormat::dot;
  throw UsageError(fill(_("le format du fichier « {} » n'est pas reconnu à son nom"), options.output),
                   _("Donnez un nom en .svg, .pdf, .png ou .dot, ou ajoutez --format."));
}

void check_families(const std::vector<std::string>& families, const Taxonomy& taxonomy) {
  std::vector<Fault> faults;
  for (const std::string& id : families) {
    if (taxonomy.family(id) != nullptr) continue;
    const std::string near = did_you_mean(id, taxonomy.family_ids());
    faults.push_back({{}, fill(_("--family : aucune famille « {} »"), id), near.empty() ? fill(_("Familles : {}."), join(taxonomy.family_ids(), ", ")) : near});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

void set_pages(Options& options) {
  std::vector<Fault> faults;
  if (!options.tiles.empty()) {
    options.map.tiles = draw::parse_tiles(options.tiles);
    if (!options.map.tiles) {
      faults.push_back({{}, fill(_("--tiles : « {} » n'est pas un nombre de feuilles"), options.tiles),
                        fill(_("Donnez colonnes et rangées, de 1x1 à {0}x{0} : --tiles 2x2."), draw::most_tiles_a_side)});
    }
  }
  if (!options.tile_paper.empty()) options.map.tile_paper = draw::sheet(options.tile_paper);
  options.map.page_per_family = !options.pages.empty();
  const bool tiled = options.map.tiles || options.map.tile_paper;
  if (tiled && options.map.page_per_family) {
    faults.push_back({{}, _("--tiles et --pages ne vont pas ensemble"), _("Faites deux fichiers.")});
  }
  if ((tiled || options.map.page_per_family) && options.map.format != draw::MapFormat::pdf) {
    faults.push_back({{}, _("plusieurs feuilles ne tiennent que dans un PDF"), _("Donnez un nom de fichier en .pdf.")});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

Exit act(Options options, Context& context) {
  options.map.format = format_of(options);
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {false, true, true, true, false});  // no commune is drawn
  for (std::string& family : options.map.families) family = family_id(family, territory.taxonomy);
  check_families(options.map.families, territory.taxonomy);
  if (options.paper.empty()) options.paper = territory.papier.empty() ? "A0" : territory.papier;
  options.map.paper = options.paper;
  options.map.orientation = options.orientation == "portrait"    ? draw::Orientation::portrait
                            : options.orientation == "landscape" ? draw::Orientation::landscape
                                                                 : draw::Orientation::automatic;
  options.map.operators = !options.no_operators;
  options.map.date = today();
  set_pages(options);

  const draw::MindMap map = draw::mind_map(territory, options.map);
  static constexpr const char* extensions[] = {"svg", "pdf", "png", "dot"};
  const std::string usual = fmt::format("carte.{}", extensions[static_cast<int>(options.map.format)]);
  const std::string written = save(context, project, options.output, usual, map.bytes);
  if (map.smallest_type < smallest_readable) {
    context.warn({{}, fill(_("{} sur {} : le plus petit texte fait {} points, trop petit pour être lu au mur"),
                           count_of(map.offers, N_("{} offre"), N_("{} offres")), options.paper, decimal(map.smallest_type, 1)),
                  options.paper == "A0" ? _("Imprimez famille par famille (--family), ou retirez les opérateurs (--no-operators).")
                                        : _("Prenez un papier plus grand (--paper A0), ou imprimez famille par famille (--family).")});
  }
  if (!written.empty()) context.note(fill(_("Carte écrite : {} ({}, {})"), written, count_of(map.offers, N_("{} offre"), N_("{} offres")), options.paper));
  return Exit::done;
}

}  // namespace

Command map_render() {
  return {"map render", N_("Dessiner la carte mentale de l'offre"),
          N_("mediamap map render                              # rendus/carte.pdf, en A0\n"
             "mediamap map render -o carte.svg\n"
             "mediamap map render -o droits.pdf --paper A3 --family acces-aux-droits"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire (par défaut : rendus/carte.pdf), ou - pour la sortie standard"), _("FICHIER"));
            add_text_option(app, "--format", options->format, _("svg, pdf, png ou dot (par défaut, d'après le nom du fichier)"), _("FORMAT"))
                ->transform(one_of({"svg", "pdf", "png", "dot"}));
            add_text_option(app, "--paper", options->paper, _("Papier : A0 (par défaut), A1, A2, A3 ou A4"), _("PAPIER"))
                ->transform(one_of(draw::sheet_names()));
            add_text_option(app, "--orientation", options->orientation, _("auto (par défaut), portrait ou landscape"), _("SENS"))
                ->transform(one_of({"auto", "portrait", "landscape"}));
            add_list_option(app, "--family", options->map.families, _("Seulement cette famille"), _("FAMILLE"));
            add_text_option(app, "--title", options->map.title, _("Texte au centre"), _("TITRE"));
            add_text_option(app, "--tiles", options->tiles, _("Sur plusieurs feuilles à assembler : colonnes x rangées (2x2)"), _("CxR"));
            add_text_option(app, "--tiles-paper", options->tile_paper, _("Papier des feuilles à assembler : A4, A3…"), _("PAPIER"))
                ->transform(one_of(draw::sheet_names()));
            add_text_option(app, "--pages", options->pages, _("family : une vue d'ensemble, puis une page par famille"), _("PAGES"))
                ->transform(one_of({"family"}));
            app.add_option("--dpi", options->map.dots_per_inch, _("Points par pouce d'un PNG (par défaut, 3600 points sur le grand côté)"))
                ->type_name(_("NOMBRE"))
                ->check(CLI::Range(10.0, 1200.0));
            app.add_flag("--no-operators", options->no_operators, _("Sans les opérateurs"));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
