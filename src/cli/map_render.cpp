// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/map_options.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/mind_map.hpp"

namespace mediamap::cli {
namespace {

// Smaller type cannot be read on a sheet that hangs on a wall.
constexpr double smallest_readable = 8;
constexpr std::size_t most_characters_told = 12;

struct Options {
  MapSettings settings;
  draw::MapOptions map;
  double dots_per_inch = 0;
  std::string tiles, tile_paper, pages;
};

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

// "U+10FF00", after the character itself, which a terminal may have.
std::string told(const std::string& character) {
  char32_t code = 0;
  for (const char byte : character) {
    const auto bits = static_cast<unsigned char>(byte);
    code = bits >= 0xC0 ? bits & (bits >= 0xF0 ? 0x07U : bits >= 0xE0 ? 0x0FU : 0x1FU) : bits >= 0x80 ? code << 6U | (bits & 0x3FU) : bits;
  }
  return fmt::format("{} (U+{:04X})", character, static_cast<std::uint32_t>(code));
}

void warn_of_unknown(const std::vector<std::string>& characters, Context& context) {
  if (characters.empty()) return;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(characters.size(), most_characters_told); ++i) shown.push_back(told(characters[i]));
  if (characters.size() > shown.size()) shown.emplace_back("…");
  context.warn({{}, fill(_("aucune police de ce poste n'a : {}"), join(shown, ", ")),
                _("Une case vide les remplace. Corrigez les textes qui les portent, ou installez une police qui les a (fonts-noto).")});
}

Exit act(Options options, Context& context) {
  const draw::MapFormat format = map_format(options.settings, draw::MapFormat::pdf);
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, drawn_parts);
  options.map = map_options(options.settings, territory);
  options.map.format = format;
  options.map.dots_per_inch = options.dots_per_inch;
  set_pages(options);

  const draw::MindMap map = draw::mind_map(territory, options.map);
  static constexpr const char* extensions[] = {"svg", "pdf", "png", "dot"};
  const std::string usual = fmt::format("carte.{}", extensions[static_cast<int>(options.map.format)]);
  const std::string written = save(context, project, options.settings.output, usual, map.bytes);
  warn_of_unknown(map.unknown_characters, context);
  if (map.smallest_type < smallest_readable) {
    context.warn({{}, fill(_("{} sur {} : le plus petit texte fait {} points, trop petit pour être lu au mur"),
                           count_of(map.offers, N_("{} offre"), N_("{} offres")), options.map.paper, decimal(map.smallest_type, 1)),
                  options.map.paper == "A0" ? _("Imprimez famille par famille (--family), ou retirez les opérateurs (--no-operators).")
                                        : _("Prenez un papier plus grand (--paper A0), ou imprimez famille par famille (--family).")});
  }
  if (!written.empty()) context.note(fill(_("Carte écrite : {} ({}, {})"), written, count_of(map.offers, N_("{} offre"), N_("{} offres")), options.map.paper));
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
            add_text_option(app, "-o,--output", options->settings.output, _("Fichier à écrire (par défaut : rendus/carte.pdf), ou - pour la sortie standard"), _("FICHIER"));
            add_map_options(app, options->settings);
            add_text_option(app, "--tiles", options->tiles, _("Sur plusieurs feuilles à assembler : colonnes x rangées (2x2)"), _("CxR"));
            add_text_option(app, "--tiles-paper", options->tile_paper, _("Papier des feuilles à assembler : A4, A3…"), _("PAPIER"))
                ->transform(one_of(draw::sheet_names()));
            add_text_option(app, "--pages", options->pages, _("family : une vue d'ensemble, puis une page par famille"), _("PAGES"))
                ->transform(one_of({"family"}));
            app.add_option("--dpi", options->dots_per_inch, _("Points par pouce d'un PNG (par défaut, 3600 points sur le grand côté)"))
                ->type_name(_("NOMBRE"))
                ->check(CLI::Range(10.0, 1200.0));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
