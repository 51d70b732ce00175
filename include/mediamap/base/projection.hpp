// SPDX-License-Identifier: EUPL-1.2
// Degrees to metres of a plane map, and back, by PROJ.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "mediamap/base/geography.hpp"
#include "mediamap/base/plane.hpp"

namespace mediamap {

// Belongs to one thread.
class Projection {
 public:
  // As PROJ writes it ("+proj=lcc …"), from geographic coordinates in radians; a string that PROJ does not take is a
  // mistake of the program's: std::invalid_argument.
  explicit Projection(const std::string& definition);
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;
  ~Projection();

  // Nothing where the projection has no point.
  std::optional<PlanePoint> forward(const Coordinates& point) const;
  std::optional<Coordinates> back(const PlanePoint& point) const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

inline constexpr const char* lambert_93 =
    "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80";

// The legal projection of the part of France that a commune lies in, by the first digits of its INSEE code: Lambert-93
// (EPSG:2154), overseas the UTM zone (EPSG:5490, 2972, 2975, 4467, 4471 and those of the Pacific).
std::string legal_projection(std::string_view code_insee);
// The same by its number at EPSG; nothing for others.
std::optional<std::string> projection_of_epsg(int number);

}  // namespace mediamap
