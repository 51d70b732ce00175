// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <functional>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/offer_filters.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/exchange/geo_export.hpp"
#include "mediamap/exchange/offer_outline.hpp"
#include "mediamap/exchange/presentation_contacts.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string output, format;
  OfferFilters filters;
  bool brief = false;
  bool overwrite = false;
};

// The territory holds the offers that were asked for, no others.
using Write = std::function<std::string(const Territory&, const Options&)>;

struct MapFormat {
  const char* name;
  const char* extensions;  // without dot, split at '|'; the first names a file in rendus/
  bool binary;
  Write write;
};

Write outline(exchange::OutlineFormat format) {
  return [format](const Territory& territory, const Options& options) {
    const exchange::OutlineDetails details = options.brief ? exchange::OutlineDetails::brief : exchange::details_of(format);
    return exchange::outline_text(exchange::offer_outline(territory, {options.filters.families, details}), format);
  };
}

Write points(exchange::GeoFormat format) {
  return [format](const Territory& territory, const Options& options) {
    if (options.brief) throw UsageError(_("--brief ne va qu'avec les plans (markdown, opml…)"), _("Retirez --brief."));
    return exchange::geo_text(territory, format);
  };
}

const std::vector<MapFormat>& formats() {
  using exchange::OutlineFormat;
  static const std::vector<MapFormat> all = {
      {"markdown", "md|markdown", false, outline(OutlineFormat::markdown)},
      {"markmap", "markmap.md", false, outline(OutlineFormat::markmap)},
      {"opml", "opml", false, outline(OutlineFormat::opml)},
      {"freemind", "mm", false, outline(OutlineFormat::freemind)},
      {"mermaid", "mmd|mermaid", false, outline(OutlineFormat::mermaid)},
      {"plantuml", "puml|plantuml", false, outline(OutlineFormat::plantuml)},
      {"xmind", "xmind", true, outline(OutlineFormat::xmind)},
      {"dot", "dot|gv", false, outline(OutlineFormat::dot)},
      {"csv", "csv", false, outline(OutlineFormat::csv)},
      {"geojson", "geojson", false, points(exchange::GeoFormat::geojson)},
      {"umap", "umap", false, points(exchange::GeoFormat::umap)},
      {"kml", "kml", false, points(exchange::GeoFormat::kml)},
  };
  return all;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const MapFormat& format : formats()) names.emplace_back(format.name);
  return names;
}

const MapFormat& format_of(const Options& options) {
  const bool to_file = !options.output.empty() && options.output != "-";
  const std::string file = fold(store::fs::path(options.output).filename().string());
  const MapFormat* found = nullptr;
  std::size_t longest = 0;
  for (const MapFormat& format : formats()) {
    if (!options.format.empty()) {
      if (options.format == format.name) return format;
      continue;
    }
    for (const std::string& extension : split(format.extensions, '|')) {
      // "x.markmap.md" ends with ".md" too.
      if (!file.ends_with("." + extension) || extension.size() <= longest) continue;
      found = &format;
      longest = extension.size();
    }
  }
  if (found != nullptr) return *found;
  if (!to_file) return formats().front();
  std::vector<std::string> endings;
  for (const MapFormat& format : formats()) endings.push_back("." + split(format.extensions, '|').front());
  throw UsageError(fill(_("le format du fichier « {} » n'est pas reconnu à son nom"), options.output),
                   fill(_("Donnez un nom en {}, ou ajoutez --format."), join(endings, ", ")));
}

void warn_of_contacts(const Territory& territory, Context& context) {
  std::vector<std::string> ids;
  for (const Offer& offer : territory.offres) {
    if (exchange::has_mail_or_phone(offer.nom + "\n" + join(offer.objectifs, "\n") + "\n" + offer.adresse + "\n" + offer.remarques)) ids.push_back(offer.id);
  }
  if (ids.empty()) return;
  const std::string count = count_of(ids.size(), N_("{} offre a dans ses textes"), N_("{} offres ont dans leurs textes"));
  context.warn({{}, fill(_("{0} un courriel ou un téléphone : {1}"), count, join(ids, ", ")),
                _("Si c'est celui d'une personne, retirez-le avant de publier le fichier.")});
}

Exit act(Options options, Context& context) {
  const MapFormat& format = format_of(options);
  const store::Project project = context.open(store::Access::read);
  Territory territory = context.load(project, {true, true, true, true, false});
  options.filters = require_filters(options.filters, territory);
  keep_matching(territory.offres, options.filters, territory);
  warn_of_contacts(territory, context);
  const std::string bytes = format.write(territory, options);
  const std::string usual = "carte." + split(format.extensions, '|').front();
  const std::string written = save_export(context, project, {options.output, usual, options.overwrite, false, format.binary}, bytes);
  if (!written.empty()) context.note(fill(_("Fichier écrit : {} ({}, {})"), written, count_of(territory.offres.size(), N_("{} offre"), N_("{} offres")), format.name));
  return Exit::done;
}

}  // namespace

Command map_export() {
  return {"map export", N_("Écrire la carte pour un autre outil : Freeplane, XMind, Markdown, uMap, QGIS…"),
          N_("mediamap map export -o carte.md\n"
             "mediamap map export -o carte.mm                   # Freeplane, FreeMind\n"
             "mediamap map export --format mermaid -o - --brief\n"
             "mediamap map export -o offres.umap                # uMap ; .geojson pour QGIS\n"
             "mediamap map export -o droits.xmind --family acces-aux-droits"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire (par défaut : dans rendus/), ou - pour la sortie standard"), _("FICHIER"));
            add_text_option(app, "--format", options->format, fill(_("{} (par défaut, d'après le nom du fichier)"), join(format_names(), ", ")), _("FORMAT"))
                ->transform(one_of(format_names()));
            add_offer_filters(app, options->filters);
            app.add_flag("--brief", options->brief, _("Seulement les objectifs et les opérateurs de chaque offre"));
            add_overwrite_option(app, options->overwrite);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
