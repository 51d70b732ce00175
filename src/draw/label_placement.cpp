// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/label_placement.hpp"

#include <cmath>

namespace mediamap::draw {

Rect rect_around(Point centre, double width, double height) {
  return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
}

template <class Visit>
void TakenSpace::each_square(const Rect& rect, Visit visit) const {
  const auto step = [this](double at) { return static_cast<long long>(std::floor(at / square_)); };
  for (long long x = step(rect.left); x <= step(rect.right); ++x) {
    for (long long y = step(rect.top); y <= step(rect.bottom); ++y) visit(x * 1'000'003 + y);
  }
}

bool TakenSpace::is_free(const Rect& rect) const {
  if (!bounds_.contains(rect)) return false;
  bool free = true;
  each_square(rect, [&](long long square) {
    const auto found = squares_.find(square);
    if (!free || found == squares_.end()) return;
    for (std::size_t other : found->second) free = free && !rects_[other].overlaps(rect);
  });
  return free;
}

void TakenSpace::take(const Rect& rect) {
  rects_.push_back(rect);
  each_square(rect, [&](long long square) { squares_[square].push_back(rects_.size() - 1); });
}

void TakenSpace::take_disc(Point centre, double radius) {
  take(rect_around(centre, 2 * radius, 1.2 * radius));
  take(rect_around(centre, 1.2 * radius, 2 * radius));
}

std::vector<Rect> places_around(Point mark, double distance, double width, double height) {
  const double x = distance + width / 2;
  const double y = distance + height / 2;
  const double near_x = distance * 0.7 + width / 2;
  const double near_y = distance * 0.5 + height / 2;
  std::vector<Rect> places;
  for (const Point shift : {Point{x, 0}, Point{-x, 0}, Point{0, -y}, Point{0, y}, Point{near_x, -near_y}, Point{near_x, near_y},
                            Point{-near_x, -near_y}, Point{-near_x, near_y}}) {
    places.push_back(rect_around({mark.x + shift.x, mark.y + shift.y}, width, height));
  }
  return places;
}

}  // namespace mediamap::draw
