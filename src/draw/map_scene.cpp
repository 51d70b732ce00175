// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_scene.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mediamap::draw {
namespace {

using namespace proportion;

constexpr double least_margin = 11 * points_per_mm;  // printers and the issue ask for 10
constexpr double text_box_height = 1.2;
constexpr double letter_share = 0.75;  // of a disc on the box
// Room for what a line drawn as a whole is wider than its words one by one.
constexpr double safety = 0.04;

// Of the footer's type.
constexpr double footer_lines = 2.6;  // its line and the white above it
constexpr double legend_gap = 1.2;
constexpr double key_disc = 1.2;
constexpr double key_gap = 0.4;    // between a disc and its text
constexpr double key_pitch = 1.6;  // from one line of the key to the next

// Of the title's type.
constexpr double shortest_title_line = 6;
constexpr double longest_title_line = 15;
constexpr double tallest_title_share = 0.3;  // of the height

struct KeyItem {
  const MapKey* entry = nullptr;
  std::string line;
  double width = 0;

  double indent() const { return entry->sign.empty() ? 0 : key_disc + key_gap; }
};
using KeyRow = std::vector<KeyItem>;

// The key flows over lines; a remark that is too long for one is broken.
std::vector<KeyRow> key_rows(const std::vector<MapKey>& key, double room) {
  std::vector<KeyRow> rows;
  double used = 0;
  for (const MapKey& entry : key) {
    KeyItem item{&entry, {}, 0};
    const double limit = room - item.indent() - 1;
    const Wrapped wrapped = wrap(entry.text, limit);
    for (const std::string& line : wrapped.lines) {
      item.line = line;
      item.width = wrapped.width;
      const double width = item.indent() + item.width + legend_gap;
      const bool alone = wrapped.lines.size() > 1 || entry.sign.empty();
      if (rows.empty() || used + width > room || alone || rows.back().back().entry->sign.empty()) {
        rows.emplace_back();
        used = 0;
      }
      rows.back().push_back(item);
      used += width;
    }
  }
  return rows;
}

}  // namespace

Frame frame_of(const Sheet& sheet, const MapTree& tree) {
  const double shorter = std::min(sheet.width, sheet.height);
  Frame frame;
  frame.sheet = sheet;
  frame.footer_type = std::clamp(shorter / 108, 8.0, 22.0);
  frame.title_type = shorter / 44;
  frame.largest_type = shorter / 48;
  const double margin = std::max(least_margin, shorter * 0.022);
  frame.left = margin;
  frame.right = sheet.width - margin;
  frame.top = margin;
  const double key_lines = static_cast<double>(key_rows(tree.key, frame.width() / frame.footer_type).size());
  frame.bottom = sheet.height - margin - (footer_lines + key_pitch * key_lines) * frame.footer_type;
  return frame;
}

CentreBox centre_box(const MapTree& tree, const Frame& frame, double widest, double type) {
  CentreBox box;
  box.type = type;
  // A title of many lines is set smaller, for the box has to leave room for the branches.
  for (;; box.type *= 0.88) {
    const double limit = std::clamp(widest / box.type - 2 * title_pad_x, shortest_title_line, longest_title_line);
    box.title = wrap(tree.title, limit);
    box.place = wrap(tree.place, limit);
    const double text_width = std::max(box.title.width, box.place.width);
    box.width = (text_width + 2 * title_pad_x) * box.type;
    box.height = height_of(tree.title, static_cast<int>(box.title.lines.size()), box.type) +
                 height_of(tree.place, static_cast<int>(box.place.lines.size()), box.type) + 2 * title_pad_y * box.type;
    if ((box.height <= frame.height() * tallest_title_share && box.width <= frame.width() * 0.4) || box.type < 4)
      return box;
  }
}

Scene::Scene(const MapMeasures& measures, const Frame& frame, double offer_type)
    : measures_(measures), tree_(measures.tree()), frame_(frame), em_(offer_type) {
  result_.picture.width = frame.sheet.width;
  result_.picture.height = frame.sheet.height;
  result_.picture.background = tree_.theme.paper;
  result_.offer_type = offer_type;
  result_.heads.resize(tree_.branches.size());
  result_.smallest_type = std::min(frame.footer_type, offer_type);
}

std::size_t Scene::add(Shape shape) {
  shape.name = fmt::format("f{}", result_.picture.shapes.size() + 1);
  shape.link = link_;
  if (shape.kind == Shape::Kind::text) result_.smallest_type = std::min(result_.smallest_type, shape.size);
  result_.picture.shapes.push_back(std::move(shape));
  return result_.picture.shapes.size() - 1;
}

std::size_t Scene::one_line(const std::string& line, const Phrase& text, double width, Type type, Point anchor,
                            Align align, const std::string& tip) {
  Shape shape;
  shape.text = line;
  shape.face = text.face;
  shape.size = type.size;
  shape.colour = type.colour;
  shape.align = align;
  shape.width = (width + safety) * type.size;
  shape.height = std::max(text_box_height, text.height) * type.size;
  const double shift = align == Align::left ? shape.width / 2 : align == Align::right ? -shape.width / 2 : 0;
  shape.centre = {anchor.x + shift, anchor.y};
  shape.tip = tip;
  return add(std::move(shape));
}

std::size_t Scene::block(const Phrase& text, double limit, Type type, Point edge, Side side, const std::string& tip,
                         double& top) {
  if (text.empty()) return no_shape;
  const Wrapped wrapped = wrap(text, limit);
  const double pitch = height_of(text, 1, type.size);
  const Align align = side == right_side ? Align::left : Align::right;
  const std::size_t first = result_.picture.shapes.size();
  for (const std::string& line : wrapped.lines) {
    one_line(line, text, wrapped.width, type, {edge.x, top + pitch / 2}, align, tip);
    top += pitch;
  }
  return first;
}

std::size_t Scene::centre(const CentreBox& box) {
  Shape pill;
  pill.kind = Shape::Kind::pill;
  pill.centre = frame_.centre();
  pill.width = box.width;
  pill.height = box.height;
  pill.radius = box.type * box_corner;
  pill.fill = tree_.theme.ink;
  const Shape rim = pill;
  const std::size_t index = add(std::move(pill));
  if (tree_.theme.outlined) hollow_out(rim, box.type * box_rim);
  const Colour print = tree_.theme.outlined ? tree_.theme.ink : tree_.theme.paper;
  double y = frame_.centre().y - box.height / 2 + title_pad_y * box.type;
  for (const auto& [text, wrapped] : {std::pair{&tree_.title, &box.title}, std::pair{&tree_.place, &box.place}}) {
    const double pitch = height_of(*text, 1, box.type);
    for (const std::string& line : wrapped->lines) {
      one_line(line, *text, wrapped->width, {box.type, print}, {frame_.centre().x, y + pitch / 2}, Align::centre, {});
      y += pitch;
    }
  }
  return index;
}

void Scene::letter_on_box(std::size_t branch, Point centre, double diameter) {
  const MapBranch& content = tree_.branches[branch];
  Shape disc;
  disc.kind = Shape::Kind::disc;
  disc.centre = centre;
  disc.width = disc.height = diameter;
  disc.fill = tree_.theme.outlined ? content.colour : tree_.theme.paper;
  disc.tip = content.tip;
  add(disc);
  const double type = diameter * letter_share;
  one_line(content.letter.words.front().text, content.letter, 0.8 / letter_share,
           {type, tree_.theme.outlined ? tree_.theme.paper : content.colour}, centre, Align::centre, content.tip);
}

std::size_t Scene::head(std::size_t branch, const HeadSize& size, Point edge, Side side, bool continued) {
  const MapBranch& content = tree_.branches[branch];
  const bool hollow = content.hollow() || tree_.theme.outlined;
  const Colour print = hollow ? content.colour : tree_.theme.paper;
  const Colour words = tree_.theme.outlined ? tree_.theme.ink : print;
  Shape pill;
  pill.kind = Shape::Kind::pill;
  pill.width = points(size.width);
  pill.height = points(size.height);
  pill.radius = std::min(pill.height / 2, points(badge / 2 + badge_inset));
  pill.centre = {edge.x + side * pill.width / 2, edge.y};
  pill.fill = content.colour;
  pill.tip = content.tip;
  const std::size_t index = add(pill);
  if (!continued) result_.heads[branch] = index;
  if (hollow) hollow_out(pill, points(twig_width));
  Shape disc;
  disc.kind = Shape::Kind::disc;
  disc.centre = {edge.x + side * points(badge_inset + badge / 2), edge.y};
  disc.width = disc.height = points(badge);
  disc.fill = print;
  disc.tip = content.tip;
  add(disc);
  one_line(content.letter.words.front().text, content.letter, badge * 0.8 / badge_letter, {points(badge_letter), hollow ? tree_.theme.paper : content.colour},
           disc.centre, Align::centre, content.tip);

  const double pitch = height_of(content.name, 1, points(proportion::head));
  const double x = edge.x + side * points(size.text_from);
  const Align align = side == right_side ? Align::left : Align::right;
  double y = edge.y - pitch * static_cast<double>(size.name.lines.size()) / 2 + pitch / 2;
  for (const std::string& line : size.name.lines) {
    one_line(line, content.name, size.name.width, {points(proportion::head), words}, {x, y}, align, content.tip);
    y += pitch;
  }
  const double from = size.text_from + size.name.width * proportion::head + count_gap;
  const Wrapped note = wrap(size.note, 1e9);
  one_line(note.lines.front(), size.note, note.width, {points(count), words}, {edge.x + side * points(from), edge.y}, align, content.tip);
  return index;
}

std::size_t Scene::signed_disc(Shape disc, const Phrase& sign, double type, bool hollow) {
  disc.kind = Shape::Kind::disc;
  const std::size_t index = add(disc);
  if (hollow) hollow_out(disc, disc.width * 0.1);
  if (sign.empty()) return index;
  one_line(sign.words.front().text, sign, disc.width * 0.8 / type, {type, hollow ? disc.fill : tree_.theme.paper},
           disc.centre, Align::centre, disc.tip);
  return index;
}

std::size_t Scene::station(std::size_t branch, std::size_t leaf, Point centre) {
  const MapBranch& content = tree_.branches[branch];
  const MapLeaf& offer = content.leaves[leaf];
  Shape disc;
  disc.centre = centre;
  disc.width = disc.height = points(proportion::station);
  disc.fill = offer.colour.value_or(content.colour);
  disc.tip = content.tip;
  link_ = offer.link;
  const std::size_t index = signed_disc(disc, offer.sign.value_or(content.letter), points(letter), offer.hollow || tree_.theme.outlined);
  link_.clear();
  return index;
}

Colour Scene::ink_of(Face face) const {
  if (face == Face::italic) return tree_.theme.soft_ink;
  return face == Face::regular ? tree_.theme.grey_ink : tree_.theme.ink;
}

void Scene::texts_below(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side, double top) {
  const MapLeaf& content = tree_.branches[branch].leaves[leaf];
  const double detail = tree_.detail_type;
  link_ = content.link;
  block(content.name, limit, {em_, ink_of(content.name.face)}, edge, side, content.tip, top);
  top += points(detail_lead);
  for (const Phrase& text : content.details) {
    block(text, limit / detail, {points(detail), ink_of(text.face)}, edge, side, content.tip, top);
  }
  link_.clear();
}

void Scene::name_beside(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side) {
  const MapLeaf& content = tree_.branches[branch].leaves[leaf];
  double top = edge.y - height_of(content.name, count_lines(content.name, limit).lines, em_) / 2;
  link_ = content.link;
  block(content.name, limit, {em_, ink_of(content.name.face)}, edge, side, content.tip, top);
  link_.clear();
}

std::size_t Scene::details_beside(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side) {
  const MapLeaf& content = tree_.branches[branch].leaves[leaf];
  const double size = points(tree_.detail_type);
  const double own_limit = limit / tree_.detail_type;
  double height = 0;
  for (const Phrase& text : content.details) height += height_of(text, count_lines(text, own_limit).lines, size);
  double top = edge.y - height / 2;
  std::size_t first = no_shape;
  link_ = content.link;
  for (const Phrase& text : content.details) {
    const std::size_t shape = block(text, own_limit, {size, ink_of(text.face)}, edge, side, content.tip, top);
    if (first == no_shape) first = shape;
  }
  link_.clear();
  return first;
}

void Scene::nothing(std::size_t branch, Point edge, Side side) {
  double top = edge.y - height_of(tree_.nothing, 1, em_) / 2;
  block(tree_.nothing, 1e9, {em_, tree_.theme.grey_ink}, edge, side, tree_.branches[branch].tip, top);
}

void Scene::hollow_out(Shape shape, double rim) {
  shape.width -= 2 * rim;
  shape.height -= 2 * rim;
  shape.radius = std::max(0.0, shape.radius - rim);
  shape.fill = tree_.theme.paper;
  add(std::move(shape));
}

std::size_t Scene::key() {
  const double size = frame_.footer_type;
  double y = frame_.bottom + (footer_lines - text_box_height / 2) * size;
  const std::vector<KeyRow> rows = key_rows(tree_.key, frame_.width() / size);
  for (const KeyRow& row : rows) {
    double width = -legend_gap;
    for (const KeyItem& item : row) width += item.indent() + item.width + legend_gap;
    double x = frame_.centre().x - width / 2 * size;
    for (const KeyItem& item : row) {
      if (!item.entry->sign.empty()) {
        Shape disc;
        disc.centre = {x + key_disc / 2 * size, y};
        disc.width = disc.height = key_disc * size;
        disc.fill = item.entry->colour;
        signed_disc(disc, item.entry->sign, size * 0.75, item.entry->hollow || tree_.theme.outlined);
      }
      x += item.indent() * size;
      one_line(item.line, item.entry->text, item.width, {size, tree_.theme.ink}, {x, y}, Align::left, {});
      x += (item.width + legend_gap) * size;
    }
    y += key_pitch * size;
  }
  return rows.size();
}

void Scene::footer() {
  const auto key_lines = static_cast<double>(key());
  const Type type{frame_.footer_type, tree_.theme.grey_ink};
  const double y = frame_.bottom + (footer_lines + key_pitch * key_lines - text_box_height / 2) * type.size;
  const double half = frame_.width() / type.size / 2 - 1;
  double used = 0;
  const auto place = [&](const Phrase& text, double x, Align align) {
    const Wrapped wrapped = wrap(text, half);
    if (wrapped.lines.empty()) return;
    const bool cut = wrapped.lines.size() > 1;
    used = std::max(used, wrapped.width + (cut ? 1 : 0));
    one_line(wrapped.lines.front() + (cut ? "…" : ""), text, wrapped.width + (cut ? 1 : 0), type, {x, y}, align, {});
  };
  place(tree_.footer_left, frame_.left, Align::left);
  place(tree_.footer_right, frame_.right, Align::right);

  double legend_width = -legend_gap;
  for (const Phrase& text : tree_.legend) legend_width += count_lines(text, 1e9).width + legend_gap;
  if (legend_width / 2 + used > half - legend_gap) return;
  double x = frame_.centre().x - legend_width / 2 * type.size;
  for (const Phrase& text : tree_.legend) {
    const Wrapped word = wrap(text, 1e9);
    if (word.lines.empty()) continue;
    one_line(word.lines.front(), text, word.width, {type.size, ink_of(text.face)}, {x, y}, Align::left, {});
    x += (word.width + legend_gap) * type.size;
  }
}

void Scene::line(Curve curve, std::size_t branch, double width, std::size_t from, std::size_t to, double root) {
  const MapBranch& content = tree_.branches[branch];
  curve.width = points(width);
  curve.root_width = content.hollow() ? 0 : points(root);
  curve.colour = content.colour;
  curve.from = from;
  curve.to = to;
  result_.picture.curves.push_back(curve);
  if (!content.hollow() || curve.dashed) return;
  curve.width = points(std::max(width - 2 * twig_width, 0.2 * width));
  curve.colour = tree_.theme.paper;
  result_.picture.curves.push_back(std::move(curve));
}

MapLayout Scene::finish() && { return std::move(result_); }

}  // namespace mediamap::draw
