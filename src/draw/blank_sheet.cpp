// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/blank_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/cut_sheet.hpp"
#include "mediamap/draw/fitted_text.hpp"
#include "mediamap/draw/map_scene.hpp"
#include "mediamap/draw/map_words.hpp"
#include "mediamap/model/method.hpp"

namespace mediamap::draw {
namespace {

// In em of the title's type.
constexpr double head_width = 6.4;
constexpr double head_height = 1.9;
constexpr double head_type = 0.5;
constexpr double twig_length = 1;
constexpr double branch_length = 1.6;  // at least
constexpr double rule_type = 0.72;
constexpr double rule_gap = 0.7;  // below the centre
constexpr double place_gap = 0.28;
constexpr double family_gap = 0.7;

// Of the small print's type.
constexpr double strip_lines = 4.8;
constexpr double strip_gap = 1.6;

// A sheet that holds fewer post-its of true size for each family serves to note, not to stick.
constexpr int fewest_true = 2;
constexpr int fewest_scaled = 4;
constexpr double smallest_scale = 0.1;

constexpr int branches_without_name = 8;

struct Grid {
  double scale = 1;
  int columns = 0;
  int rows = 0;

  int count() const { return columns * rows; }
};

int how_many(double room, double each, double gap) { return std::max(0, static_cast<int>((room + gap) / (each + gap) + 1e-9)); }

Grid grid_for(double width, double height, double gap) {
  const CardSize card = *card_size("38x51");
  Grid grid;
  for (int percent = 100; percent >= static_cast<int>(100 * smallest_scale); percent -= 5) {
    grid.scale = percent / 100.0;
    grid.columns = how_many(width, card.width * grid.scale, gap);
    grid.rows = how_many(height, card.height * grid.scale, gap);
    if (grid.count() >= (percent == 100 ? fewest_true : fewest_scaled)) return grid;
  }
  return {};
}

MapTree texts_of(const Territory& territory, const BlankOptions& options, const Measure& measure) {
  MapTree tree;
  const auto [first, second] = parted(options.title.empty() ? territory.map_title() : options.title);
  tree.title = measured(first, Face::regular, measure);
  tree.place = measured(second, Face::bold, measure);
  std::vector<std::string> left = {territory.nom};
  if (!options.date.empty()) left.push_back(long_date(options.date));
  tree.footer_left = measured(join(left, " · "), Face::regular, measure);
  return tree;
}

class BlankSheet {
 public:
  BlankSheet(const Territory& territory, const BlankOptions& options)
      : families_(territory.taxonomy.familles),
        named_(options.families && !families_.empty()),
        measure_(pango_measure()),
        tree_(texts_of(territory, options, measure_)),
        frame_(frame_of(paper(options), tree_)),
        em_(frame_.title_type) {
    box_ = centre_box(tree_, frame_, frame_.width() * 0.24, frame_.title_type);
    small_type_ = std::clamp(frame_.footer_type * 1.15, 8.0, 25.0);
    strip_top_ = frame_.bottom - strip_lines * small_type_;
    frame_.bottom = strip_top_ - strip_gap * small_type_;
  }

  Picture draw() {
    if (named_) {
      draw_families();
    } else {
      draw_bare_branches();
    }
    // The centre of the map's own frame stays that of this drawing, the footer that of the whole sheet.
    Frame whole = frame_;
    whole.bottom = strip_top_ + strip_lines * small_type_;
    const MapMeasures measures(tree_);
    Scene centre(measures, frame_, em_);
    centre.centre(box_);
    const Box below{frame_.centre().x - box_.width / 2, frame_.centre().y + box_.height / 2 + rule_gap * em_, box_.width, rule_type * em_ * 1.3};
    const std::string rule = _("1 post-it = 1 offre de service");
    const double rule_size = std::min(rule_type * em_, box_.width / (measure_(Face::bold, rule).width + 0.1));
    picture_.shapes.push_back(line_in(below, rule, Face::bold, rule_size, Align::centre, ink));
    append(std::move(centre).finish().picture);
    draw_steps();
    Scene footer(measures, whole, em_);
    footer.footer();
    append(std::move(footer).finish().picture);
    for (std::size_t i = 0; i < picture_.shapes.size(); ++i) picture_.shapes[i].name = "f" + std::to_string(i + 1);
    picture_.width = frame_.sheet.width;
    picture_.height = frame_.sheet.height;
    return std::move(picture_);
  }

 private:
  static Sheet paper(const BlankOptions& options) {
    const bool as_it_comes = options.orientation == Orientation::automatic;
    return turned(options.paper, as_it_comes ? Orientation::landscape : options.orientation);
  }

  void append(Picture other) {
    for (Shape& shape : other.shapes) picture_.shapes.push_back(std::move(shape));
  }

  void draw_families() {
    const std::size_t first = (families_.size() + 1) / 2;
    const double region = (frame_.height() + family_gap * em_) / static_cast<double>(first) - family_gap * em_;
    const double side = (frame_.width() - box_.width) / 2;
    const double room = side - (branch_length + head_width + twig_length) * em_;
    const Grid grid = grid_for(room, region, place_gap * em_);
    for (const Family& family : families_) {
      name_type_ = std::min(name_type_, fitted_text({name_of(family)}, name_box(), name_range(), measure_).size);
    }
    // In the order of the map: down the left side, then down the right.
    for (std::size_t i = 0; i < families_.size(); ++i) {
      const bool right = i >= first;
      const std::size_t on_side = right ? families_.size() - first : first;
      const double pitch = (frame_.height() + family_gap * em_) / static_cast<double>(on_side);
      const double y = frame_.top + pitch * (static_cast<double>(right ? i - first : i) + 0.5) - family_gap * em_ / 2;
      draw_family(i, right ? right_side : left_side, y, grid);
    }
    std::string note = _("Emplacements en taille réelle : post-it de 38 × 51 mm");
    if (grid.scale < 1) note = fill(_("Emplacements réduits à {} % d'un post-it de 38 × 51 mm"), std::lround(grid.scale * 100));
    if (grid.count() > 0) tree_.footer_right = measured(note, Face::regular, measure_);
  }

  void draw_family(std::size_t nth, Side side, double y, const Grid& grid) {
    const Colour colour = family_colour(families_[nth].couleur, nth);
    const CardSize card = *card_size("38x51");
    const double width = card.width * grid.scale;
    const double height = card.height * grid.scale;
    const double gap = place_gap * em_;
    const double outer = side == right_side ? frame_.right : frame_.left;
    const double grid_inner = outer - side * (grid.columns * (width + gap) - gap);
    const double head_outer = grid_inner - side * twig_length * em_;
    const double head_inner = head_outer - side * head_width * em_;
    const Colour faint = mixed(colour, white, 0.55);
    branch({frame_.centre().x + side * box_.width * 0.4, frame_.centre().y}, {head_inner + side * 0.3 * em_, y}, faint);
    const double top = y - (grid.rows * (height + gap) - gap) / 2;
    for (int row = 0; row < grid.rows; ++row) {
      const double middle = top + row * (height + gap) + height / 2;
      Curve twig = swung({head_outer - side * 0.3 * em_, y}, {grid_inner, middle});
      twig.width = 0.05 * em_;
      twig.colour = faint;
      picture_.curves.push_back(std::move(twig));
      for (int column = 0; column < grid.columns; ++column) {
        const double x = grid_inner + side * (column * (width + gap) + width / 2);
        place({x - width / 2, middle - height / 2, width, height}, colour);
      }
    }
    head(nth, {std::min(head_inner, head_outer), y - head_height * em_ / 2, head_width * em_, head_height * em_}, colour);
  }

  void branch(Point from, Point to, Colour colour) {
    Curve curve = swung(from, to);
    curve.width = 0.16 * em_;
    curve.root_width = 0.42 * em_;
    curve.colour = colour;
    picture_.curves.push_back(std::move(curve));
  }

  void place(const Box& box, Colour colour) {
    Area area;
    area.rings = {ring_of(box)};
    area.fill = mixed(colour, white, 0.96);
    area.outline = mixed(colour, white, 0.5);
    area.outline_width = std::max(0.5, 0.025 * em_);
    area.dashes = {4 * area.outline_width, 3 * area.outline_width};
    picture_.areas.push_back(std::move(area));
  }

  void head(std::size_t nth, const Box& box, Colour colour) {
    const Family& family = families_[nth];
    Shape pill;
    pill.kind = Shape::Kind::pill;
    pill.centre = {box.left + box.width / 2, box.top + box.height / 2};
    pill.width = box.width;
    pill.height = box.height;
    pill.radius = box.height / 2;
    pill.fill = colour;
    picture_.shapes.push_back(pill);
    const double inset = box.height * 0.16;
    Shape disc = pill;
    disc.kind = Shape::Kind::disc;
    disc.width = disc.height = box.height - 2 * inset;
    disc.centre.x = box.left + box.height / 2;
    disc.fill = white;
    picture_.shapes.push_back(disc);
    picture_.shapes.push_back(line_in({disc.left(), disc.top(), disc.width, disc.height}, letter_of(nth), Face::bold, disc.height * 0.62, Align::centre, colour));
    Box body = name_box();
    body.left += box.left;
    body.top += box.top;
    FittedText name = fitted_text({name_of(family)}, body, name_range(), measure_);
    for (Shape& line : name.lines) {
      line.centre.y += (body.bottom() - name.bottom) / 2;
      picture_.shapes.push_back(std::move(line));
    }
  }

  static Paragraph name_of(const Family& family) { return {family.nom.empty() ? family.id : family.nom, Face::bold, white, 1}; }

  // Within a head, from its corner: right of the disc.
  Box name_box() const {
    const double height = head_height * em_;
    return {0.95 * height, 0.08 * height, head_width * em_ - 1.25 * height, 0.84 * height};
  }

  TypeRange name_range() const { return {std::min({6.0, head_type * em_, name_type_}), std::min(head_type * em_, name_type_)}; }

  void draw_bare_branches() {
    const int on_side = branches_without_name / 2;
    for (int i = 0; i < branches_without_name; ++i) {
      const Side side = i < on_side ? right_side : left_side;
      const double y = frame_.top + frame_.height() * (i % on_side + 0.5) / on_side;
      const double reach = box_.width / 2 + (frame_.width() - box_.width) / 2 * 0.45;
      branch({frame_.centre().x + side * box_.width * 0.4, frame_.centre().y}, {frame_.centre().x + side * reach, y}, mixed(grey_ink, white, 0.72));
    }
  }

  // In columns along the lower edge.
  void draw_steps() {
    std::vector<std::vector<Paragraph>> columns;
    for (const WorkshopStep& step : sheet_steps()) {
      columns.push_back({{step.titre, Face::semibold, ink, 1}, {step.consigne, Face::regular, grey_ink, 0.9}});
    }
    const double gap = 2 * small_type_;
    const double width = (frame_.width() + gap) / static_cast<double>(columns.size()) - gap;
    const auto box = [&](std::size_t i) { return Box{frame_.left + static_cast<double>(i) * (width + gap), strip_top_, width, strip_lines * small_type_}; };
    TypeRange range{std::min(6.0, small_type_), small_type_};
    for (std::size_t i = 0; i < columns.size(); ++i) range.largest = std::min(range.largest, fitted_text(columns[i], box(i), range, measure_).size);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      for (Shape& line : fitted_text(columns[i], box(i), range, measure_).lines) picture_.shapes.push_back(std::move(line));
    }
    Curve rule = straight({frame_.left, strip_top_ - 0.7 * small_type_}, {frame_.right, strip_top_ - 0.7 * small_type_});
    rule.width = 0.5;
    rule.colour = mixed(grey_ink, white, 0.6);
    picture_.curves.push_back(std::move(rule));
  }

  const std::vector<Family>& families_;
  bool named_;
  Measure measure_;
  MapTree tree_;
  Frame frame_;
  double em_;
  CentreBox box_;
  double small_type_ = 0;
  double name_type_ = 1e9;  // the largest that every family's name allows
  double strip_top_ = 0;
  Picture picture_;
};

}  // namespace

Picture blank_sheet(const Territory& territory, const BlankOptions& options) { return BlankSheet(territory, options).draw(); }

}  // namespace mediamap::draw
