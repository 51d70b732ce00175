// SPDX-License-Identifier: EUPL-1.2
// A large sheet printed on several small ones, to be cut and glued: overlap, cut marks, sheet numbers, a plan.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/pdf_book.hpp"

namespace mediamap::draw {

struct TileCount {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

constexpr std::size_t most_tiles_a_side = 12;

// "2x3", "2×3"; nothing for what is no such pair from 1 to most_tiles_a_side.
std::optional<TileCount> parse_tiles(std::string_view text);

struct Tiling {
  TileCount count;
  Sheet paper;     // of each tile, turned as it is printed
  Sheet assembled;  // what the tiles make together, in true size

  // Where the tile's part of the assembled sheet begins.
  Point corner(std::size_t column, std::size_t row) const;
};

// The tiles that come nearest to the sheet: so many of them, or on such a paper, or both. Without a paper, the one of
// which so many make the sheet (A0 in 2x2: A2). `automatic` lets the tiles decide how the whole is turned.
Tiling tiling(const Sheet& sheet, Orientation orientation, std::optional<TileCount> count,
              const std::optional<Sheet>& paper);

// The plan of assembly, then the tiles, row by row. `map` is a PDF of one page, as large as tiling.assembled.
std::string tiled(const std::string& map, const Tiling& tiling, const PictureInfo& info);

}  // namespace mediamap::draw
