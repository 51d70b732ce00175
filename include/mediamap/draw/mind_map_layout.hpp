// SPDX-License-Identifier: EUPL-1.2
// The geometry of the mind map: from measured texts to shapes and curves. It knows nothing of fonts or files.
//
// Two arrangements compete for the sheet, and the one that allows the larger type wins:
// - the fan (few offers): one column of families on each side, each offer on a branch of its own, its objectives and
//   operators further out on a leader line;
// - the lines (many offers): several columns, each family a line of a metro map whose stations are its offers. Lines
// run
//   in parallel through a corridor at the height of the centre and through gutters between the columns, so that none
//   ever passes over a text.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

struct MapLeaf {
  Phrase name;
  Phrase objectives;
  Phrase operators;
  std::string tip;
};

// A family. Its letter tells it apart where colours do not.
struct MapBranch {
  Phrase letter;
  Phrase name;
  Phrase count;
  Colour colour;
  std::string tip;
  std::vector<MapLeaf> leaves;  // none: drawn hollow, with the note that there is nothing
};

struct MapTree {
  Phrase title;      // the first part, in lighter type
  Phrase place;      // the second part; may be empty
  Phrase nothing;    // "aucune offre"
  Phrase continued;  // "suite", in the head of a family that goes on in another column
  Phrase footer_left;
  Phrase footer_right;
  std::vector<Phrase> legend;  // what the faces stand for: offer, objectives, operators
  std::vector<MapBranch> branches;
};

struct MapLayout {
  Picture picture;
  double offer_type = 0;     // points
  double smallest_type = 0;  // points
  std::vector<std::size_t> heads;  // by branch: the shape of its head, the first if it goes on elsewhere
};

// `automatic` takes the orientation that allows the larger type. Whatever the content, no two shapes overlap and
// nothing comes nearer to the edge than 10 mm.
MapLayout lay_out(const MapTree& tree, const Sheet& sheet, Orientation orientation);

}  // namespace mediamap::draw
