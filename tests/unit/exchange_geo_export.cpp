// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <set>

#include "mediamap/exchange/geo_export.hpp"

using namespace mediamap;
using exchange::GeoFormat;
using exchange::geo_text;
using nlohmann::json;

namespace {

Offer offer(const std::string& id, const std::string& family) {
  Offer one;
  one.id = id;
  one.nom = "Offre <" + id + "> & *co*";
  one.famille = family;
  return one;
}

// One offer at two places, one at an address, one that comes to two communes, one nowhere, one of an unknown family.
Territory sample() {
  Territory territory;
  territory.nom = "CC des Essais";
  territory.taxonomy.familles = {{"droits", "Accès aux droits", "#b3261e", {}}, {"emploi", "Emploi", "rouge", {}}, {"vide", "Vide", "#000000", {}}};
  territory.communes = {{"59067", "Bergues", {"59380"}, 3525, 50.9692, 2.4334}, {"59663", "Wormhout", {"59470"}, 5603, 50.8811, 2.4673}};
  Actor exact;
  exact.id = "a";
  exact.nom = "Maison A";
  exact.code_insee = "59067";
  exact.latitude = 50.97;
  exact.longitude = 2.43;
  Actor loose;
  loose.id = "b";
  loose.nom = "Maison B";
  loose.code_insee = "59663";
  territory.acteurs = {exact, loose};
  Offer twice = offer("deux-lieux", "droits");
  twice.lieux = {"a", "b"};
  twice.operateurs = {"a", "b"};
  twice.horaires = "Mo 09:00-12:00";
  Offer address = offer("marche", "emploi");
  address.adresse = "3 rue du Marché, 59470 WORMHOUT";
  Offer moving = offer("mobile", "emploi");
  moving.hors_les_murs = true;
  moving.communes_desservies = {"59067", "59663", "99999"};
  territory.offres = {twice, address, moving, offer("nulle-part", "droits"), offer("perdue", "inconnue")};
  return territory;
}

}  // namespace

TEST_CASE("geo_export: GeoJSON has a point for each place, and every offer") {
  const json document = json::parse(geo_text(sample(), GeoFormat::geojson));
  CHECK(document["type"] == "FeatureCollection");
  std::multiset<std::string> ids;
  for (const json& feature : document["features"]) ids.insert(feature["properties"]["id"]);
  CHECK(ids == std::multiset<std::string>{"deux-lieux", "deux-lieux", "marche", "mobile", "mobile", "nulle-part", "perdue"});

  const json& first = document["features"][0];
  CHECK(first["geometry"]["coordinates"] == json{2.43, 50.97});
  CHECK(first["properties"]["lieu"] == "Maison A");
  CHECK(first["properties"]["operateurs"] == "Maison A · Maison B");
  CHECK(first["properties"]["horaires"] == "Mo 09:00-12:00");
  CHECK_FALSE(first["properties"].contains("position"));
  const json& second = document["features"][1];
  CHECK(second["geometry"]["coordinates"] == json{2.4673, 50.8811});
  CHECK(second["properties"]["position"] == "centre de la commune");
  for (const json& feature : document["features"]) {
    const std::string id = feature["properties"]["id"];
    CHECK(feature["geometry"].is_null() == (id == "nulle-part" || id == "perdue"));
    if (id == "marche") CHECK(feature["properties"]["commune"] == "Wormhout");
    if (id == "perdue") CHECK(feature["properties"]["famille"] == "inconnue");
    if (id == "mobile") CHECK(feature["properties"]["communes_desservies"] == "Bergues · Wormhout · 99999");
  }
}

TEST_CASE("geo_export: uMap has a layer for each family that has offers, and names those without a point") {
  const json document = json::parse(geo_text(sample(), GeoFormat::umap));
  CHECK(document["type"] == "umap");
  REQUIRE(document["layers"].size() == 3);
  std::set<std::string> named;
  std::size_t points = 0;
  for (const json& layer : document["layers"]) {
    named.insert(layer["_umap_options"]["name"]);
    for (const json& feature : layer["features"]) CHECK(feature["geometry"]["type"] == "Point");
    points += layer["features"].size();
  }
  CHECK(named == std::set<std::string>{"Accès aux droits", "Emploi", "Sans famille"});
  CHECK(points == 5);
  const json& rights = document["layers"][2];
  CHECK(rights["_umap_options"]["color"] == "#b3261e");
  const std::string told = rights["_umap_options"]["description"];
  CHECK(told.find("nulle-part") != std::string::npos);
  // A name's own signs are no markup.
  const std::string text = rights["features"][0]["properties"]["description"];
  CHECK(told.find("*co*") == std::string::npos);
  CHECK(text.find("**Horaires** : Mo 09:00-12:00") != std::string::npos);
}

TEST_CASE("geo_export: KML has folders, styles and every offer") {
  pugi::xml_document document;
  const std::string text = geo_text(sample(), GeoFormat::kml);
  REQUIRE(document.load_buffer(text.data(), text.size()));
  const pugi::xml_node content = document.child("kml").child("Document");
  CHECK(std::string(document.child("kml").attribute("xmlns").value()) == "http://www.opengis.net/kml/2.2");
  CHECK(std::string(content.child("Style").child("IconStyle").child_value("color")) == "ff1e26b3");
  std::size_t placemarks = 0;
  std::size_t points = 0;
  std::set<std::string> styles;
  for (const pugi::xml_node style : content.children("Style")) styles.insert(std::string("#") + style.attribute("id").value());
  for (const pugi::xml_node folder : content.children("Folder")) {
    for (const pugi::xml_node mark : folder.children("Placemark")) {
      ++placemarks;
      if (mark.child("Point")) ++points;
      CHECK(styles.count(mark.child_value("styleUrl")) == 1);
    }
  }
  CHECK(placemarks == 7);
  CHECK(points == 5);
  const pugi::xml_node first = content.child("Folder").child("Placemark");
  CHECK(std::string(first.child_value("name")) == "Offre <deux-lieux> & *co*");
  CHECK(std::string(first.child("Point").child_value("coordinates")) == "2.43,50.97");
}

TEST_CASE("geo_export: a territory without offers gives empty files that are whole") {
  Territory empty;
  empty.nom = "Vide";
  CHECK(json::parse(geo_text(empty, GeoFormat::geojson))["features"].empty());
  CHECK(json::parse(geo_text(empty, GeoFormat::umap))["layers"].empty());
  pugi::xml_document document;
  CHECK(document.load_string(geo_text(empty, GeoFormat::kml).c_str()));
}

TEST_CASE("geo_export: KML holds no character that XML has not") {
  Territory territory = sample();
  territory.offres.front().nom = "Cl\u0001é \u000b et \uFFFE fin";
  const std::string text = geo_text(territory, GeoFormat::kml);
  CHECK(text.find("Clé  et  fin") != std::string::npos);
  CHECK(text.find("&#") == std::string::npos);
}
