// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/fan_layout.hpp"

#include <algorithm>
#include <vector>

#include "mediamap/draw/map_sides.hpp"

namespace mediamap::draw {
namespace {

using namespace proportion;

// Horizontal stretches between the columns, in em: at least this much.
constexpr double trunk = 2.4;
constexpr double fan = 3.1;
constexpr double leader = 1.3;
constexpr double leader_gap = 0.45;  // between a leader line and the texts it joins
constexpr double note_gap = 1;
constexpr double safety_width = 0.15;  // for a line that comes out wider than its words
constexpr double root_width = 0.95;
constexpr double bend_radius = 2.5;
constexpr double widest_head = 14;
constexpr double widest_title_share = 0.18;  // of the sheet's width

constexpr Gaps fan_gaps{0.46, 1.5};
// What may be added to the gaps when there is room to spare.
constexpr double most_row_stretch = 1.3;
constexpr double most_family_stretch = 5.5;

// Columns of one side: widths in em of what stands in each.
struct SideWidths {
  double head = 0;
  double name = 0;
  double detail = 0;
  double hollow = 0;  // a head without offers and its note
};

struct Family {
  std::vector<LeafRow> rows;
  HeadSize head;
  double rows_height = 0;

  double height() const { return std::max(head.height, rows_height); }
};

std::vector<Family> families_of(const MapMeasures& measures, std::size_t name_limit,
                                std::optional<std::size_t> detail_limit) {
  std::vector<Family> families;
  const auto& branches = measures.tree().branches;
  for (std::size_t b = 0; b < branches.size(); ++b) {
    Family family;
    family.head = measures.head(b, widest_head);
    for (std::size_t l = 0; l < branches[b].leaves.size(); ++l) {
      family.rows.push_back(detail_limit ? measures.row_beside(b, l, name_limit, *detail_limit)
                                         : measures.row_below(b, l, name_limit));
      family.rows_height += family.rows.back().height + (l > 0 ? fan_gaps.row : 0);
    }
    families.push_back(std::move(family));
  }
  return families;
}

SideWidths widths_of(const MapMeasures& measures, const Stack& side, const std::vector<Family>& families) {
  SideWidths widths;
  for (const Piece& piece : side) {
    const Family& family = families[piece.family];
    widths.head = std::max(widths.head, family.head.width);
    if (family.rows.empty())
      widths.hollow = std::max(widths.hollow, family.head.width + note_gap + measures.nothing_width());
    for (const LeafRow& row : families[piece.family].rows) {
      widths.name = std::max(widths.name, row.name_width);
      widths.detail = std::max(widths.detail, row.detail_width);
    }
  }
  return widths;
}

double total(const SideWidths& widths, bool beside) {
  const double details = beside && widths.detail > 0 ? leader + widths.detail + 2 * leader_gap : 0;
  const double offers = widths.name > 0 ? widths.head + fan + station + text_gap + widths.name + details : widths.head;
  return trunk + std::max(offers, widths.hollow) + safety_width;
}

std::vector<Stackable> stackables(const std::vector<Family>& families) {
  std::vector<Stackable> blocks;
  for (const Family& family : families) blocks.push_back({family.height(), {}});
  return blocks;
}

CentreBox title_of(const MapMeasures& measures, const Frame& frame) {
  return centre_box(measures.tree(), frame, frame.sheet.width * widest_title_share, frame.title_type);
}

// Draws one side from the centre outward.
class FanSide {
 public:
  FanSide(const MapMeasures& measures, Scene& scene, const FanPlan& plan, const std::vector<Family>& families,
          const CentreBox& box, Side side)
      : measures_(measures),
        scene_(scene),
        plan_(plan),
        families_(families),
        box_(box),
        side_(side),
        stack_(plan.sides[side == left_side ? 0 : 1]) {
    spread();
  }

  void draw(std::size_t centre) {
    const Frame& frame = scene_.frame();
    double y = frame.centre().y - used_ / 2;
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      const Family& family = families_[stack_[i].family];
      const double height = stretched(family);
      draw_family(stack_[i].family, centre, y, height, i);
      y += height + family_gap_;
    }
  }

 private:
  double x(double outward) const { return scene_.frame().centre().x + side_ * outward; }

  double stretched(const Family& family) const {
    const double gaps = family.rows.empty() ? 0 : row_stretch_ * static_cast<double>(family.rows.size() - 1);
    return std::max(scene_.points(family.head.height), scene_.points(family.rows_height) + gaps);
  }

  // Shares out the room that is left, across and down.
  void spread() {
    const Frame& frame = scene_.frame();
    const bool beside = plan_.detail_limit.has_value();
    const SideWidths widths = widths_of(measures_, stack_, families_);
    const double room = frame.width() / 2 - box_.width / 2 - scene_.points(total(widths, beside));
    const bool has_details = beside && widths.detail > 0;
    heads_ = box_.width / 2 + scene_.points(trunk) + room * (has_details ? 0.4 : 0.6);
    stations_ = heads_ + scene_.points(widths.head + fan + station / 2) + room * (has_details ? 0.35 : 0.4);
    names_ = stations_ + scene_.points(station / 2 + text_gap);
    details_ = frame.width() / 2 - scene_.points(widths.detail + 0.1);

    double height = 0;
    std::size_t rows = 0;
    for (const Piece& piece : stack_) {
      height += scene_.points(families_[piece.family].height() + (height > 0 ? fan_gaps.family : 0));
      if (families_[piece.family].rows.size() > 1) rows += families_[piece.family].rows.size() - 1;
    }
    double spare = std::max(0.0, frame.height() - height);
    const double between = stack_.size() > 1 ? static_cast<double>(stack_.size() - 1) : 1;
    // A third of what is to spare goes between the rows, so that families stay groups.
    row_stretch_ = rows == 0 ? 0 : std::min(spare * 0.4 / static_cast<double>(rows), scene_.points(most_row_stretch));
    double stretched_height = 0;
    for (const Piece& piece : stack_) stretched_height += stretched(families_[piece.family]);
    spare = std::max(0.0, frame.height() - stretched_height - between * scene_.points(fan_gaps.family));
    family_gap_ = scene_.points(fan_gaps.family) + std::min(spare / between, scene_.points(most_family_stretch));
    used_ = stretched_height + (stack_.empty() ? 0 : static_cast<double>(stack_.size() - 1)) * family_gap_;
  }

  void draw_family(std::size_t branch, std::size_t centre, double top, double height, std::size_t order) {
    const Family& family = families_[branch];
    const double y = top + height / 2;
    const std::size_t pill = scene_.head(branch, family.head, {x(heads_), y}, side_, false);
    scene_.line(branch_to({x(heads_), y}, order), branch, line_width, centre, pill, root_width);
    const Point rim{x(heads_ + scene_.points(family.head.width)), y};
    if (family.rows.empty()) {
      scene_.nothing(branch, {rim.x + side_ * scene_.points(note_gap), y}, side_);
      return;
    }
    double rows_height = scene_.points(family.rows_height) + row_stretch_ * static_cast<double>(family.rows.size() - 1);
    double row_top = y - rows_height / 2;
    for (std::size_t l = 0; l < family.rows.size(); ++l) {
      const double row_height = scene_.points(family.rows[l].height);
      draw_row(branch, l, rim, pill, row_top, row_height);
      row_top += row_height + scene_.points(fan_gaps.row) + row_stretch_;
    }
  }

  void draw_row(std::size_t branch, std::size_t leaf, Point rim, std::size_t pill, double top, double height) {
    const double y = top + height / 2;
    const double limit = width_limits[plan_.name_limit];
    const double name_height = plan_.detail_limit ? height : scene_.points(1.22);
    const Point at{x(stations_), plan_.detail_limit ? y : top + std::max(name_height, scene_.points(station)) / 2};
    const std::size_t disc = scene_.station(branch, leaf, at);
    const Point arrive{at.x - side_ * scene_.points(station / 2), at.y};
    Curve twig = swung(rim, arrive);
    twig.dashed = measures_.tree().branches[branch].leaves[leaf].missing;
    scene_.line(std::move(twig), branch, twig_width, pill, disc);
    if (!plan_.detail_limit) {
      scene_.texts_below(branch, leaf, limit, {x(names_), at.y}, side_, top);
      return;
    }
    scene_.name_beside(branch, leaf, limit, {x(names_), y}, side_);
    const double detail_limit = width_limits[*plan_.detail_limit];
    const std::size_t details = scene_.details_beside(branch, leaf, detail_limit, {x(details_), y}, side_);
    if (details == Scene::no_shape) return;
    const Phrase& name = measures_.tree().branches[branch].leaves[leaf].name;
    const double name_width = scene_.points(wrap(name, limit).width + 0.05);
    const double gap = scene_.points(leader_gap);
    scene_.line(straight({x(names_ + name_width + gap), y}, {x(details_ - gap), y}), branch, twig_width / 2, disc,
                details);
  }

  // Branches to families above or below the box leave it upright and bend outward, the farthest nearest to the middle,
  // so that they nest; the others leave it level.
  Curve branch_to(Point edge, std::size_t order) const {
    const Point middle = scene_.frame().centre();
    const double top = middle.y - box_.height / 2;
    const double bottom = middle.y + box_.height / 2;
    const double bend = scene_.points(bend_radius);
    if (edge.y > top - bend && edge.y < bottom + bend) {
      const double inset = box_.type * box_corner + scene_.points(root_width) / 2;
      const double y = std::clamp(edge.y, top + inset, bottom - inset);
      return swung({x(box_.width / 2), y}, edge);
    }
    const bool above = edge.y < middle.y;
    const std::size_t from_outside = above ? order : stack_.size() - 1 - order;
    const double pitch = std::min(scene_.points(2.4), box_.width * 0.42 / static_cast<double>(stack_.size()));
    const double start = box_.width / 2 * 0.22 + pitch * static_cast<double>(from_outside);
    return risen({x(start), above ? top : bottom}, edge);
  }

  const MapMeasures& measures_;
  Scene& scene_;
  const FanPlan& plan_;
  const std::vector<Family>& families_;
  const CentreBox& box_;
  Side side_;
  const Stack& stack_;
  double heads_ = 0;  // distances from the centre
  double stations_ = 0;
  double names_ = 0;
  double details_ = 0;
  double row_stretch_ = 0;
  double family_gap_ = 0;
  double used_ = 0;
};

}  // namespace

FanPlan plan_fan(const MapMeasures& measures, const Frame& frame) {
  FanPlan best;
  const CentreBox box = title_of(measures, frame);
  const double side_width = (frame.width() - box.width) / 2;
  const std::optional<MapSides> held = held_sides(measures.tree());
  // From wide to narrow: where the type is as large as it may be, texts need not be broken.
  for (std::size_t name_limit = width_limits.size(); name_limit-- > 0;) {
    for (std::size_t choice = width_limits.size() + 1; choice-- > 0;) {
      FanPlan plan;
      plan.name_limit = name_limit;
      if (choice < width_limits.size()) plan.detail_limit = choice;
      const auto families = families_of(measures, name_limit, plan.detail_limit);
      const auto blocks = stackables(families);
      const auto sides = share_by_side(blocks, {1000, 1000}, fan_gaps, held, share_whole);
      plan.sides = {sides[0], sides[1]};
      plan.offer_type = frame.largest_type;
      for (const Stack& side : plan.sides) {
        if (side.empty()) continue;
        plan.offer_type =
            std::min({plan.offer_type, frame.height() / height_of(side, blocks, fan_gaps),
                      side_width / total(widths_of(measures, side, families), plan.detail_limit.has_value())});
      }
      if (plan.offer_type > best.offer_type) best = plan;
    }
  }
  return best;
}

MapLayout draw_fan(const MapMeasures& measures, const Frame& frame, const FanPlan& plan) {
  Scene scene(measures, frame, plan.offer_type);
  const auto families = families_of(measures, plan.name_limit, plan.detail_limit);
  const CentreBox box = title_of(measures, frame);
  const std::size_t centre = scene.centre(box);
  for (const Side side : {left_side, right_side}) FanSide(measures, scene, plan, families, box, side).draw(centre);
  scene.footer();
  MapLayout layout = std::move(scene).finish();
  layout.sides = sides_of({plan.sides.begin(), plan.sides.end()}, measures.tree().branches.size());
  return layout;
}

}  // namespace mediamap::draw
