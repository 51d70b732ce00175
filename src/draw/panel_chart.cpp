// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/panel_chart.hpp"

#include <algorithm>
#include <filesystem>

#include "mediamap/base/date.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/graphviz.hpp"

namespace mediamap::draw {
namespace {

// Points; a screen of 1920 pixels shows a half more pixels than that.
constexpr double page_width = 1280;
constexpr double least_height = 720;
constexpr double margin = 48;
constexpr double header = 108;
constexpr double footer = 60;
constexpr double column_gap = 64;
constexpr double column_width = (page_width - 2 * margin - column_gap) / 2;
constexpr double label_width = 232;
constexpr double number_width = 50;
constexpr double bar_left = label_width + 14;
constexpr double bar_width = column_width - bar_left - 2 * number_width;
constexpr double title_size = 30;
constexpr double heading_size = 18;
constexpr double type_size = 14;
constexpr double line_step = 1.2;
constexpr double heading_room = 32;
constexpr double block_gap = 18;
constexpr double base_height = 15;
constexpr double panel_height = 7;
constexpr double frame = 1.2;
constexpr double corner = 0.6;  // a pill's corners cannot be sharp
constexpr std::size_t most_bars = 9;

constexpr Colour base_fill{0.878, 0.898, 0.918};

Colour panel_colour() { return family_colour("", 0); }

std::string whole_percent(double share) {
  constexpr double half_a_point = 0.005;
  return share > 0 && share < half_a_point ? std::string(_("< 1 %")) : fill(_("{} %"), decimal(share * 100, 0));
}

// The largest of the base, in their order, and what the others hold together.
std::vector<PanelChart::Bar> shown(const std::vector<PanelChart::Bar>& bars) {
  if (bars.size() <= most_bars) return bars;
  std::vector<std::size_t> order(bars.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return bars[a].base > bars[b].base; });
  std::sort(order.begin(), order.begin() + most_bars - 1);
  std::vector<PanelChart::Bar> out;
  PanelChart::Bar rest{fill(_("{} autres, chacune plus rare"), bars.size() - (most_bars - 1)), 0, 0};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PanelChart::Bar& bar = bars[order[i]];
    if (i < most_bars - 1) {
      out.push_back(bar);
    } else {
      rest.base += bar.base;
      rest.panel += bar.panel;
    }
  }
  out.push_back(rest);
  return out;
}

struct Row {
  PanelChart::Bar bar;
  std::vector<std::string> lines;
  double height = 0;
};

struct LaidBlock {
  std::string title;
  std::vector<Row> rows;
  double largest = 0;  // share, which takes the whole width

  double height() const {
    double sum = heading_room + block_gap;
    for (const Row& row : rows) sum += row.height;
    return sum;
  }
};

class Layout {
 public:
  explicit Layout(const PanelChart& chart) : chart_(chart), measure_(pango_measure()) {}

  Picture run() {
    picture_.width = page_width;
    std::vector<LaidBlock> blocks;
    for (const PanelChart::Block& block : chart_.blocks) blocks.push_back(laid(block));
    const std::size_t cut = best_cut(blocks);
    const double tallest = std::max(height_of(blocks, 0, cut), height_of(blocks, cut, blocks.size()));
    picture_.height = std::max(least_height, header + tallest + footer);
    add_header();
    add_column(blocks, 0, cut, margin);
    add_column(blocks, cut, blocks.size(), margin + column_width + column_gap);
    add_footer();
    return std::move(picture_);
  }

 private:
  LaidBlock laid(const PanelChart::Block& block) const {
    LaidBlock out{block.title, {}, 0};
    for (const PanelChart::Bar& bar : shown(block.bars)) {
      const Wrapped wrapped = wrap(measured(bar.label, Face::regular, measure_), label_width / type_size);
      const double text = static_cast<double>(wrapped.lines.size()) * type_size * line_step;
      out.rows.push_back({bar, wrapped.lines, std::max(text, base_height) + 7});
      out.largest = std::max({out.largest, bar.base, bar.panel});
    }
    return out;
  }

  static double height_of(const std::vector<LaidBlock>& blocks, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += blocks[i].height();
    return sum;
  }

  // Where the second column begins so that the longer one is as short as can be.
  static std::size_t best_cut(const std::vector<LaidBlock>& blocks) {
    std::size_t best = blocks.size();
    for (std::size_t cut = 0; cut < blocks.size(); ++cut) {
      const auto tallest = [&](std::size_t at) { return std::max(height_of(blocks, 0, at), height_of(blocks, at, blocks.size())); };
      if (tallest(cut) < tallest(best)) best = cut;
    }
    return best;
  }

  void text(const std::string& words, double x, double y, double size, Face face, Align align, Colour colour) {
    const Extent extent = measure_(face, words);
    Shape shape;
    shape.kind = Shape::Kind::text;
    shape.width = extent.width * size;
    shape.height = extent.height * size;
    const double shift = align == Align::left ? shape.width / 2 : align == Align::right ? -shape.width / 2 : 0;
    shape.centre = {x + shift, y};
    shape.text = words;
    shape.face = face;
    shape.size = size;
    shape.align = align;
    shape.colour = colour;
    shape.name = fmt::format("texte-{}", picture_.shapes.size());
    picture_.shapes.push_back(std::move(shape));
  }

  void box(double x, double middle, double width, double height, Colour fill) {
    Shape shape;
    shape.kind = Shape::Kind::pill;
    shape.centre = {x + width / 2, middle};
    shape.width = width;
    shape.height = height;
    shape.radius = corner;
    shape.fill = fill;
    shape.name = fmt::format("barre-{}", picture_.shapes.size());
    picture_.shapes.push_back(std::move(shape));
  }

  void bars(double x, double middle, double base, double panel) {
    if (base > 4 * frame) {
      box(x, middle, base, base_height, grey_ink);
      box(x + frame, middle, base - 2 * frame, base_height - 2 * frame, base_fill);
    } else if (base > 0) {
      box(x, middle, std::max(base, 2 * corner), base_height, grey_ink);
    }
    if (panel > 0) box(x, middle, std::max(panel, 2 * corner), panel_height, panel_colour());
  }

  void add_header() {
    text(chart_.title, margin, margin + 2, title_size, Face::bold, Align::left, ink);
    text(fill(_("{} · écart moyen entre les deux : {} %"), chart_.territory, decimal(chart_.deviation * 100, 1)), margin, margin + 32,
         type_size + 1, Face::regular, Align::left, soft_ink);
    const double x = page_width - margin - 300;
    bars(x, margin + 2, 64, 0);
    text(_("tous les acteurs de la base"), x + 76, margin + 2, type_size, Face::regular, Align::left, ink);
    bars(x, margin + 28, 0, 64);
    text(_("acteurs du panel"), x + 76, margin + 28, type_size, Face::semibold, Align::left, panel_colour());
  }

  void add_column(const std::vector<LaidBlock>& blocks, std::size_t from, std::size_t to, double x) {
    double y = header;
    for (std::size_t i = from; i < to; ++i) {
      add_block(blocks[i], x, y);
      y += blocks[i].height();
    }
  }

  void add_block(const LaidBlock& block, double x, double y) {
    const double first = x + column_width - number_width;
    const double second = x + column_width;
    text(block.title, x, y + heading_size * 0.7, heading_size, Face::bold, Align::left, ink);
    text(_("base"), first, y + heading_size * 0.7, type_size - 1, Face::regular, Align::right, grey_ink);
    text(_("panel"), second, y + heading_size * 0.7, type_size - 1, Face::semibold, Align::right, panel_colour());
    y += heading_room;
    const double scale = block.largest > 0 ? bar_width / block.largest : 0;
    for (const Row& row : block.rows) {
      const double middle = y + row.height / 2;
      double line = middle - static_cast<double>(row.lines.size() - 1) * type_size * line_step / 2;
      for (const std::string& words : row.lines) {
        text(words, x + label_width, line, type_size, Face::regular, Align::right, ink);
        line += type_size * line_step;
      }
      bars(x + bar_left, middle, row.bar.base * scale, row.bar.panel * scale);
      text(whole_percent(row.bar.base), first, middle, type_size, Face::regular, Align::right, grey_ink);
      text(whole_percent(row.bar.panel), second, middle, type_size, Face::semibold, Align::right, panel_colour());
      y += row.height;
    }
  }

  void add_footer() {
    const std::string source = fill(_("Source : base des acteurs ({}), {}. Un acteur de plusieurs types, ou qui rend plusieurs services, compte pour chacun."), chart_.territory,
                                    long_date(chart_.date));
    if (!chart_.note.empty()) {
      text(chart_.note, margin, picture_.height - footer / 2 - type_size * line_step, type_size - 1, Face::regular, Align::left, ink);
    }
    text(source, margin, picture_.height - footer / 2, type_size - 1, Face::regular, Align::left, grey_ink);
  }

  const PanelChart& chart_;
  Measure measure_;
  Picture picture_;
};

std::string described(const PanelChart& chart) {
  std::vector<std::string> parts;
  for (const PanelChart::Block& block : chart.blocks) {
    std::vector<std::string> bars;
    for (const PanelChart::Bar& bar : shown(block.bars)) {
      bars.push_back(fill(_("{} {} de la base, {} du panel"), bar.label, whole_percent(bar.base), whole_percent(bar.panel)));
    }
    parts.push_back(fill(_("{} : {}."), block.title, join(bars, " ; ")));
  }
  return join(parts, " ");
}

}  // namespace

ChartFormat panel_format(const std::string& path) {
  const std::string kind = fold(std::filesystem::path(path).extension().string());
  if (kind == ".svg" || path == "-") return ChartFormat::svg;
  if (kind == ".pdf") return ChartFormat::pdf;
  if (kind == ".png") return ChartFormat::png;
  throw UsageError(fill(_("le format du fichier « {} » n'est pas reconnu à son nom"), path), _("Donnez un nom en .svg, .pdf ou .png."));
}

Picture lay_out_panel(const PanelChart& chart) { return Layout(chart).run(); }

std::string panel_picture(const PanelChart& chart, ChartFormat format) {
  const Picture picture = lay_out_panel(chart);
  const PictureInfo info{chart.title, chart.territory, described(chart), chart.date};
  switch (format) {
    case ChartFormat::pdf: return to_pdf(picture, info);
    case ChartFormat::png: return to_png(picture);
    case ChartFormat::svg: break;
  }
  return to_svg(picture, info);
}

}  // namespace mediamap::draw
