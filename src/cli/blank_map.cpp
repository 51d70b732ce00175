// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/blank_map.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/blank_sheet.hpp"
#include "mediamap/draw/canvas.hpp"
#include "mediamap/draw/map_tiles.hpp"

namespace mediamap::cli {
namespace {

constexpr double usual_dpi = 100;  // of a PNG: A0 is 4,700 points wide

constexpr const char* useful[] = {"--output", "--format", "--paper", "--orientation", "--family", "--title", "--tiles", "--tiles-paper", "--dpi", "--blank", "--no-families"};

void refuse_useless(const CLI::App& app) {
  std::vector<std::string> useless;
  for (const CLI::Option* option : app.get_options()) {
    const std::string name = option->get_name(false, true).substr(option->get_name(false, true).rfind("--"));
    const bool is_useful = std::find(std::begin(useful), std::end(useful), name) != std::end(useful);
    if (option->count() > 0 && !is_useful) useless.push_back(name);
  }
  if (useless.empty()) return;
  throw UsageError(fill(_("--blank ne va pas avec {} : une feuille vierge ne montre pas d'offre"), join(useless, ", ")), _("Retirez l'une ou l'autre option."));
}

std::string bytes_of(const draw::Picture& picture, const std::string& format, double dots_per_inch, const draw::PictureInfo& info) {
  if (format == "svg") return draw::canvas_svg(picture, info);
  if (format == "png") return draw::canvas_png(picture, dots_per_inch);
  return draw::canvas_pdf({picture}, info);
}

}  // namespace

Exit write_blank_map(const CLI::App& app, const BlankMap& blank, Context& context) {
  refuse_useless(app);
  const MapSettings& settings = blank.settings;
  std::string format = document_format(settings.format, settings.output, {"pdf", "svg", "png"}, _("Donnez un nom en .pdf, .svg ou .png, ou ajoutez --format."));
  if (format.empty()) format = "pdf";
  const bool is_tiled = !blank.tiles.empty() || !blank.tile_paper.empty();
  const std::optional<draw::TileCount> count = draw::parse_tiles(blank.tiles);
  if (!blank.tiles.empty() && !count) throw UsageError({no_tiles(blank.tiles)});
  if (is_tiled && format != "pdf") throw UsageError({sheets_need_pdf()});

  const store::Project project = context.open(store::Access::read);
  Territory territory = context.load(project, {false, false, false, false, false});
  const std::vector<std::string> families = require_families(settings.filters.families, territory.taxonomy);
  if (!families.empty()) {
    std::erase_if(territory.taxonomy.familles, [&](const Family& family) { return std::find(families.begin(), families.end(), family.id) == families.end(); });
  }
  const std::string paper = map_paper(settings, territory);
  draw::BlankOptions options{*draw::sheet(paper), settings.orientation == "portrait" ? draw::Orientation::portrait : draw::Orientation::landscape,
                             !blank.no_families, settings.title, today()};
  const draw::PictureInfo info{settings.title.empty() ? territory.map_title() : settings.title, territory.nom, _("Feuille vierge pour l'atelier"), options.date};
  std::string bytes;
  if (is_tiled) {
    const draw::Tiling tiling = draw::tiling(options.paper, options.orientation, count, draw::sheet(blank.tile_paper));
    options.paper = tiling.assembled;
    options.orientation = options.paper.width > options.paper.height ? draw::Orientation::landscape : draw::Orientation::portrait;
    bytes = draw::tiled(draw::canvas_pdf({draw::blank_sheet(territory, options)}, info), tiling, info);
  } else {
    bytes = bytes_of(draw::blank_sheet(territory, options), format, blank.dots_per_inch > 0 ? blank.dots_per_inch : usual_dpi, info);
  }
  const std::string written = save(context, project, settings.output, "feuille-vierge." + format, bytes);
  if (!written.empty()) context.note(fill(_("Feuille vierge écrite : {} ({}). Imprimez à 100 %."), written, paper));
  return Exit::done;
}

}  // namespace mediamap::cli
