// SPDX-License-Identifier: EUPL-1.2
// How the mind map is to look, as `map render` and `map watch` take it.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "mediamap/draw/mind_map.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::cli {

struct MapSettings {
  std::string output, format, paper, orientation = "auto", title, colour, theme;
  std::vector<std::string> families, shown;
  bool no_operators = false;
  bool large_print = false;
  bool gaps = false;
};

// What a map needs of a territory: communes and bilans are not drawn.
constexpr store::Parts drawn_parts = {false, true, true, true, false};

void add_map_options(CLI::App& app, MapSettings& settings);

// The format of the file to be written, `usual` without a file's name. UsageError when the name does not tell.
draw::MapFormat map_format(const MapSettings& settings, draw::MapFormat usual);

// UsageError when a family is none of the territory's. The date is today's.
draw::MapOptions map_options(const MapSettings& settings, const Territory& territory);

}  // namespace mediamap::cli
