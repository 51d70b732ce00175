// SPDX-License-Identifier: EUPL-1.2
// Sheets of ISO 216. Lengths are PDF points (1/72 inch) unless said otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::draw {

enum class Orientation { automatic, portrait, landscape };

struct Sheet {
  std::string name;  // "A0"
  double width = 0;
  double height = 0;
};

constexpr double points_per_mm = 72.0 / 25.4;

// "A0" to "A4" (any case), upright; nothing for other names.
std::optional<Sheet> sheet(std::string_view name);
std::vector<std::string> sheet_names();

// The same sheet lying on its long or short side. `automatic` leaves it as it is.
Sheet turned(Sheet sheet, Orientation orientation);

}  // namespace mediamap::draw
