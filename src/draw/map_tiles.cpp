// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/canvas.hpp"

namespace mediamap::draw {
namespace {

// No printer reaches the edge of its paper.
constexpr double printer_margin = 10 * points_per_mm;
constexpr double glue_strip = 10 * points_per_mm;  // what neighbours share, to glue them on each other
constexpr double mark_length = 6 * points_per_mm;
constexpr double mark_gap = 1.5 * points_per_mm;
constexpr double note_type = 7.5;
constexpr double plan_type = 11;
constexpr double thumb_cell = 9;  // of the small plan in a tile's margin

double part(double length) { return length - 2 * printer_margin; }

double assembled_length(double paper, std::size_t count) {
  return part(paper) * static_cast<double>(count) - glue_strip * static_cast<double>(count - 1);
}

Tiling with(TileCount count, const Sheet& paper) {
  Tiling tiling;
  tiling.count = count;
  tiling.paper = paper;
  tiling.assembled = {paper.name, assembled_length(paper.width, count.columns),
                      assembled_length(paper.height, count.rows)};
  return tiling;
}

// How far from the sheet that was asked for, in share of its size; too small weighs more than too large.
double distance(const Tiling& tiling, const Sheet& sheet) {
  const auto off = [](double have, double want) { return have < want ? 2 * (want - have) / want : (have - want) / want; };
  return off(tiling.assembled.width, sheet.width) + off(tiling.assembled.height, sheet.height);
}

std::size_t nearest_count(double wanted, double paper) {
  const double count = (wanted - glue_strip) / (part(paper) - glue_strip);
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(count)), 1, most_tiles_a_side);
}

Shape note(std::string text, Point at, Align align, double size, Colour colour = ink) {
  Shape shape;
  shape.text = std::move(text);
  shape.centre = at;
  shape.size = size;
  shape.height = 1.2 * size;
  shape.align = align;
  shape.colour = colour;
  return shape;
}

Area box(double left, double top, double width, double height, double line) {
  Area area;
  area.rings = {{{left, top}, {left + width, top}, {left + width, top + height}, {left, top + height}}};
  area.outline = ink;
  area.outline_width = line;
  return area;
}

class Tiles {
 public:
  Tiles(const Tiling& tiling, const PictureInfo& info) : tiling_(tiling), info_(info) {}

  std::string bind(const std::string& map) {
    book_.seen = map;
    book_.info = info_;
    add_plan();
    for (std::size_t row = 0; row < tiling_.count.rows; ++row) {
      for (std::size_t column = 0; column < tiling_.count.columns; ++column) add_tile(column, row);
    }
    return bound(book_);
  }

 private:
  std::size_t total() const { return tiling_.count.columns * tiling_.count.rows; }

  // In reading order.
  std::size_t number_of(std::size_t column, std::size_t row) const { return row * tiling_.count.columns + column + 1; }

  Picture page() const {
    Picture picture;
    picture.width = tiling_.paper.width;
    picture.height = tiling_.paper.height;
    picture.transparent = true;
    return picture;
  }

  void add(const Picture& picture, const PdfWindow& window, std::string title) {
    book_.bookmarks.push_back({std::move(title), book_.pages.size(), 0});
    PdfPage page;
    page.pdf = canvas_pdf({picture}, info_);
    page.windows = {window};
    book_.pages.push_back(std::move(page));
  }

  void add_tile(std::size_t column, std::size_t row) {
    Picture picture = page();
    const double right = picture.width - printer_margin;
    const double bottom = picture.height - printer_margin;
    for (double x : {printer_margin, right}) {
      for (double y : {printer_margin, bottom}) add_cut_mark(picture, x, y);
    }
    // Where the neighbour before this one is glued.
    if (column > 0) add_glue_line(picture, {printer_margin + glue_strip, printer_margin}, {printer_margin + glue_strip, bottom});
    if (row > 0) add_glue_line(picture, {printer_margin, printer_margin + glue_strip}, {right, printer_margin + glue_strip});
    const std::size_t number = number_of(column, row);
    picture.shapes.push_back(note(fill(_("Feuille {}/{}"), number, total()),
                                  {printer_margin + mark_length + 6, picture.height - printer_margin / 2}, Align::left, note_type));
    picture.shapes.push_back(note(info_.title, {picture.width / 2, printer_margin / 2}, Align::centre, note_type));
    add_thumb(picture, column, row);
    const Point corner = tiling_.corner(column, row);
    PdfWindow window{printer_margin, printer_margin, right - printer_margin, bottom - printer_margin,
                     {printer_margin - corner.x, printer_margin - corner.y}, 1};
    add(picture, window, fill(_("Feuille {}"), number));
  }

  static void add_cut_mark(Picture& picture, double x, double y) {
    const double out_x = x < picture.width / 2 ? -1 : 1;
    const double out_y = y < picture.height / 2 ? -1 : 1;
    for (const auto& [from, to] : {std::pair{Point{x + out_x * mark_gap, y}, Point{x + out_x * (mark_gap + mark_length), y}},
                                   std::pair{Point{x, y + out_y * mark_gap}, Point{x, y + out_y * (mark_gap + mark_length)}}}) {
      Curve mark = straight(from, to);
      mark.width = 0.5;
      mark.colour = ink;
      picture.curves.push_back(std::move(mark));
    }
  }

  static void add_glue_line(Picture& picture, Point from, Point to) {
    // Only its ends: a line across the map would be read as part of it.
    const double length = 3 * points_per_mm;
    const bool upright = from.x == to.x;
    for (const auto& [a, b] : {std::pair{from, upright ? Point{from.x, from.y - length} : Point{from.x - length, from.y}},
                               std::pair{to, upright ? Point{to.x, to.y + length} : Point{to.x + length, to.y}}}) {
      Curve mark = straight(a, b);
      mark.width = 0.5;
      mark.dashed = true;
      mark.colour = grey_ink;
      picture.curves.push_back(std::move(mark));
    }
  }

  void add_thumb(Picture& picture, std::size_t column, std::size_t row) const {
    const double cell = std::min(thumb_cell, (printer_margin - 8) / static_cast<double>(tiling_.count.rows));
    const double left = picture.width - printer_margin - mark_length - 6 - cell * static_cast<double>(tiling_.count.columns);
    const double top = picture.height - printer_margin / 2 - cell * static_cast<double>(tiling_.count.rows) / 2;
    for (std::size_t r = 0; r < tiling_.count.rows; ++r) {
      for (std::size_t c = 0; c < tiling_.count.columns; ++c) {
        Area area = box(left + cell * static_cast<double>(c), top + cell * static_cast<double>(r), cell, cell, 0.4);
        if (c == column && r == row) area.fill = ink;
        picture.areas.push_back(std::move(area));
      }
    }
  }

  // The whole map small, the tiles' outlines over it, and how to put them together.
  void add_plan() {
    Picture picture = page();
    const double heading = printer_margin + 2 * plan_type;
    picture.shapes.push_back(note(fill(_("Plan d'assemblage – {}"), info_.title), {printer_margin, printer_margin + plan_type / 2},
                                  Align::left, plan_type));
    picture.shapes.back().face = Face::bold;
    const double foot = picture.height - printer_margin - 4 * plan_type;
    const double scale = std::min((picture.width - 2 * printer_margin) / tiling_.assembled.width,
                                  (foot - heading - plan_type) / tiling_.assembled.height);
    const Point at{(picture.width - tiling_.assembled.width * scale) / 2, heading + plan_type / 2};
    for (std::size_t row = 0; row < tiling_.count.rows; ++row) {
      for (std::size_t column = 0; column < tiling_.count.columns; ++column) {
        const Point corner = tiling_.corner(column, row);
        const double left = at.x + corner.x * scale;
        const double top = at.y + corner.y * scale;
        const double width = part(tiling_.paper.width) * scale;
        const double height = part(tiling_.paper.height) * scale;
        Area outline = box(left, top, width, height, 0.6);
        outline.outline = grey_ink;
        picture.areas.push_back(std::move(outline));
        // In the corner, so that the map shows.
        const double size = std::clamp(height / 9, 7.0, 18.0);
        Shape badge;
        badge.kind = Shape::Kind::disc;
        badge.width = badge.height = 1.7 * size;
        badge.centre = {left + size, top + size};
        badge.fill = ink;
        const Point middle = badge.centre;
        picture.shapes.push_back(std::move(badge));
        picture.shapes.push_back(note(fmt::format("{}", number_of(column, row)), middle, Align::centre, size, white));
      }
    }
    const double mm = 1 / points_per_mm;
    const std::string lines[] = {
        fill(_("{} feuilles {}, à imprimer à 100 % (sans « ajuster à la page »). Carte assemblée : {} × {} mm."), total(), tiling_.paper.name,
             std::lround(tiling_.assembled.width * mm), std::lround(tiling_.assembled.height * mm)),
        fill(_("Coupez chaque feuille aux repères du haut et de la gauche, puis collez-la sur sa voisine : elles se recouvrent de {} mm."),
             std::lround(glue_strip * mm))};
    double y = foot + plan_type;
    for (const std::string& line : lines) {
      picture.shapes.push_back(note(line, {printer_margin, y}, Align::left, std::min(plan_type, picture.width / 62)));
      y += 1.4 * plan_type;
    }
    add(picture, {at.x, at.y, tiling_.assembled.width * scale, tiling_.assembled.height * scale, at, scale}, _("Plan d'assemblage"));
  }

  const Tiling& tiling_;
  PictureInfo info_;
  PdfBook book_;
};

}  // namespace

std::optional<TileCount> parse_tiles(std::string_view text) {
  const auto read = [](std::string_view digits) -> std::optional<std::size_t> {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value == 0 || value > most_tiles_a_side) return {};
    return value;
  };
  for (std::string_view sign : {"x", "X", "×"}) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const auto columns = read(text.substr(0, at));
    const auto rows = read(text.substr(at + sign.size()));
    if (columns && rows) return TileCount{*columns, *rows};
  }
  return {};
}

Point Tiling::corner(std::size_t column, std::size_t row) const {
  return {static_cast<double>(column) * (part(paper.width) - glue_strip), static_cast<double>(row) * (part(paper.height) - glue_strip)};
}

Tiling tiling(const Sheet& sheet, Orientation orientation, std::optional<TileCount> count,
              const std::optional<Sheet>& paper) {
  std::vector<Orientation> ways = {orientation};
  if (orientation == Orientation::automatic) ways = {Orientation::landscape, Orientation::portrait};
  std::optional<Tiling> best;
  double best_distance = 0;
  for (const std::string& name : sheet_names()) {
    if (paper && name != paper->name) continue;
    for (Orientation turn : {Orientation::landscape, Orientation::portrait}) {
      const Sheet tile = turned(*draw::sheet(name), turn);
      for (Orientation way : ways) {
        const Sheet whole = turned(sheet, way);
        const TileCount tiles = count.value_or(
            TileCount{nearest_count(whole.width, tile.width), nearest_count(whole.height, tile.height)});
        const Tiling tried = with(tiles, tile);
        // Of two that come as near, the one with fewer sheets to cut.
        const double now = distance(tried, whole) + 0.01 * static_cast<double>(tiles.columns * tiles.rows);
        if (best && now >= best_distance) continue;
        best = tried;
        best_distance = now;
      }
    }
  }
  return *best;
}

std::string tiled(const std::string& map, const Tiling& tiling, const PictureInfo& info) { return Tiles(tiling, info).bind(map); }

}  // namespace mediamap::draw
