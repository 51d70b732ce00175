// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/geojson_writer.hpp"

namespace mediamap::exchange {

bool has_coordinates(const Actor& actor) { return actor.latitude && actor.longitude; }

std::string write_geojson(const Selection& actors) {
  using store::Json;
  Json features = Json::array();
  for (const Actor* actor : actors) {
    Json properties = standard_object(*actor);
    Json geometry;
    if (has_coordinates(*actor)) {
      geometry = {{"type", "Point"}, {"coordinates", {*actor->longitude, *actor->latitude}}};
      properties.erase("latitude");
      properties.erase("longitude");
    }
    features.push_back({{"type", "Feature"}, {"id", actor->id}, {"geometry", geometry}, {"properties", std::move(properties)}});
  }
  const Json collection{{"type", "FeatureCollection"}, {"features", std::move(features)}};
  return collection.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mediamap::exchange
