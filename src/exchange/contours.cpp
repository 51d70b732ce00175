// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/contours.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/projection.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/projected.hpp"
#include "mediamap/exchange/contour_features.hpp"

namespace mediamap::exchange {
namespace {

// The largest sheet shows the territory in so many steps, a tenth of a millimetre each.
constexpr double steps_of_paper = 12'000;
constexpr double usual_fineness = 1e-5;  // degrees, about a metre
constexpr std::size_t most_named = 5;

double fineness_for(const std::vector<Commune>& communes) {
  double low = 90;
  double high = -90;
  for (const Commune& commune : communes) {
    if (!commune.latitude) continue;
    low = std::min(low, *commune.latitude);
    high = std::max(high, *commune.latitude);
  }
  return high > low ? std::max((high - low) / steps_of_paper, 1e-6) : usual_fineness;
}

// What befell features of one kind: the first are named, all are counted.
struct Tally {
  std::vector<std::string> names;

  std::string list() const {
    const std::size_t shown = std::min(names.size(), most_named);
    const std::string text = join({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    return shown < names.size() ? text + ", …" : text;
  }
};

class Reader {
 public:
  Reader(const std::string& path, const std::vector<Commune>& communes)
      : path_(path), communes_(communes), fineness_(fineness_for(communes)) {
    for (const Commune& commune : communes) {
      by_code_.emplace(commune.code, &commune);
      by_name_.emplace(fold(commune.nom), &commune);
    }
    if (!communes.empty() && legal_projection(communes.front().code) != lambert_93) {
      overseas_.emplace(legal_projection(communes.front().code));
    }
  }

  double fineness() const { return fineness_; }

  void add(ContourFeature&& feature, int epsg) {
    const Commune* commune = owner_of(feature);
    if (commune == nullptr) return;
    if (feature.polygons.empty()) {
      no_area_.names.push_back(commune->nom);
      return;
    }
    if (!to_degrees(feature.polygons, epsg)) {
      far_.names.push_back(commune->nom);
      return;
    }
    if (!is_sound(feature.polygons)) {
      feature.polygons = mended(feature.polygons);
      mended_.names.push_back(commune->nom);
    }
    auto& rings = rings_[commune->code];
    for (const Polygon& polygon : feature.polygons) {
      for (const Ring& ring : polygon) keep(ring, rings);
    }
  }

  ContourReading finish(ContourFile&& file) {
    ContourReading reading;
    reading.objets = file.features;
    reading.ailleurs = elsewhere_;
    std::string name = path_ == "-" ? std::string(_("entrée standard")) : std::filesystem::path(path_).filename().string();
    reading.contours.source = file.source.empty() ? name : std::move(file.source);
    std::vector<std::string> without;
    for (const Commune& commune : communes_) {
      const auto found = rings_.find(commune.code);
      if (found == rings_.end() || found->second.empty()) {
        without.push_back(commune.nom);
      } else {
        reading.contours.communes.push_back({commune.code, std::move(found->second)});
      }
    }
    if (reading.contours.communes.empty()) fail(file.features);
    tell(reading.remarques, mended_, N_("{} contour dont les lignes se croisaient a été réparé"),
         N_("{} contours dont les lignes se croisaient ont été réparés"), N_("Vérifiez leur forme sur la carte."));
    tell(reading.remarques, no_area_, N_("{} commune a une ligne ou un point au lieu d'une surface"),
         N_("{} communes ont une ligne ou un point au lieu d'une surface"), N_("Il faut des polygones : choisissez le fichier des surfaces."));
    tell(reading.remarques, far_, N_("{} contour n'est ni en degrés ni dans une projection française"),
         N_("{} contours ne sont ni en degrés ni dans une projection française"), N_("Exportez le fichier en WGS 84 ou en Lambert-93."));
    tell(reading.remarques, nameless_, N_("{} objet n'a ni code INSEE ni nom de commune du territoire"),
         N_("{} objets n'ont ni code INSEE ni nom de commune du territoire"), N_("Le code est attendu dans une propriété « code », « insee » ou « codgeo »."));
    tell(reading.remarques, twofold_, N_("{} objet sans code porte un nom que plusieurs communes du territoire ont"),
         N_("{} objets sans code portent un nom que plusieurs communes du territoire ont"), N_("Ajoutez-leur un code INSEE."));
    tell(reading.remarques, {std::move(without)}, N_("{} commune du territoire n'a pas de contour"),
         N_("{} communes du territoire n'ont pas de contour"), N_("Complétez le fichier : sans contour, une commune n'a que son cercle et son nom."));
    return reading;
  }

 private:
  const Commune* owner_of(const ContourFeature& feature) {
    bool coded = false;
    for (const std::string& code : feature.codes) {
      const std::string bare = trim(code);
      const auto found = by_code_.find(bare);
      if (found != by_code_.end()) return found->second;
      coded = coded || is_code_insee(bare);
    }
    if (coded) return ++elsewhere_, nullptr;
    for (const std::string& name : feature.names) {
      const auto [first, last] = by_name_.equal_range(fold(trim(name)));
      if (first == last) continue;
      if (std::next(first) == last) return first->second;
      twofold_.names.push_back(shorten(on_one_line(name), 40));
      return nullptr;
    }
    const std::string shown = feature.names.empty() ? std::string() : " (" + shorten(on_one_line(feature.names.front()), 40) + ")";
    nameless_.names.push_back(fill(_("n° {}{}"), feature.number, shown));
    return nullptr;
  }

  std::optional<Coordinates> degrees(const PlanePoint& point, int epsg) {
    if (epsg != known_epsg_) {
      known_epsg_ = epsg;
      const auto definition = projection_of_epsg(epsg);
      told_.reset();
      if (definition) told_.emplace(*definition);
    }
    if (std::abs(point.x) <= 180 && std::abs(point.y) <= 90) return Coordinates{point.y, point.x};
    std::optional<Coordinates> found;
    if (told_ || overseas_) {
      found = (told_ ? *told_ : *overseas_).back(point);
    } else {
      found = clean::from_projected(point.x, point.y);
    }
    return found && std::abs(found->latitude) <= 90 && std::abs(found->longitude) <= 180 ? found : std::nullopt;
  }

  bool to_degrees(std::vector<Polygon>& polygons, int epsg) {
    for (Polygon& polygon : polygons) {
      for (Ring& ring : polygon) {
        for (PlanePoint& point : ring) {
          const auto there = degrees(point, epsg);
          if (!there) return false;
          point = {there->longitude, there->latitude};
        }
      }
    }
    return true;
  }

  // Every point goes to the nearest of a fine grid, the same one for all communes: common borders stay common.
  void keep(const Ring& ring, std::vector<std::vector<Coordinates>>& rings) const {
    std::vector<Coordinates> points;
    for (const PlanePoint& point : ring) {
      const Coordinates there{std::round(point.y / fineness_) * fineness_, std::round(point.x / fineness_) * fineness_};
      const bool same = !points.empty() && points.back().latitude == there.latitude && points.back().longitude == there.longitude;
      if (!same) points.push_back(there);
    }
    if (points.size() > 3) rings.push_back(std::move(points));
  }

  [[noreturn]] void fail(std::size_t features) const {
    const std::string what = fill(_("aucun de ses {} n'est le contour d'une commune du territoire"), count_of(features, N_("{} objet"), N_("{} objets")));
    std::string advice = _("Vérifiez que le fichier est celui du bon département et que chaque objet a son code INSEE.");
    if (!far_.names.empty()) advice = _("Ses coordonnées ne sont ni en degrés ni dans une projection française : exportez-le en WGS 84 ou en Lambert-93.");
    if (communes_.empty()) advice = _("Le territoire n'a pas encore de communes : mediamap territory import");
    throw DataError(Fault{{path_}, what, advice});
  }

  void tell(std::vector<Fault>& remarks, const Tally& tally, const char* one, const char* many, const char* advice) const {
    if (tally.names.empty()) return;
    remarks.push_back({{path_}, fill(_("{} : {}"), count_of(tally.names.size(), one, many), tally.list()), _(advice)});
  }

  const std::string& path_;
  const std::vector<Commune>& communes_;
  double fineness_;
  std::map<std::string, const Commune*, std::less<>> by_code_;
  std::multimap<std::string, const Commune*, std::less<>> by_name_;
  std::optional<Projection> overseas_;
  std::optional<Projection> told_;
  int known_epsg_ = 0;
  std::map<std::string, std::vector<std::vector<Coordinates>>> rings_;
  std::size_t elsewhere_ = 0;
  Tally mended_, no_area_, far_, nameless_, twofold_;
};

}  // namespace

ContourReading read_contours(const std::string& path, std::istream& bytes, const std::vector<Commune>& communes) {
  Reader reader(path, communes);
  ContourFile file = read_contour_features(path, bytes, reader.fineness(), [&](ContourFeature&& feature, int epsg) {
    reader.add(std::move(feature), epsg);
  });
  return reader.finish(std::move(file));
}

ContourReading read_contours_file(const std::string& path, const std::vector<Commune>& communes) {
  if (path == "-") return read_contours(path, std::cin, communes);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw DataError(Fault{{path}, describe_errno(EISDIR), _("Donnez le fichier lui-même.")});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw DataError(Fault{{path}, describe_errno(errno), _("Vérifiez le nom et le dossier.")});
  return read_contours(path, file, communes);
}

}  // namespace mediamap::exchange
