// SPDX-License-Identifier: EUPL-1.2
// The sheet that hangs in the workshop before there is an offer: the centre, faint branches, places for the post-its.
#pragma once

#include <string>

#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/picture.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::draw {

struct BlankOptions {
  Sheet paper = *sheet("A0");
  Orientation orientation = Orientation::automatic;  // lying
  bool families = true;  // false: the room finds its own, on branches without names or places
  std::string title;     // empty: Territory::map_title()
  std::string date;      // ISO, in the footer
};

// Places are as large as a post-it of 38 × 51 mm, as many for each family as the paper takes; where it takes none to
// speak of they are scaled down, and the footer tells. Draw it with canvas_pdf.
Picture blank_sheet(const Territory& territory, const BlankOptions& options);

}  // namespace mediamap::draw
