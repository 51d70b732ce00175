// SPDX-License-Identifier: EUPL-1.2
// The offers on the territory's map: communes as shades or circles, places, off-site offers as hatching.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mediamap/base/plane.hpp"
#include "mediamap/draw/paper.hpp"
#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

struct MappedCommune {
  std::string name;
  std::vector<Ring> rings;  // metres of the territory's projection; a ring within a ring is a hole
  PlanePoint centre;
  std::size_t number = 0;
  std::optional<std::size_t> circle;  // the number of its circle where that counts something else
  std::size_t off_site = 0;  // offers that come from elsewhere; hatched when there are any

  std::size_t circled() const { return circle.value_or(number); }
};

struct MappedPlace {
  std::string name;
  PlanePoint at;
};

// The shade of communes with a number between the two.
struct MappedClass {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t communes = 0;
};

struct TerritoryMap {
  std::string title;
  std::string measure;  // what is counted, for the legend: "Offres par commune"
  std::string summary;  // below it: "46 offres · 31 communes sur 40"
  std::string circle_measure;  // of circles that count something else than the shades
  std::string with_some;  // a commune's colour: "commune avec offre"
  std::string with_none;
  std::string territory;
  std::string source;
  std::string date;                // ISO
  std::vector<std::string> notes;  // what the reader must know: approximate outlines, what lies nowhere
  std::vector<MappedCommune> communes;
  std::vector<MappedPlace> places;
  std::vector<MappedClass> classes;  // empty: no shades
  bool circles = true;               // their area is proportional to the number
};

constexpr std::size_t most_shades = 5;
// With more communes, as in a département, those where there is nothing are not named, circles stay on their centres and
// cover dots.
constexpr std::size_t calm_communes = 150;

struct TerritoryPicture {
  Picture picture;
  double points_per_metre = 0;
  std::size_t communes_unnamed = 0;  // for want of room
  std::size_t places_unnamed = 0;    // neither by name nor by a number of the legend's list
};

// The sheet turned so that the territory is drawn larger; lying when both are equal.
Sheet roomier_turn(const TerritoryMap& map, const Sheet& sheet);

TerritoryPicture territory_picture(const TerritoryMap& map, const Sheet& sheet);

}  // namespace mediamap::draw
