// SPDX-License-Identifier: EUPL-1.2
// The colours, hatching and circles of a territory map.
#pragma once

#include "mediamap/draw/picture.hpp"
#include "mediamap/draw/territory_frame.hpp"
#include "mediamap/draw/territory_map.hpp"

namespace mediamap::draw {

constexpr Colour circle_colour{0.72, 0.26, 0.16};
constexpr Colour commune_border{0.45, 0.49, 0.52};

class TerritoryStyle {
 public:
  TerritoryStyle(const TerritoryMap& map, const TerritoryFrame& frame);

  // Few classes are spread over all shades. Without classes: one shade where there is something.
  Colour fill_of(std::size_t number) const;
  Colour shade(std::size_t nth) const;
  // Its lines are seen on the fill, and ink is read over both.
  Hatch hatch_on(const Colour& fill) const;

  // Of the numbers of circles.
  std::size_t most() const { return most_; }
  double largest_radius() const { return largest_radius_; }
  // 0 where there is nothing, and on a map without circles.
  double radius_of(std::size_t number) const;

 private:
  const TerritoryMap& map_;
  double type_;
  std::size_t most_ = 0;
  double largest_radius_ = 0;
};

}  // namespace mediamap::draw
