// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/contour_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::array<std::string_view, 13> code_names = {
    "codeinsee", "inseecom", "insee",   "codgeo",      "codecommune", "communecode", "insee_com",
    "codecom",   "depcom",   "refinsee", "inseecommune", "comcode",   "code"};
constexpr std::array<std::string_view, 10> name_names = {"nom",     "nomcom",    "libgeo",      "nomcommune", "name",
                                                         "libelle", "nomofficiel", "communenom", "comname",   "commune"};
// A shape of more points than this is thinned while it is read.
constexpr std::size_t many_points = 200'000;
constexpr double metres_of_degree = 111'320;

// "INSEE_COM", "insee-com" and "ref:INSEE" are written in many ways.
std::string plain(std::string_view key) {
  std::string letters;
  for (char c : fold(key)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

template <std::size_t size>
bool among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "urn:ogc:def:crs:EPSG::2154", "EPSG:2154"; 0 for degrees ("urn:ogc:def:crs:OGC:1.3:CRS84").
int epsg_number(const std::string& name) {
  const auto at = fold(name).find("epsg");
  if (at == std::string::npos) return 0;
  const auto digits = name.find_last_not_of("0123456789");
  const std::string number = name.substr(digits + 1);
  return number.empty() || number.size() > 6 ? 0 : std::stoi(number);
}

class Handler {
 public:
  Handler(const std::string& path, double fineness, const std::function<void(ContourFeature&&, int)>& visit)
      : path_(path), fineness_(fineness), visit_(visit) {}

  ContourFile& file() { return file_; }
  std::optional<Fault>& fault() { return fault_; }
  bool has_features() const { return has_features_; }
  const std::string& root_type() const { return root_type_; }

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool binary(std::vector<std::uint8_t>&) { return true; }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value), std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value), std::to_string(value)); }
  bool number_float(double value, const std::string& written) { return number(value, written); }
  bool string(std::string& value) {
    if (inside(Where::root) && key_ == "type") root_type_ = value;
    if (inside(Where::root) && (key_ == "source" || key_ == "attribution")) file_.source = value;
    if (inside(Where::crs_properties) && key_ == "name") file_.epsg = epsg_number(value);
    if (inside(Where::geometry) && key_ == "type") shape_ = value;
    property(value);
    return true;
  }

  bool start_object(std::size_t) {
    if (where_.empty()) return enter(Where::root);
    if (inside(Where::features)) {
      feature_ = {};
      feature_.number = ++file_.features;
      points_ = 0;
      return enter(Where::feature);
    }
    if (inside(Where::feature) && key_ == "properties") return enter(Where::properties);
    if ((inside(Where::feature) && key_ == "geometry") || inside(Where::geometries)) return enter(Where::geometry);
    if (inside(Where::root) && key_ == "crs") return enter(Where::crs);
    if (inside(Where::crs) && key_ == "properties") return enter(Where::crs_properties);
    return enter(Where::elsewhere);
  }
  bool end_object() {
    if (inside(Where::geometry)) end_geometry();
    if (inside(Where::feature)) visit_(std::move(feature_), file_.epsg);
    where_.pop_back();
    return true;
  }
  bool start_array(std::size_t) {
    if (inside(Where::root) && key_ == "features") {
      has_features_ = true;
      return enter(Where::features);
    }
    if (inside(Where::geometry) && key_ == "geometries") return enter(Where::geometries);
    const bool coordinates = inside(Where::coordinates) || (inside(Where::geometry) && key_ == "coordinates");
    if (!coordinates) return enter(Where::elsewhere);
    levels_.push_back(0);
    numbers_ = 0;
    return enter(Where::coordinates);
  }
  bool end_array() {
    if (inside(Where::coordinates)) end_coordinates();
    where_.pop_back();
    return true;
  }
  bool key(std::string& name) {
    key_ = name;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
    const std::string what = error.what();
    Place place{path_};
    const auto at = what.find("at line ");
    if (at != std::string::npos) std::sscanf(what.c_str() + at, "at line %d, column %d", &place.line, &place.column);
    const bool cut = what.find("unexpected end of input") != std::string::npos || what.find("missing closing quote") != std::string::npos;
    fault_ = Fault{place, cut ? _("le GeoJSON s'arrête avant la fin") : _("ce n'est pas du GeoJSON bien formé"),
                   cut ? _("Le téléchargement a sans doute été interrompu : recommencez-le.")
                       : _("Vérifiez qu'il s'agit du fichier .geojson, non d'une archive ni d'une page.")};
    return false;
  }

 private:
  enum class Where { root, features, feature, properties, geometry, geometries, coordinates, crs, crs_properties, elsewhere };

  bool enter(Where where) {
    where_.push_back(where);
    return true;
  }
  bool inside(Where where) const { return !where_.empty() && where_.back() == where; }

  void property(const std::string& value) {
    if (inside(Where::feature) && key_ == "id") feature_.codes.push_back(value);
    if (!inside(Where::properties)) return;
    const std::string name = plain(key_);
    if (among(code_names, name)) feature_.codes.push_back(value);
    if (among(name_names, name)) feature_.names.push_back(value);
  }

  bool number(double value, const std::string& written) {
    if (inside(Where::coordinates)) {
      levels_.back() = 1;
      if (numbers_ == 0) point_.x = value;
      if (numbers_ == 1) point_.y = value;
      ++numbers_;
    } else {
      property(written.size() == 4 ? "0" + written : written);  // a code that some program took for a number
    }
    return true;
  }

  // A list's level is that of what it holds and one more: numbers make a point, points a ring, rings a polygon.
  void end_coordinates() {
    const int level = levels_.back();
    levels_.pop_back();
    if (level == 1 && numbers_ >= 2) add_point();
    if (level == 2) polygon_.push_back(std::move(ring_)), ring_.clear();
    if (level == 3) polygons_.push_back(std::move(polygon_)), polygon_.clear();
    if (level > 0 && !levels_.empty()) levels_.back() = std::max(levels_.back(), level + 1);
    numbers_ = 0;
  }

  void add_point() {
    if (++points_ > many_points) {
      const bool degrees = std::abs(point_.x) <= 180 && std::abs(point_.y) <= 90;
      const double step = degrees ? fineness_ : fineness_ * metres_of_degree;
      point_ = {std::round(point_.x / step) * step, std::round(point_.y / step) * step};
      if (!ring_.empty() && ring_.back().x == point_.x && ring_.back().y == point_.y) return;
    }
    ring_.push_back(point_);
  }

  void end_geometry() {
    if (shape_ == "Polygon" || shape_ == "MultiPolygon") {
      for (Polygon& polygon : polygons_) feature_.polygons.push_back(std::move(polygon));
    } else if (!shape_.empty() && shape_ != "GeometryCollection") {
      feature_.other_shape = shape_;
    }
    polygons_.clear();
    polygon_.clear();
    ring_.clear();
    shape_.clear();
  }

  const std::string& path_;
  double fineness_;
  const std::function<void(ContourFeature&&, int)>& visit_;
  ContourFile file_;
  std::optional<Fault> fault_;
  bool has_features_ = false;
  std::string root_type_;
  std::vector<Where> where_;
  std::string key_;
  ContourFeature feature_;
  std::string shape_;
  std::vector<int> levels_;
  std::size_t numbers_ = 0;
  std::size_t points_ = 0;
  PlanePoint point_;
  Ring ring_;
  Polygon polygon_;
  std::vector<Polygon> polygons_;
};

}  // namespace

ContourFile read_contour_features(const std::string& path, std::istream& bytes, double fineness,
                                  const std::function<void(ContourFeature&&, int epsg)>& visit) {
  Handler handler(path, fineness, visit);
  nlohmann::json::sax_parse(bytes, &handler);
  if (handler.fault()) throw DataError(*handler.fault());
  if (handler.has_features()) return handler.file();
  if (handler.root_type() == "Topology") {
    throw DataError(Fault{{path}, _("c'est du TopoJSON, non du GeoJSON"), _("Téléchargez le même fichier au format GeoJSON.")});
  }
  throw DataError(Fault{{path}, _("aucune collection d'objets GeoJSON (« FeatureCollection »)"),
                        _("Donnez les contours des communes au format GeoJSON.")});
}

}  // namespace mediamap::exchange
