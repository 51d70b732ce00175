// SPDX-License-Identifier: EUPL-1.2
// The pieces that both arrangements of the mind map are drawn with, at a given type size.
#pragma once

#include <cstddef>
#include <string>

#include "mediamap/draw/map_measures.hpp"
#include "mediamap/draw/mind_map_layout.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// The sheet without its margins and footer, in points.
struct Frame {
  Sheet sheet;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double footer_type = 0;
  double title_type = 0;
  double largest_type = 0;  // for offers: beyond it a few offers would shout

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

// The footer takes up the more room, the more the tree's key has lines.
Frame frame_of(const Sheet& sheet, const MapTree& tree);

constexpr double box_corner = 0.7;  // of the title's type
constexpr double box_rim = 0.12;    // of the title's type, where the box is hollow

// White around the title in its box, of the title's type.
constexpr double title_pad_x = 1.2;
constexpr double title_pad_y = 1.0;

// The box at the centre.
struct CentreBox {
  Wrapped title;
  Wrapped place;
  double type = 0;
  double width = 0;
  double height = 0;
};

// With the title in type of this size, or smaller where the box would fill the sheet.
CentreBox centre_box(const MapTree& tree, const Frame& frame, double widest, double type);

class Scene {
 public:
  Scene(const MapMeasures& measures, const Frame& frame, double offer_type);

  double em() const { return em_; }
  const Frame& frame() const { return frame_; }

  // A line's width that stands for one em of the offers' type.
  double points(double ems) const { return ems * em_; }

  std::size_t centre(const CentreBox& box);
  // A family's letter on the box, where its line leaves.
  void letter_on_box(std::size_t branch, Point centre, double diameter);
  // The head of a family: `edge` is the middle of its side towards the centre. Returns the pill; its badge's centre
  // lies badge_inset + badge / 2 from the edge.
  std::size_t head(std::size_t branch, const HeadSize& size, Point edge, Side side, bool continued);
  std::size_t station(std::size_t branch, std::size_t leaf, Point centre);
  // Texts of an offer from an edge outward, names above details; the block's middle is at y.
  void texts_below(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side, double top);
  void name_beside(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side);
  // Returns the first shape of the details, or nothing drawn: no_shape.
  std::size_t details_beside(std::size_t branch, std::size_t leaf, double limit, Point edge, Side side);
  void nothing(std::size_t branch, Point edge, Side side);
  void footer();

  // A family's line; hollow when the family has no offer. With a root width it grows thinner from there.
  void line(Curve curve, std::size_t branch, double width, std::size_t from, std::size_t to, double root = 0);

  MapLayout finish() &&;

  static constexpr std::size_t no_shape = static_cast<std::size_t>(-1);

 private:
  struct Type {
    double size = 0;
    Colour colour;
  };

  std::size_t block(const Phrase& text, double limit, Type type, Point edge, Side side, const std::string& tip,
                    double& top);
  std::size_t one_line(const std::string& line, const Phrase& text, double width, Type type, Point anchor, Align align,
                       const std::string& tip);
  std::size_t add(Shape shape);
  // A pill or disc with the paper inside it.
  void hollow_out(Shape shape, double rim);
  Colour ink_of(Face face) const;
  // A sign in its disc, that stands alone.
  std::size_t signed_disc(Shape disc, const Phrase& sign, double type, bool hollow);
  // Returns how many lines it takes.
  std::size_t key();

  const MapMeasures& measures_;
  const MapTree& tree_;
  Frame frame_;
  double em_;
  std::string link_;  // of what is being drawn
  MapLayout result_;
};

}  // namespace mediamap::draw
