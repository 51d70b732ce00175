// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_measures.hpp"

#include <algorithm>

namespace mediamap::draw {
namespace {

constexpr double usual_text_height = 1.2;

}  // namespace

double height_of(const Phrase& text, int lines, double size) {
  return lines * size * proportion::line * std::max(1.0, text.height / usual_text_height);
}

MapMeasures::MapMeasures(const MapTree& tree) : tree_(tree) {
  for (const MapBranch& branch : tree.branches) {
    std::vector<LeafCounts>& counts = counts_.emplace_back(branch.leaves.size());
    leaves_ += branch.leaves.size();
    for (std::size_t leaf = 0; leaf < branch.leaves.size(); ++leaf) {
      counts[leaf].details.resize(branch.leaves[leaf].details.size());
      for (std::size_t limit = 0; limit < width_limits.size(); ++limit) {
        const double detail_limit = width_limits[limit] / tree.detail_type;
        counts[leaf].name[limit] = count_lines(branch.leaves[leaf].name, width_limits[limit]);
        for (std::size_t detail = 0; detail < branch.leaves[leaf].details.size(); ++detail) {
          counts[leaf].details[detail][limit] = count_lines(branch.leaves[leaf].details[detail], detail_limit);
        }
      }
    }
  }
}

LeafRow MapMeasures::details(const MapLeaf& leaf, const LeafCounts& counts, std::size_t limit) const {
  LeafRow row;
  for (std::size_t detail = 0; detail < leaf.details.size(); ++detail) {
    const LineCount& count = counts.details[detail][limit];
    row.detail_height += height_of(leaf.details[detail], count.lines, tree_.detail_type);
    row.detail_width = std::max(row.detail_width, count.width * tree_.detail_type);
  }
  return row;
}

LeafRow MapMeasures::row_below(std::size_t branch, std::size_t leaf, std::size_t limit) const {
  const MapLeaf& content = tree_.branches[branch].leaves[leaf];
  const LeafCounts& counts = counts_[branch][leaf];
  LeafRow row = details(content, counts, limit);
  row.name_width = std::max(counts.name[limit].width, row.detail_width);
  row.height = height_of(content.name, counts.name[limit].lines, 1) + row.detail_height;
  if (row.detail_height > 0) row.height += proportion::detail_lead;
  row.height = std::max(row.height, proportion::station);
  return row;
}

LeafRow MapMeasures::row_beside(std::size_t branch, std::size_t leaf, std::size_t name_limit,
                                std::size_t detail_limit) const {
  const MapLeaf& content = tree_.branches[branch].leaves[leaf];
  const LeafCounts& counts = counts_[branch][leaf];
  LeafRow row = details(content, counts, detail_limit);
  row.name_width = counts.name[name_limit].width;
  row.height =
      std::max({height_of(content.name, counts.name[name_limit].lines, 1), row.detail_height, proportion::station});
  return row;
}

double MapMeasures::nothing_height() const { return height_of(tree_.nothing, 1, 1); }

double MapMeasures::nothing_width() const { return count_lines(tree_.nothing, 1e9).width; }

const Phrase& MapMeasures::note(std::size_t branch, const MapPart& part) const {
  const Phrase& number = tree_.branches[branch].count;
  if (part.of < 2) return number;
  Phrase& known = notes_[{branch, part.nth, part.of}];
  if (known.empty()) known = tree_.part_note(number, part);
  return known;
}

HeadSize MapMeasures::head(std::size_t branch, double limit, const MapPart& part) const {
  using namespace proportion;
  const MapBranch& content = tree_.branches[branch];
  HeadSize size;
  size.text_from = badge_inset + badge + text_gap;
  size.note = note(branch, part);
  const double count_width = count_gap + count_lines(size.note, 1e9).width * count;
  const double name_limit = std::max(limit - size.text_from - count_width - head_pad, 4.0);
  size.name = wrap(content.name, name_limit / proportion::head);
  const double name_height = height_of(content.name, static_cast<int>(size.name.lines.size()), proportion::head);
  size.width = size.text_from + size.name.width * proportion::head + count_width + head_pad;
  size.height = std::max(badge + 2 * badge_inset, name_height + 0.6);
  return size;
}

}  // namespace mediamap::draw
