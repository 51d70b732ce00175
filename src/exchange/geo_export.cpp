// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/geo_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/offer_points.hpp"
#include "mediamap/exchange/outline_xml.hpp"

namespace mediamap::exchange {
namespace {

using Json = nlohmann::ordered_json;  // keys in the order in which people read them

constexpr int zoom_of_a_territory = 11;
constexpr std::string_view between = " · ";

Json point(const Coordinates& position) {
  return {{"type", "Point"}, {"coordinates", {position.longitude, position.latitude}}};
}

std::string dumped(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string geojson(const Territory& territory) {
  Json features = Json::array();
  for (const FamilyPoints& family : points_by_family(territory)) {
    for (const OfferPoint& offer : family.points) {
      Json properties{{"id", offer.id}, {"nom", offer.nom}};
      for (const PointValue& value : offer.values) properties[value.key] = join(value.values, between);
      properties["couleur"] = family.colour;
      features.push_back({{"type", "Feature"}, {"geometry", offer.position ? point(*offer.position) : Json()}, {"properties", std::move(properties)}});
    }
  }
  return dumped({{"type", "FeatureCollection"}, {"name", territory.map_title()}, {"features", std::move(features)}});
}

// uMap reads a light markup: what it takes for signs is set apart.
std::string plain(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '*' || c == '#' || c == '[' || c == ']' || c == '{' || c == '}' || c == '<' || c == '>') out += ' ';
    else out += c;
  }
  return out;
}

std::string described(const OfferPoint& offer) {
  std::string text;
  for (const PointValue& value : offer.values) text += fill(_("**{}** : {}\n"), value.title, plain(join(value.values, between)));
  return text;
}

Json umap_layer(const FamilyPoints& family) {
  Json features = Json::array();
  std::string unplaced;
  for (const OfferPoint& offer : family.points) {
    if (!offer.position) {
      unplaced += fmt::format("\n* {}", plain(offer.nom));
      for (const PointValue& value : offer.values) {
        if (value.key == "operateurs" || value.key == "adresse") unplaced += fmt::format(" – {}", plain(join(value.values, between)));
      }
      continue;
    }
    features.push_back({{"type", "Feature"},
                        {"geometry", point(*offer.position)},
                        {"properties", {{"name", offer.nom}, {"description", described(offer)}, {"id", offer.id}}}});
  }
  const std::string description = unplaced.empty() ? std::string() : _("Offres sans lieu connu :") + unplaced;
  return {{"type", "FeatureCollection"},
          {"features", std::move(features)},
          {"_umap_options",
           {{"displayOnLoad", true}, {"browsable", true}, {"name", family.nom}, {"color", family.colour},
            {"iconClass", "Drop"}, {"description", description}, {"remoteData", Json::object()}}}};
}

// The middle of all points, else of the communes.
Coordinates middle_of(const std::vector<FamilyPoints>& families, const Territory& territory) {
  std::vector<Coordinates> all;
  for (const FamilyPoints& family : families) {
    for (const OfferPoint& offer : family.points) {
      if (offer.position) all.push_back(*offer.position);
    }
  }
  for (const Commune& commune : territory.communes) {
    if (all.empty() && commune.latitude && commune.longitude) all.push_back({*commune.latitude, *commune.longitude});
  }
  if (all.empty()) return {46.5, 2.5};
  const auto [south, north] = std::minmax_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.latitude < b.latitude; });
  const auto [west, east] = std::minmax_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.longitude < b.longitude; });
  return {(south->latitude + north->latitude) / 2, (west->longitude + east->longitude) / 2};
}

std::string umap(const Territory& territory) {
  const std::vector<FamilyPoints> families = points_by_family(territory);
  Json layers = Json::array();
  // uMap draws the last layer on top and lists it first.
  for (auto family = families.rbegin(); family != families.rend(); ++family) layers.push_back(umap_layer(*family));
  return dumped({{"type", "umap"},
                 {"uri", ""},
                 {"properties",
                  {{"name", territory.map_title()}, {"description", territory.nom}, {"zoom", zoom_of_a_territory},
                   {"scaleControl", true}, {"searchControl", true}, {"onLoadPanel", "databrowser"}}},
                 {"geometry", point(middle_of(families, territory))},
                 {"layers", std::move(layers)}});
}

// KML writes the bytes of a colour the other way round, the opacity first.
std::string kml_colour(const std::string& hex) { return fmt::format("ff{}{}{}", hex.substr(5, 2), hex.substr(3, 2), hex.substr(1, 2)); }

// XML has no way to write control characters, which a YAML file may hold.
std::string xml_characters(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const std::int32_t code = next_character(text, at);
    const bool is_refused = code < 0 || (code < 0x20 && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF;
    if (!is_refused) kept += text.substr(before, at - before);
  }
  return kept;
}

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(xml_characters(text).c_str());
}

void add_placemark(pugi::xml_node folder, const OfferPoint& offer, const std::string& style) {
  pugi::xml_node mark = folder.append_child("Placemark");
  add_text(mark, "name", offer.nom);
  add_text(mark, "styleUrl", "#" + style);
  pugi::xml_node data = mark.append_child("ExtendedData");
  const auto add = [&](const std::string& key, const std::string& title, const std::string& value) {
    pugi::xml_node one = data.append_child("Data");
    one.append_attribute("name").set_value(key.c_str());
    add_text(one, "displayName", title);
    add_text(one, "value", value);
  };
  add("id", _("Identifiant"), offer.id);
  for (const PointValue& value : offer.values) add(value.key, value.title, join(value.values, between));
  if (offer.position) add_text(mark.append_child("Point"), "coordinates", fmt::format("{},{}", offer.position->longitude, offer.position->latitude));
}

std::string kml(const Territory& territory) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("kml");
  root.append_attribute("xmlns").set_value("http://www.opengis.net/kml/2.2");
  pugi::xml_node content = root.append_child("Document");
  add_text(content, "name", territory.map_title());
  const std::vector<FamilyPoints> families = points_by_family(territory);
  const auto style = [](const FamilyPoints& family) { return "famille-" + (family.id.empty() ? std::string("aucune") : family.id); };
  for (const FamilyPoints& family : families) {
    pugi::xml_node look = content.append_child("Style");
    look.append_attribute("id").set_value(style(family).c_str());
    add_text(look.append_child("IconStyle"), "color", kml_colour(family.colour));
  }
  for (const FamilyPoints& family : families) {
    pugi::xml_node folder = content.append_child("Folder");
    add_text(folder, "name", family.nom);
    for (const OfferPoint& offer : family.points) add_placemark(folder, offer, style(family));
  }
  return xml_text(document);
}

}  // namespace

std::string geo_text(const Territory& territory, GeoFormat format) {
  switch (format) {
    case GeoFormat::umap: return umap(territory);
    case GeoFormat::kml: return kml(territory);
    case GeoFormat::geojson: break;
  }
  return geojson(territory);
}

}  // namespace mediamap::exchange
