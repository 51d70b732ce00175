// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>

#include "mediamap/analysis/classes.hpp"
#include "mediamap/analysis/commune_cells.hpp"
#include "mediamap/analysis/territory_counts.hpp"
#include "mediamap/base/date.hpp"
#include "mediamap/base/projection.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/canvas.hpp"
#include "mediamap/draw/pdf_book.hpp"
#include "mediamap/draw/territory_map.hpp"
#include "mediamap/exchange/contours.hpp"

namespace mediamap::cli {
namespace {

constexpr const char* usual_contours = "contours.geojson";
constexpr double usual_dpi = 150;
constexpr std::size_t most_named = 6;

struct Options {
  std::string output, format, paper, orientation = "auto", contours, title, classes, circles;
  std::vector<std::string> by;
  bool no_places = false;
};

struct Subject {
  analysis::Counted counted = analysis::Counted::offers;
  std::string thematic;
  std::string title;
  std::string measure;
  std::string with_some, with_none;
  const char *one = "", *many = "";                  // how many there are
  const char *one_nowhere = "", *many_nowhere = "";  // and how many lie in no commune
};

Subject offers(std::string thematic, std::string title) {
  return {analysis::Counted::offers, std::move(thematic), std::move(title), _("Offres par commune"), _("commune avec offre"), _("commune sans offre"),
          N_("{} offre"), N_("{} offres"), N_("{} offre n'est dans aucune commune du territoire"), N_("{} offres ne sont dans aucune commune du territoire")};
}

Subject operators() {
  return {analysis::Counted::operators, {}, _("Qui propose de la médiation numérique, et où"), _("Opérateurs par commune"), _("commune avec opérateur"), _("commune sans opérateur"),
          N_("{} opérateur"), N_("{} opérateurs"), N_("{} opérateur n'est dans aucune commune du territoire"), N_("{} opérateurs ne sont dans aucune commune du territoire")};
}

Subject places() {
  return {analysis::Counted::places, {}, _("Les lieux de la médiation numérique"), _("Lieux par commune"), _("commune avec lieu"), _("commune sans lieu"),
          N_("{} lieu"), N_("{} lieux"), N_("{} lieu n'est dans aucune commune du territoire"), N_("{} lieux ne sont dans aucune commune du territoire")};
}

std::optional<Subject> subject_named(const std::string& what) {
  if (what == "operators") return operators();
  if (what == "places") return places();
  if (what == "offers") return offers({}, _("L'offre de médiation numérique sur le territoire"));
  return {};
}

// "offers", "operators", "places", "thematic ID" as two words; the id may be a name.
Subject subject_of(const Options& options, const Territory& territory) {
  const std::string what = options.by.empty() ? "offers" : options.by.front();
  if (const auto known = subject_named(what)) return *known;
  const std::string wanted = fold(what == "thematic" && options.by.size() > 1 ? options.by[1] : what);
  for (const Family& family : territory.taxonomy.familles) {
    for (const Thematic& thematic : family.thematiques) {
      if (fold(thematic.id) != wanted && fold(thematic.nom) != wanted) continue;
      return offers(thematic.id, fill(_("« {} » sur le territoire"), thematic.nom));
    }
  }
  const std::string near = did_you_mean(wanted, territory.taxonomy.thematic_ids());
  throw UsageError(fill(_("--by : « {} » n'est ni offers, ni operators, ni places, ni une thématique"), wanted),
                   near.empty() ? std::string(_("Les thématiques sont dans thematiques.yaml : --by thematic IDENTIFIANT.")) : near);
}

Contours contours_of(const Options& options, const Territory& territory, const store::Project& project, Context& context) {
  std::string path = options.contours;
  if (path.empty()) {
    const store::fs::path own = project.root() / usual_contours;
    if (store::fs::exists(own)) path = own.string();
  }
  if (path.empty()) return analysis::commune_cells(territory.communes);
  exchange::ContourReading reading = exchange::read_contours_file(path, territory.communes);
  for (const Fault& fault : reading.remarques) context.warn(fault);
  return std::move(reading.contours);
}

using OutlinesByCode = std::unordered_map<std::string, const Outline*>;

// Nothing for a commune of which neither position nor outline is known.
std::optional<draw::MappedCommune> mapped(const Commune& commune, const OutlinesByCode& outlines, const Projection& projection) {
  draw::MappedCommune result;
  result.name = commune.nom.empty() ? commune.code : commune.nom;
  if (const auto outline = outlines.find(commune.code); outline != outlines.end()) {
    for (const auto& points : outline->second->rings) {
      Ring& ring = result.rings.emplace_back();
      for (const Coordinates& point : points) {
        if (const auto on_plane = projection.forward(point)) ring.push_back(*on_plane);
      }
    }
  }
  std::optional<PlanePoint> centre;
  if (commune.latitude && commune.longitude) centre = projection.forward({*commune.latitude, *commune.longitude});
  if (!centre && !result.rings.empty() && !result.rings.front().empty()) {
    PlanePoint sum;
    for (const PlanePoint& p : result.rings.front()) sum.x += p.x, sum.y += p.y;
    const auto count = static_cast<double>(result.rings.front().size());
    centre = PlanePoint{sum.x / count, sum.y / count};
  }
  if (!centre) return {};
  result.centre = *centre;
  return result;
}

// The first few, and how many more.
std::string named(const std::vector<std::string>& communes) {
  const std::size_t shown = std::min<std::size_t>(communes.size(), most_named);
  const std::string text = join({communes.begin(), communes.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
  if (shown == communes.size()) return text;
  return text + " " + count_of(communes.size() - shown, N_("et {} autre"), N_("et {} autres"));
}

draw::TerritoryMap content_of(const Options& options, const Subject& subject, const Territory& territory, const Contours& contours) {
  const Projection projection(legal_projection(territory.communes.front().code));
  const analysis::TerritoryCounts counts = analysis::territory_counts(territory, subject.counted, subject.thematic);
  const auto circles = subject_named(options.circles);
  const auto circled = circles ? std::optional(analysis::territory_counts(territory, circles->counted)) : std::nullopt;
  draw::TerritoryMap map;
  map.title = options.title.empty() ? subject.title : options.title;
  map.measure = subject.measure;
  map.with_some = subject.with_some;
  map.with_none = subject.with_none;
  map.territory = territory.nom;
  map.date = today();
  map.source = contours.source.empty() ? fill(_("Données : {}"), territory.nom) : fill(_("Contours : {} · Données : {}"), contours.source, territory.nom);
  if (contours.approximate) map.notes.push_back(_("Limites approximatives : chaque commune va jusqu'à mi-chemin de ses voisines, faute de contours."));
  OutlinesByCode outlines;
  for (const Outline& outline : contours.communes) outlines.emplace(outline.code, &outline);
  std::vector<std::size_t> numbers;
  std::vector<std::string> unplaced;
  for (std::size_t i = 0; i < territory.communes.size(); ++i) {
    auto commune = mapped(territory.communes[i], outlines, projection);
    if (!commune) {
      unplaced.push_back(territory.communes[i].nom.empty() ? territory.communes[i].code : territory.communes[i].nom);
      continue;
    }
    commune->number = counts.communes[i].number;
    if (circled) commune->circle = circled->communes[i].number;
    commune->off_site = counts.communes[i].off_site;
    if (commune->number > 0) numbers.push_back(commune->number);
    map.communes.push_back(std::move(*commune));
  }
  if (!unplaced.empty()) map.notes.push_back(fill(_("Sans position ni contour : {}."), named(unplaced)));
  if (counts.nowhere > 0) map.notes.push_back(fill(_("{} (sur {})."), count_of(counts.nowhere, subject.one_nowhere, subject.many_nowhere), counts.total));
  map.summary = fill(_("{} · {} sur {}"), count_of(counts.total, subject.one, subject.many), count_of(numbers.size(), N_("{} commune"), N_("{} communes")),
                     territory.communes.size());
  if (!options.no_places) {
    for (const analysis::CountedPlace& place : counts.places) {
      const auto at = place.place.exact && place.place.position ? projection.forward(*place.place.position) : std::nullopt;
      if (at) map.places.push_back({place.place.name, *at});
    }
  }
  if (!options.classes.empty()) {
    const auto classing = options.classes == "jenks" ? analysis::Classing::jenks : analysis::Classing::quantiles;
    for (const analysis::ValueClass& c : analysis::classes_of(numbers, classing, draw::most_shades)) map.classes.push_back({c.from, c.to, c.count});
    map.circles = circles.has_value();
    if (circles) map.circle_measure = circles->measure;
  }
  return map;
}

draw::Sheet sheet_for(const Options& options, const draw::TerritoryMap& map) {
  const draw::Sheet sheet = *draw::sheet(options.paper);
  if (options.orientation == "auto") return draw::roomier_turn(map, sheet);
  return draw::turned(sheet, options.orientation == "portrait" ? draw::Orientation::portrait : draw::Orientation::landscape);
}

std::string bytes_of(const draw::Picture& picture, const draw::PictureInfo& info, const std::string& format) {
  if (format == "svg") return draw::canvas_svg(picture, info);
  if (format == "png") return draw::canvas_png(picture, usual_dpi);
  return draw::bound({draw::canvas_pdf({picture}, info), {}, {}}, info);
}

Exit act(Options options, Context& context) {
  std::string format = document_format(options.format, options.output, {"pdf", "svg", "png"}, _("Donnez un nom en .svg, .pdf ou .png, ou ajoutez --format."));
  if (format.empty()) format = "pdf";
  if (!options.circles.empty() && options.classes.empty()) {
    throw UsageError(_("--circles s'ajoute à --classes"), _("Sans --classes, les cercles montrent ce que --by compte."));
  }
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, true});
  if (territory.communes.empty()) {
    throw DataError(Fault{{}, _("le territoire n'a pas encore de communes"), _("Importez-les d'abord : mediamap territory import communes.csv")});
  }
  const Subject subject = subject_of(options, territory);
  const Contours contours = contours_of(options, territory, project, context);
  const draw::TerritoryMap map = content_of(options, subject, territory, contours);
  if (map.communes.empty()) {
    throw DataError(Fault{{}, _("aucune commune n'a de position ni de contour"), _("Donnez des contours (--contours communes.geojson), ou des communes avec latitude et longitude.")});
  }
  if (options.paper.empty()) options.paper = territory.papier.empty() ? "A3" : territory.papier;
  const draw::TerritoryPicture drawn = draw::territory_picture(map, sheet_for(options, map));
  const draw::PictureInfo info{map.title + " – " + territory.nom, territory.nom, map.measure, map.date};
  const std::string written = save(context, project, options.output, "territoire." + format, bytes_of(drawn.picture, info, format));
  if (!written.empty()) context.note(fill(_("Carte du territoire écrite : {} ({}, {})"), written, count_of(map.communes.size(), N_("{} commune"), N_("{} communes")), options.paper));
  return Exit::done;
}

}  // namespace

Command map_territory() {
  return {"map territory", N_("Dessiner l'offre sur la carte des communes"),
          N_("mediamap map territory                             # rendus/territoire.pdf, en A3\n"
             "mediamap map territory --contours communes.geojson -o lieux.svg --by places\n"
             "mediamap map territory --by thematic demarches-administratives --classes jenks"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire (par défaut : rendus/territoire.pdf), ou - pour la sortie standard"), _("FICHIER"));
            add_text_option(app, "--format", options->format, _("svg, pdf ou png (par défaut, d'après le nom du fichier)"), _("FORMAT"))->transform(one_of({"svg", "pdf", "png"}));
            add_text_option(app, "--contours", options->contours, _("Contours des communes (GeoJSON ; par défaut : contours.geojson du territoire)"), _("FICHIER"));
            app.add_option("--by", options->by, _("Ce qui est compté : offers (par défaut), operators, places, ou thematic ID"))->type_name(_("MESURE"))->expected(1, 2);
            add_text_option(app, "--classes", options->classes, _("Des teintes à la place des cercles : quantiles ou jenks"), _("METHODE"))->transform(one_of({"quantiles", "jenks"}));
            add_text_option(app, "--circles", options->circles, _("Avec --classes, des cercles en plus : offers, operators ou places"), _("MESURE"))->transform(one_of({"offers", "operators", "places"}));
            add_text_option(app, "--paper", options->paper, _("Papier : A3 (par défaut), A0, A1, A2 ou A4"), _("PAPIER"))->transform(one_of(draw::sheet_names()));
            add_text_option(app, "--orientation", options->orientation, _("auto (par défaut : le sens où le territoire est le plus grand), landscape ou portrait"), _("SENS"))->transform(one_of({"auto", "portrait", "landscape"}));
            add_text_option(app, "--title", options->title, _("Titre de la carte"), _("TITRE"));
            app.add_flag("--no-places", options->no_places, _("Sans les lieux"));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
