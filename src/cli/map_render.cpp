// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/blank_map.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/map_options.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/mind_map.hpp"
#include "mediamap/store/disposition.hpp"

namespace mediamap::cli {
namespace {

// Smaller type cannot be read on a sheet that hangs on a wall.
constexpr double smallest_readable = 8;
constexpr std::size_t most_characters_told = 12;

struct Options {
  MapSettings settings;
  double dots_per_inch = 0;
  std::string tiles, tile_paper, pages, links;
  bool keep = false;
  bool blank = false;
  bool no_families = false;
};

// Where a click may lead: a page, no program.
Fault no_links(const std::string& text) {
  return {{}, fill(_("--links : « {} » n'est ni records, ni none, ni une adresse"), text), _("Une adresse commence par https:// et n'a pas de blanc : --links https://example.org/offres/")};
}

bool is_address(const std::string& text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127 && c != '\\' && c != '"' && c != '<' && c != '>'; });
  return is_plain && (text.starts_with("https://") || text.starts_with("http://"));
}

void set_pages(const Options& options, draw::MapOptions& map) {
  std::vector<Fault> faults;
  const bool is_known = options.links.empty() || options.links == "records" || options.links == "none";
  if (!is_known && !is_address(options.links)) faults.push_back(no_links(options.links));
  if (options.no_families) faults.push_back({{}, _("--no-families ne va qu'avec --blank"), _("Pour quelques familles seulement : --family")});
  if (!options.tiles.empty()) {
    map.tiles = draw::parse_tiles(options.tiles);
    if (!map.tiles) faults.push_back(no_tiles(options.tiles));
  }
  if (!options.tile_paper.empty()) map.tile_paper = draw::sheet(options.tile_paper);
  map.page_per_family = !options.pages.empty();
  const bool tiled = map.tiles || map.tile_paper;
  if (tiled && map.page_per_family) {
    faults.push_back({{}, _("--tiles et --pages ne vont pas ensemble"), _("Faites deux fichiers.")});
  }
  if ((tiled || map.page_per_family) && map.format != draw::MapFormat::pdf) {
    faults.push_back(sheets_need_pdf());
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

// "U+10FF00", after the character itself, which a terminal may have.
std::string told(const std::string& character) {
  std::size_t at = 0;
  return fmt::format("{} (U+{:04X})", character, next_character(character, at));
}

void warn_of_unknown(const std::vector<std::string>& characters, Context& context) {
  if (characters.empty()) return;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(characters.size(), most_characters_told); ++i) shown.push_back(told(characters[i]));
  if (characters.size() > shown.size()) shown.emplace_back("…");
  context.warn({{}, fill(_("aucune police de ce poste n'a : {}"), join(shown, ", ")),
                _("Une case vide les remplace. Corrigez les textes qui les portent, ou installez une police qui les a (fonts-noto).")});
}

bool is_inside(const store::fs::path& folder, const store::fs::path& root) {
  const store::fs::path way = folder.lexically_relative(root);
  return !way.empty() && *way.begin() != "..";
}

// From the drawing's folder to the offers' records.
std::string way_to_records(const store::fs::path& folder, const store::fs::path& root) {
  return uri_path((root / "offres").lexically_relative(folder).generic_string()) + "/";
}

// Of an SVG in the territory's folder, where the way from one file to the other holds, the links lead to the records;
// elsewhere they would lead nowhere.
std::string records_of(const Options& options, draw::MapFormat format, const store::Project& project) {
  if (options.links == "none" || options.settings.output == "-") return {};
  if (!options.links.empty() && options.links != "records") return options.links + (options.links.ends_with('/') ? "" : "/");
  std::error_code error;
  const store::fs::path file = options.settings.output.empty() ? project.root() / "rendus" / "-" : store::fs::path(options.settings.output);
  const store::fs::path folder = store::fs::weakly_canonical(store::fs::absolute(file, error).parent_path(), error);
  if (options.links == "records" || (format == draw::MapFormat::svg && is_inside(folder, project.root()))) return way_to_records(folder, project.root());
  return {};
}

// Families that are not drawn today stay where they were.
void keep(const MapDisposition& drawn, const Territory& territory, store::Project& project, Context& context) {
  MapDisposition all = drawn;
  const std::optional<MapDisposition>& before = territory.disposition;
  const auto is_listed = [&](const std::string& id) {
    return std::find(drawn.gauche.begin(), drawn.gauche.end(), id) != drawn.gauche.end() || std::find(drawn.droite.begin(), drawn.droite.end(), id) != drawn.droite.end();
  };
  if (before) {
    std::copy_if(before->gauche.begin(), before->gauche.end(), std::back_inserter(all.gauche), std::not_fn(is_listed));
    std::copy_if(before->droite.begin(), before->droite.end(), std::back_inserter(all.droite), std::not_fn(is_listed));
  }
  if (before == all) return;
  store::ChangeSet changes(project);
  store::put_disposition(changes, project, all);
  context.apply(changes, false);
  context.note(_("La disposition des familles est notée dans territoire.yaml : les cartes suivantes faites avec --keep s'y tiendront."));
}

Exit act(const Options& options, Context& context) {
  const draw::MapFormat format = map_format(options.settings, draw::MapFormat::pdf);
  store::Project project = context.open(options.keep ? store::Access::write : store::Access::read);
  MapRequest request = map_request(options.settings, project, context.load(project, drawn_parts(options.settings)));
  for (const Fault& remark : request.remarks) context.warn(remark);
  request.options.format = format;
  request.options.dots_per_inch = options.dots_per_inch;
  request.options.records = records_of(options, format, project);
  set_pages(options, request.options);
  if (options.keep) {
    // The first time too: a family that stood on both sides would go to one of them the next time.
    request.options.kept = request.territory.disposition ? *request.territory.disposition : draw::map_disposition(request.territory, request.options);
  }

  const draw::MindMap map = draw::mind_map(request.territory, request.options);
  static constexpr const char* extensions[] = {"svg", "pdf", "png", "dot"};
  const std::string usual = fmt::format("carte.{}", extensions[static_cast<int>(format)]);
  const std::string written = save(context, project, options.settings.output, usual, map.bytes);
  if (options.keep) keep(map.disposition, request.territory, project, context);
  warn_of_unknown(map.unknown_characters, context);
  const std::string count = count_of(map.offers, N_("{} offre"), N_("{} offres"));
  const std::string& paper = request.options.paper;
  if (map.smallest_type < smallest_readable) {
    context.warn({{}, fill(_("{} sur {} : le plus petit texte fait {} points, trop petit pour être lu au mur"), count, paper, decimal(map.smallest_type, 1)),
                  paper == "A0" ? _("Imprimez famille par famille (--family), ou retirez les opérateurs (--no-operators).")
                                : _("Prenez un papier plus grand (--paper A0), ou imprimez famille par famille (--family).")});
  }
  if (map.offers == 0 && !request.options.filter.empty()) {
    context.warn({{}, fill(_("aucune offre ne passe le filtre « {} » : la carte est vide"), request.options.filter), _("Voyez avec : mediamap offer list")});
  }
  if (!written.empty()) context.note(fill(_("Carte écrite : {} ({}, {})"), written, count, paper));
  return Exit::done;
}

}  // namespace

Command map_render() {
  return {"map render", N_("Dessiner la carte mentale de l'offre"),
          N_("mediamap map render                              # rendus/carte.pdf, en A0\n"
             "mediamap map render -o carte.svg\n"
             "mediamap map render -o droits.pdf --paper A3 --family acces-aux-droits\n"
             "mediamap map render --since 2026-09-01              # ce qui a changé depuis la rentrée\n"
             "mediamap map render --blank -o feuille.pdf          # la feuille vierge de l'atelier"),
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
            app.add_flag("--keep", options->keep, _("Laisser les familles du côté où elles étaient (noté dans territoire.yaml)"));
            add_text_option(app, "--links", options->links, _("Où mènent les offres : records (leurs fiches), none, ou l'adresse du dossier des fiches en ligne"), _("OU"));
            app.add_flag("--blank", options->blank, _("La feuille vierge pour l'atelier, avec des places pour les post-it"));
            app.add_flag("--no-families", options->no_families, _("Avec --blank : des branches sans nom, que le groupe remplit"));
            return [&app, options](Context& context) {
              if (!options->blank) return act(*options, context);
              return write_blank_map(app, {options->settings, options->tiles, options->tile_paper, options->dots_per_inch, options->no_families}, context);
            };
          }};
}

}  // namespace mediamap::cli
