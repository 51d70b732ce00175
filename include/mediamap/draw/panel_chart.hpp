// SPDX-License-Identifier: EUPL-1.2
// The base of actors and the panel side by side as bars, for a screen in a meeting room: one block a dimension. The base
// is a wide framed bar, the panel a solid one inside it: they are told apart without colour too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

struct PanelChart {
  struct Bar {
    std::string label;
    double base = 0;   // share of the base's actors, 0 to 1
    double panel = 0;  // share of the panel's
  };
  struct Block {
    std::string title;
    std::vector<Bar> bars;
  };
  std::string title;
  std::string territory;
  std::string date;  // ISO
  double deviation = 0;  // 0 to 1
  std::string note;      // a sentence on what the bars cannot tell; may be empty
  std::vector<Block> blocks;
};

enum class ChartFormat { svg, pdf, png };

// By the ending of the file's name. Throws UsageError for another.
ChartFormat panel_format(const std::string& path);

// A page as wide as a screen (16:9), longer when there is much to show. Of a dimension with many categories, the
// smallest of the base are one bar.
Picture lay_out_panel(const PanelChart& chart);

// The same as a file. Same input, same bytes. Throws SystemError when Graphviz or cairo refuse.
std::string panel_picture(const PanelChart& chart, ChartFormat format);

}  // namespace mediamap::draw
