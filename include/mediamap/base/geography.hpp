// SPDX-License-Identifier: EUPL-1.2
// Distances on the ground.
#pragma once

namespace mediamap {

// Degrees, WGS 84.
struct Coordinates {
  double latitude = 0;
  double longitude = 0;
};

// Metres between two points along the great circle (haversine), on a sphere of the Earth's mean radius, 6 371 008.8 m:
// off by half a percent at most.
double distance_in_metres(const Coordinates& a, const Coordinates& b);

}  // namespace mediamap
