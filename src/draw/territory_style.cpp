// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace mediamap::draw {
namespace {

// From pale to deep in even steps of lightness, so that grey prints and all eyes tell them apart; ink on the deepest
// still has a contrast of 4.5.
constexpr std::array<Colour, most_shades> shades = {Colour{0.855, 0.925, 0.910}, Colour{0.706, 0.855, 0.831},
                                                    Colour{0.549, 0.773, 0.757}, Colour{0.408, 0.682, 0.702},
                                                    Colour{0.294, 0.592, 0.639}};
constexpr Colour nothing_there{0.980, 0.976, 0.965};
// Ink over it keeps a contrast of 4.5; on deep shades, where it would not be seen, the lines are white.
constexpr Colour hatch_colour{0.64, 0.57, 0.48};
constexpr double seen_contrast = 1.8;

}  // namespace

TerritoryStyle::TerritoryStyle(const TerritoryMap& map, const TerritoryFrame& frame) : map_(map), type_(frame.type) {
  for (const MappedCommune& commune : map.communes) most_ = std::max(most_, commune.circled());
  largest_radius_ = std::min(0.05 * std::min(frame.field.width(), frame.field.height()), (map.communes.size() > calm_communes ? 2.2 : 2.6) * type_);
}

Colour TerritoryStyle::shade(std::size_t nth) const {
  const std::size_t last = map_.classes.size() < 2 ? 1 : map_.classes.size() - 1;
  return shades[std::min(nth * (most_shades - 1) / last, most_shades - 1)];
}

Colour TerritoryStyle::fill_of(std::size_t number) const {
  if (number == 0) return nothing_there;
  for (std::size_t i = 0; i < map_.classes.size(); ++i) {
    if (number >= map_.classes[i].from && number <= map_.classes[i].to) return shade(i);
  }
  return shades[0];
}

Hatch TerritoryStyle::hatch_on(const Colour& fill) const {
  return {contrast(fill, hatch_colour) < seen_contrast ? white : hatch_colour, 0.62 * type_, 0.07 * type_, 45};
}

double TerritoryStyle::radius_of(std::size_t number) const {
  if (!map_.circles || most_ == 0) return 0;
  return largest_radius_ * std::sqrt(static_cast<double>(number) / static_cast<double>(most_));
}

}  // namespace mediamap::draw
