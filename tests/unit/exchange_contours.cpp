// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/contours.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "mediamap/analysis/commune_cells.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/projection.hpp"

using namespace mediamap;

namespace {

std::vector<Commune> communes() {
  Commune one{"59067", "Bergues", {"59380"}, 3600, 50.9686, 2.4324};
  Commune two{"59260", "Ghyvelde", {"59254"}, 4000, 51.05, 2.53};
  return {one, two};
}

exchange::ContourReading read(const std::string& text) {
  std::istringstream in(text);
  return exchange::read_contours("essai.geojson", in, communes());
}

const char* in_degrees = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"code":"59067"},"geometry":{"type":"Polygon","coordinates":[
    [[2.40,50.95],[2.46,50.95],[2.46,51.00],[2.40,51.00],[2.40,50.95]],
    [[2.42,50.96],[2.44,50.96],[2.44,50.98],[2.42,50.98],[2.42,50.96]]]}},
  {"type":"Feature","properties":{"nom":"Ghyvelde"},"geometry":{"type":"MultiPolygon","coordinates":[
    [[[2.50,51.03],[2.55,51.03],[2.55,51.06],[2.50,51.03]]]]}},
  {"type":"Feature","properties":{"code":"75056"},"geometry":{"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49],[2,48]]]}}]})";

}  // namespace

TEST_CASE("contours: by code or name, holes kept, others counted") {
  const auto reading = read(in_degrees);
  REQUIRE(reading.contours.communes.size() == 2);
  CHECK(reading.contours.communes[0].code == "59067");
  CHECK(reading.contours.communes[0].rings.size() == 2);
  CHECK(reading.contours.communes[1].code == "59260");
  CHECK(reading.objets == 3);
  CHECK(reading.ailleurs == 1);
}

TEST_CASE("contours: Lambert-93 gives the same outlines as degrees") {
  const Projection projection(lambert_93);
  std::string text = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"59067"},"geometry":{"type":"Polygon","coordinates":[[)";
  const double corners[][2] = {{2.40, 50.95}, {2.46, 50.95}, {2.46, 51.00}, {2.40, 51.00}, {2.40, 50.95}};
  for (std::size_t i = 0; i < 5; ++i) {
    const auto at = projection.forward({corners[i][1], corners[i][0]});
    text += (i == 0 ? "[" : ",[") + std::to_string(at->x) + "," + std::to_string(at->y) + "]";
  }
  const auto reading = read(text + "]]}}]}");
  REQUIRE(reading.contours.communes.size() == 1);
  bool found = false;
  for (const Coordinates& point : reading.contours.communes[0].rings[0]) {
    found = found || (std::abs(point.longitude - 2.46) < 1e-4 && std::abs(point.latitude - 51.00) < 1e-4);
  }
  CHECK(found);
}

TEST_CASE("contours: what is no collection of areas is refused, what has no code is told") {
  for (const char* wrong : {"", "[]", "{}", "{\"type\":\"FeatureCollection\",\"features\":[]}", "{\"type\":\"FeatureCollection\",\"features\":[{]}"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(read(wrong), Error);
  }
  std::string nameless = in_degrees;
  nameless.replace(nameless.find("{\"nom\":\"Ghyvelde\"}"), 18, "{\"x\":1}");
  CHECK_FALSE(read(nameless).remarques.empty());
}

TEST_CASE("cells stand in for outlines: each centre lies in its own") {
  std::vector<Commune> many;
  for (int i = 0; i < 30; ++i) {
    Commune commune;
    commune.code = "59" + std::to_string(100 + i);
    commune.latitude = 50.5 + 0.01 * ((i * 7) % 30);
    commune.longitude = 2.5 + 0.01 * ((i * 11) % 30);
    many.push_back(commune);
  }
  const Contours cells = analysis::commune_cells(many);
  CHECK(cells.approximate);
  REQUIRE(cells.communes.size() == 30);
  for (std::size_t i = 0; i < 30; ++i) {
    const auto& ring = cells.communes[i].rings.front();
    bool inside = false;
    for (std::size_t a = 0, b = ring.size() - 1; a < ring.size(); b = a++) {
      if ((ring[a].latitude > *many[i].latitude) != (ring[b].latitude > *many[i].latitude) &&
          *many[i].longitude < (ring[b].longitude - ring[a].longitude) * (*many[i].latitude - ring[a].latitude) / (ring[b].latitude - ring[a].latitude) + ring[a].longitude) {
        inside = !inside;
      }
    }
    CHECK(inside);
  }
}
