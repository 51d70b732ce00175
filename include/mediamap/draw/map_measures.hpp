// SPDX-License-Identifier: EUPL-1.2
// The proportions of the mind map, and what its texts take up at any width. Lengths are in em of the offers' type, so
// that they hold for every type size.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <vector>

#include "mediamap/draw/mind_map_layout.hpp"
#include "mediamap/draw/stacking.hpp"

namespace mediamap::draw {

namespace proportion {
constexpr double line = 1.22;     // from one line to the next, of its own type size
constexpr double head = 1.3;      // type of families
constexpr double count = 0.95;    // type of the number in a head
constexpr double letter = 0.75;   // type in a station
constexpr double station = 1.24;  // diameter of an offer's disc
constexpr double badge = 1.62;    // diameter of a family's disc
constexpr double badge_letter = 1.1;
constexpr double badge_inset = 0.34;  // between the disc and the rim of the head
constexpr double text_gap = 0.5;      // between a disc and its text
constexpr double head_pad = 0.85;     // after the last text in a head
constexpr double count_gap = 0.7;
constexpr double detail_lead = 0.06;  // above the first line of details
constexpr double line_width = 0.3;
constexpr double twig_width = 0.13;
constexpr double lane = 0.6;  // from one parallel line to the next
constexpr double corner = 1.5;
}  // namespace proportion

constexpr Gaps usual_gaps{0.62, 1.9};

// The widths at which texts are tried.
constexpr std::array<double, 12> width_limits = {10, 12, 13, 14, 15, 16, 18, 20, 23, 27, 32, 40};

// Height of `lines` lines of a text of this type size.
double height_of(const Phrase& text, int lines, double size);

struct HeadSize {
  Wrapped name;
  Phrase note;  // the number of offers, or the place among the parts of the family
  double width = 0;
  double height = 0;
  double text_from = 0;  // from the rim to the name
};

struct LeafRow {
  double height = 0;
  double name_width = 0;
  double detail_width = 0;
  double detail_height = 0;
};

class MapMeasures {
 public:
  explicit MapMeasures(const MapTree& tree);

  // Texts one under the other, both within width_limits[limit].
  LeafRow row_below(std::size_t branch, std::size_t leaf, std::size_t limit) const;
  // Details further out than the name.
  LeafRow row_beside(std::size_t branch, std::size_t leaf, std::size_t name_limit, std::size_t detail_limit) const;
  // The line "aucune offre".
  double nothing_height() const;
  double nothing_width() const;

  HeadSize head(std::size_t branch, double limit, const MapPart& part = {}) const;
  const MapTree& tree() const { return tree_; }
  std::size_t leaves() const { return leaves_; }

 private:
  struct LeafCounts {
    std::array<LineCount, width_limits.size()> name;
    std::vector<std::array<LineCount, width_limits.size()>> details;
  };
  const Phrase& note(std::size_t branch, const MapPart& part) const;
  LeafRow details(const MapLeaf& leaf, const LeafCounts& counts, std::size_t limit) const;

  const MapTree& tree_;
  std::vector<std::vector<LeafCounts>> counts_;
  mutable std::map<std::array<std::size_t, 3>, Phrase> notes_;  // by branch and part
  std::size_t leaves_ = 0;
};

}  // namespace mediamap::draw
