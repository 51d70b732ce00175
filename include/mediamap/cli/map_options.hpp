// SPDX-License-Identifier: EUPL-1.2
// How the mind map is to look, as `map render` and `map watch` take it.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "mediamap/cli/offer_filters.hpp"
#include "mediamap/draw/mind_map.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::cli {

struct MapSettings {
  std::string output, format, paper, orientation = "auto", title, colour, theme, since;
  std::vector<std::string> shown;
  OfferFilters filters;
  bool no_operators = false;
  bool large_print = false;
  bool gaps = false;
};

// What a map needs of a territory: communes only where offers are filtered by them, bilans never.
store::Parts drawn_parts(const MapSettings& settings);

void add_map_options(CLI::App& app, MapSettings& settings);

// The format of the file to be written, `usual` without a file's name. UsageError when the name does not tell.
draw::MapFormat map_format(const MapSettings& settings, draw::MapFormat usual);

// --paper, else the territory's usual one, else A0.
std::string map_paper(const MapSettings& settings, const Territory& territory);

// --tiles that is no number of sheets; several sheets in what is no PDF.
Fault no_tiles(const std::string& text);
Fault sheets_need_pdf();

struct MapRequest {
  Territory territory;  // with the offers that pass the filters
  draw::MapOptions options;
  std::vector<Fault> remarks;  // what a person should know
};

// UsageError for what the territory, or its history, does not know. The date is today's.
MapRequest map_request(const MapSettings& settings, const store::Project& project, Territory territory);

}  // namespace mediamap::cli
