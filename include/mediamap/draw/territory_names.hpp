// SPDX-License-Identifier: EUPL-1.2
// The names on a territory map: of communes, of places, or a place's number where its name has no room.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/numbered_list.hpp"
#include "mediamap/draw/territory_frame.hpp"
#include "mediamap/draw/territory_style.hpp"

namespace mediamap::draw {

struct TerritoryNames {
  std::vector<std::string> numbered;  // from 1 on, for the list
  std::size_t communes_left_out = 0;  // for want of room
  std::size_t places_left_out = 0;
  bool empty_communes_unnamed = false;
};

// None lies over another, or over a circle. `circles` are the centres of the communes' circles, `areas` the communes as drawn.
TerritoryNames add_names(Pen& pen, const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const std::vector<Point>& circles,
                         const std::vector<Area>& areas, NumberedList& list);

}  // namespace mediamap::draw
