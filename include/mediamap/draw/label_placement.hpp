// SPDX-License-Identifier: EUPL-1.2
// Labels that do not overlap: each takes the first of its places that is free, or none.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

struct Rect {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool overlaps(const Rect& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool contains(const Rect& other) const {
    return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
  }
};

Rect rect_around(Point centre, double width, double height);

// What is taken on a sheet, found by squares: the cost of a question does not grow with the number of labels.
class TakenSpace {
 public:
  // Everything outside of the bounds is taken.
  TakenSpace(const Rect& bounds, double square) : bounds_(bounds), square_(square) {}

  bool is_free(const Rect& rect) const;
  void take(const Rect& rect);
  // As a plus: without the corners of its square.
  void take_disc(Point centre, double radius);

 private:
  template <class Visit>
  void each_square(const Rect& rect, Visit visit) const;

  Rect bounds_;
  double square_;
  std::vector<Rect> rects_;
  std::unordered_map<long long, std::vector<std::size_t>> squares_;
};

// A label of the size at each of the places around a mark, the best first: right, left, above, below, then oblique.
std::vector<Rect> places_around(Point mark, double distance, double width, double height);

}  // namespace mediamap::draw
