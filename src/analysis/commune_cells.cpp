// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/commune_cells.hpp"

#include "mediamap/base/plane.hpp"
#include "mediamap/base/projection.hpp"

namespace mediamap::analysis {

Contours commune_cells(const std::vector<Commune>& communes) {
  Contours contours;
  contours.approximate = true;
  if (communes.empty()) return contours;
  const Projection projection(legal_projection(communes.front().code));
  std::vector<PlanePoint> centres;
  std::vector<const Commune*> placed;
  for (const Commune& commune : communes) {
    if (!commune.latitude || !commune.longitude) continue;
    const auto centre = projection.forward({*commune.latitude, *commune.longitude});
    if (!centre) continue;
    centres.push_back(*centre);
    placed.push_back(&commune);
  }
  const auto cells = cells_around(centres);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Outline outline{placed[i]->code, {}};
    for (const Polygon& part : cells[i]) {
      for (const Ring& ring : part) {
        auto& points = outline.rings.emplace_back();
        for (const PlanePoint& point : ring) {
          if (const auto degrees = projection.back(point)) points.push_back(*degrees);
        }
      }
    }
    if (!outline.rings.empty()) contours.communes.push_back(std::move(outline));
  }
  return contours;
}

}  // namespace mediamap::analysis
