// SPDX-License-Identifier: EUPL-1.2
// The legend of a territory map: what circles, shades and signs mean, the numbered places, the scale, what to know.
#pragma once

#include <vector>

#include "mediamap/draw/numbered_list.hpp"
#include "mediamap/draw/territory_frame.hpp"
#include "mediamap/draw/territory_names.hpp"
#include "mediamap/draw/territory_style.hpp"

namespace mediamap::draw {

class TerritoryLegend {
 public:
  TerritoryLegend(const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const Measure& measure)
      : map_(map), style_(style), frame_(frame), measure_(measure), type_(frame.type) {}

  // With the room that the rest of the legend leaves.
  NumberedList list() const;
  void draw(Pen& pen, const TerritoryNames& names, const NumberedList& list) const;

 private:
  double column() const;
  double column_left(int nth) const;
  // Each begins at a height and returns where it ends.
  double measure_block(Pen& pen, double left, double y) const;
  double circle_row(Pen& pen, double left, double y) const;
  double shade_rows(Pen& pen, double left, double y) const;
  double sign_rows(Pen& pen, double left, double y) const;
  double scale(Pen& pen, double left, double y) const;
  double box_row(Pen& pen, Point corner, std::optional<Colour> fill, bool hatched, const std::string& text) const;
  double foot(Pen& pen, double left, double y, const std::vector<std::string>& notes) const;
  Rect list_room() const;
  std::vector<std::string> notes(const TerritoryNames& names) const;

  const TerritoryMap& map_;
  const TerritoryStyle& style_;
  const TerritoryFrame& frame_;
  const Measure& measure_;
  double type_;
};

}  // namespace mediamap::draw
