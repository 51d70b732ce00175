// SPDX-License-Identifier: EUPL-1.2
// The geometry of the mind map: from measured texts to shapes and curves. It knows nothing of fonts or files.
//
// Two arrangements compete for the sheet, and the one that allows the larger type wins:
// - the fan (few offers): one column of families on each side, each offer on a branch of its own, its objectives and
//   operators further out on a leader line;
// - the lines (many offers): several columns, each family a line of a metro map whose stations are its offers. Lines
//   run in parallel through a corridor at the height of the centre and through gutters between the columns, so that
//   none ever passes over a text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// Which side of the centre: outward is +1 to the right, -1 to the left.
using Side = int;
constexpr Side left_side = -1;
constexpr Side right_side = 1;

// An offer, or the place where one is missing.
struct MapLeaf {
  Phrase name;
  std::vector<Phrase> details;  // each on lines of its own
  std::string tip;
  std::string link;                   // URI reference of what it stands for
  std::optional<Phrase> sign = {};    // in its station, in place of the family's letter
  std::optional<Colour> colour = {};  // of its station, in place of the family's
  bool hollow = false;                // its station has a rim only
  bool missing = false;               // there is no such offer: a dashed line leads to it
};

// A family. Its letter tells it apart where colours do not.
struct MapBranch {
  Phrase letter;
  Phrase name;
  Phrase count;
  Colour colour;
  std::string tip;
  std::vector<MapLeaf> leaves;  // none but missing ones: drawn hollow; none at all: with the note that there is nothing
  std::optional<Side> side = {};  // where it has to stand, because it stood there before

  bool hollow() const;
};

// What a station's sign and colour stand for; without a sign, a remark.
struct MapKey {
  Phrase text;
  Phrase sign = {};
  Colour colour = {};
  bool hollow = false;
};

// The arrangement of a map, for one that is drawn again.
struct MapForm {
  Orientation orientation = Orientation::landscape;
  std::size_t columns = 0;  // on each side, of the lines; 0: the fan
  bool operator==(const MapForm&) const = default;
};

// Which part of a family that is spread over several columns, from 1.
struct MapPart {
  std::size_t nth = 1;
  std::size_t of = 1;
};

struct MapTree {
  Phrase title;      // the first part, in lighter type
  Phrase place;      // the second part; may be empty
  Phrase nothing;    // "aucune offre"
  // What the head of a part says in place of the number of offers: "36 · 1/3", then "suite 2/3".
  std::function<Phrase(const Phrase& count, const MapPart& part)> part_note;
  Phrase footer_left;
  Phrase footer_right;
  std::vector<Phrase> legend;  // what the faces stand for: offer, objectives, operators
  std::vector<MapKey> key;     // above the footer
  Theme theme = {};
  double detail_type = 0.75;  // of details, in em of the offers'
  std::vector<MapBranch> branches;
  std::optional<MapForm> form = {};  // kept as long as another does not allow much larger type
};

struct MapLayout {
  Picture picture;
  double offer_type = 0;     // points
  double smallest_type = 0;  // points
  MapForm form;
  std::vector<std::optional<Side>> sides;  // by branch, as MapBranch::side takes it; nothing for one that stands on both
  std::vector<std::size_t> heads;          // by branch: the shape of its head, the first if it goes on elsewhere
};

// `automatic` takes the orientation that allows the larger type. Whatever the content, no two shapes overlap and
// nothing comes nearer to the edge than 10 mm.
MapLayout lay_out(const MapTree& tree, const Sheet& sheet, Orientation orientation);

}  // namespace mediamap::draw
