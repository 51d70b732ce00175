// SPDX-License-Identifier: EUPL-1.2
// The mind map of the method: the territory at the centre, a branch per family, a leaf per offer.
//
// Everything that the territory says is drawn: families without offers are hollow, offers whose family is unknown stand
// in a last one, "Sans famille". One thing only is cut: a list of more than eight operators or objectives ends in
// "… et 54 autres" on the sheet, and the tooltip of the SVG holds it whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/draw/map_tiles.hpp"
#include "mediamap/draw/palette.hpp"
#include "mediamap/draw/paper.hpp"
#include "mediamap/model/offer_changes.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::draw {

enum class MapFormat { svg, pdf, png, dot };

// What is said of an offer under its name.
enum class Detail { objectives, operators, places, schedule, status };

// What the stations' colours and signs stand for.
enum class ColourBy { family, status, audience, operators };

// A thematic that has no offer, or too few.
struct MapGap {
  std::string family;  // id
  std::string thematic;
  std::size_t offers = 0;
  std::size_t expected = 0;
};

struct MapOptions {
  MapFormat format = MapFormat::pdf;
  std::string paper = "A0";
  Orientation orientation = Orientation::automatic;
  std::vector<std::string> families;  // ids; empty: all of them, the empty ones visibly empty
  std::string title;                  // empty: Territory::map_title()
  std::vector<Detail> details = {Detail::objectives, Detail::operators};
  ColourBy colour = ColourBy::family;
  ThemeName theme = ThemeName::light;
  bool large_print = false;  // details as large as names
  std::string filter;        // in words, when the territory has been filtered
  std::vector<MapGap> gaps;  // drawn as offers that are missing
  std::optional<OfferChanges> changes;
  std::optional<MapDisposition> kept;  // of an earlier map of this territory: families stay where they stood
  std::string records;  // URI reference, with a slash at its end, of the folder of the offers' records; empty: no links
  double dots_per_inch = 0;       // of a PNG; 0: as many as a screen shows
  std::optional<TileCount> tiles;  // of a PDF on several sheets: so many,
  std::optional<Sheet> tile_paper;  // or on such a paper
  bool page_per_family = false;  // a PDF: an overview, then a page a family
  std::string date;  // ISO, printed in the footer and written into the PDF's information
};

struct MindMap {
  std::string bytes;
  double smallest_type = 0;  // points on the sheet, of the smallest label
  std::size_t offers = 0;
  MapDisposition disposition;  // families that stand on both sides are on neither list
  std::vector<std::string> unknown_characters;  // that no font of this computer has: boxes stand for them
};

// Throws SystemError when Graphviz or cairo refuse. Same input, same bytes.
MindMap mind_map(const Territory& territory, const MapOptions& options);

// How it would be laid out, without drawing it.
MapDisposition map_disposition(const Territory& territory, const MapOptions& options);

}  // namespace mediamap::draw
