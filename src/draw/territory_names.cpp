// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/territory_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "mediamap/base/text.hpp"
#include "mediamap/draw/territory_circles.hpp"

namespace mediamap::draw {
namespace {

// Places that lie so close that one number stands for all.
struct Spot {
  Rect around;
  std::vector<std::size_t> places;
};

class Naming {
 public:
  Naming(Pen& pen, const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const std::vector<Point>& circles,
         const std::vector<Area>& areas)
      : pen_(pen), map_(map), style_(style), frame_(frame), circles_(circles), areas_(areas), crowded_(map.communes.size() > calm_communes),
        taken_(bounds(frame), 3 * frame.type) {}

  TerritoryNames run(NumberedList& list) {
    take_marks();
    for (std::size_t i : by_number(map_)) name_commune(i);
    name_spots(list);
    return std::move(result_);
  }

 private:
  static Rect bounds(const TerritoryFrame& frame) {
    Rect all = frame.field;
    if (frame.lying) all.right = frame.legend.left - frame.type;
    return all;
  }

  void take_marks() {
    for (std::size_t i = 0; i < map_.communes.size(); ++i) {
      const double r = style_.radius_of(map_.communes[i].circled());
      if (r > 0) taken_.take_disc(circles_[i], r);
    }
    for (const MappedPlace& place : map_.places) taken_.take(rect_around(frame_.on_paper(place.at), 0.4 * frame_.type, 0.4 * frame_.type));
  }

  void name_commune(std::size_t nth) {
    const MappedCommune& commune = map_.communes[nth];
    const bool empty = commune.number == 0 && commune.circled() == 0;
    if (crowded_ && empty) {
      result_.empty_communes_unnamed = true;
      return;
    }
    const double size = (crowded_ ? 0.7 : 0.86) * frame_.type;
    const Face face = empty ? Face::regular : Face::semibold;
    const double wide = pen_.width_of(commune.name, face, size) + 0.14 * size;
    const double r = style_.radius_of(commune.circled());
    std::vector<Rect> choices = places_around(circles_[nth], r + 0.25 * size, wide, text_line * size);
    if (r == 0) choices.insert(choices.begin(), rect_around(circles_[nth], wide, text_line * size));
    for (double distance : {1.1, 2.0}) {
      for (const Rect& further : places_around(circles_[nth], r + distance * size, wide, text_line * size)) choices.push_back(further);
    }
    const auto free = best_inside(choices, areas_[nth].rings);
    if (free) write(commune.name, *free, size, face, empty ? soft_ink : ink);
    else ++result_.communes_left_out;
  }

  // Of the free places the one that lies furthest inside of the commune, the first of equal ones.
  std::optional<Rect> best_inside(const std::vector<Rect>& choices, const std::vector<std::vector<Point>>& rings) const {
    std::optional<Rect> best;
    int most = -1;
    for (const Rect& rect : choices) {
      if (!taken_.is_free(rect)) continue;
      int inside = 0;
      for (double share : {0.0, 0.25, 0.5, 0.75, 1.0}) inside += is_inside(rings, {rect.left + share * rect.width(), rect.centre().y}) ? 1 : 0;
      if (inside > most) most = inside, best = rect;
    }
    return best;
  }

  std::optional<Rect> first_free(const std::vector<Rect>& choices) const {
    const auto found = std::find_if(choices.begin(), choices.end(), [this](const Rect& rect) { return taken_.is_free(rect); });
    return found == choices.end() ? std::nullopt : std::optional(*found);
  }

  void write(const std::string& text, const Rect& rect, double size, Face face, Colour colour) {
    taken_.take(rect);
    pen_.text(text, rect.centre(), Align::centre, size, face, colour).halo = white;
  }

  // Found by squares, so that the cost does not grow with the square of the number of places.
  std::vector<Spot> spots() const {
    const double near = 0.8 * frame_.type;
    std::vector<Spot> spots;
    std::map<std::pair<long, long>, std::vector<std::size_t>> seeds;
    for (std::size_t i = 0; i < map_.places.size(); ++i) {
      const Point at = frame_.on_paper(map_.places[i].at);
      const long column = std::lround(at.x / near), row = std::lround(at.y / near);
      Spot* joined = nullptr;
      for (long x = column - 1; x <= column + 1 && joined == nullptr; ++x) {
        for (long y = row - 1; y <= row + 1 && joined == nullptr; ++y) {
          const auto found = seeds.find({x, y});
          if (found == seeds.end()) continue;
          for (std::size_t spot : found->second) {
            const Point seed = frame_.on_paper(map_.places[spots[spot].places.front()].at);
            if (std::hypot(seed.x - at.x, seed.y - at.y) < near) joined = &spots[spot];
          }
        }
      }
      if (joined == nullptr) {
        seeds[{column, row}].push_back(spots.size());
        spots.push_back({rect_around(at, 0, 0), {}});
        joined = &spots.back();
      }
      joined->places.push_back(i);
      joined->around = {std::min(joined->around.left, at.x), std::min(joined->around.top, at.y), std::max(joined->around.right, at.x), std::max(joined->around.bottom, at.y)};
    }
    return spots;
  }

  void name_spots(NumberedList& list) {
    std::vector<Spot> crowds;
    for (Spot& spot : spots()) {
      if (spot.places.size() > 1 || !name_place(spot.places.front())) crowds.push_back(std::move(spot));
    }
    std::stable_sort(crowds.begin(), crowds.end(), [](const Spot& a, const Spot& b) { return a.places.size() > b.places.size(); });
    std::vector<std::pair<Spot, Rect>> numbered;
    for (Spot& spot : crowds) {
      const auto rect = room_for_number(spot);
      if (rect && list.take(names_of(spot))) {
        taken_.take(*rect);
        numbered.emplace_back(std::move(spot), *rect);
      } else if (!name_place(spot.places.front())) {
        result_.places_left_out += spot.places.size();
      } else {
        result_.places_left_out += spot.places.size() - 1;
      }
    }
    // The list goes from north to south.
    std::stable_sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) { return a.first.around.top < b.first.around.top; });
    for (const auto& [spot, rect] : numbered) {
      const std::size_t first = result_.numbered.size() + 1;
      for (std::string& name : names_of(spot)) result_.numbered.push_back(std::move(name));
      const std::size_t last = result_.numbered.size();
      const std::string text = first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
      pen_.text(text, rect.centre(), Align::centre, number_size(), Face::bold, ink).halo = white;
    }
  }

  double number_size() const { return (crowded_ ? 0.62 : 0.68) * frame_.type; }

  std::vector<std::string> names_of(const Spot& spot) const {
    std::vector<std::string> names;
    for (std::size_t place : spot.places) names.push_back(map_.places[place].name);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return std::pair(fold(a), a) < std::pair(fold(b), b); });
    return names;
  }

  // For the widest number that it may get.
  std::optional<Rect> room_for_number(const Spot& spot) const {
    const double size = number_size();
    const std::string widest = map_.places.size() > 99 ? "888" : "88";
    const double wide = pen_.width_of(spot.places.size() > 1 ? widest + "–" + widest : widest, Face::bold, size) + 0.14 * size;
    const double half = std::max(spot.around.width(), spot.around.height()) / 2;
    std::vector<Rect> choices = places_around(spot.around.centre(), half + 0.3 * frame_.type, wide, text_line * size);
    for (const Rect& further : places_around(spot.around.centre(), half + 0.8 * frame_.type, wide, text_line * size)) choices.push_back(further);
    return first_free(choices);
  }

  bool name_place(std::size_t nth) {
    const MappedPlace& place = map_.places[nth];
    const double size = (crowded_ ? 0.6 : 0.7) * frame_.type;
    const double wide = pen_.width_of(place.name, Face::italic, size) + 0.14 * size;
    const auto free = first_free(places_around(frame_.on_paper(place.at), 0.28 * frame_.type, wide, text_line * size));
    if (free) write(place.name, *free, size, Face::italic, ink);
    return free.has_value();
  }

  Pen& pen_;
  const TerritoryMap& map_;
  const TerritoryStyle& style_;
  const TerritoryFrame& frame_;
  const std::vector<Point>& circles_;
  const std::vector<Area>& areas_;
  bool crowded_;
  TakenSpace taken_;
  TerritoryNames result_;
};

}  // namespace

TerritoryNames add_names(Pen& pen, const TerritoryMap& map, const TerritoryStyle& style, const TerritoryFrame& frame, const std::vector<Point>& circles,
                         const std::vector<Area>& areas, NumberedList& list) {
  return Naming(pen, map, style, frame, circles, areas).run(list);
}

}  // namespace mediamap::draw
