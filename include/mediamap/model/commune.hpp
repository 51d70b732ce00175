// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap {

// A commune by its code of the official geographic code (INSEE): text, since "01004" and "2A004" are codes too.
struct Commune {
  std::string code;
  std::string nom;
  std::vector<std::string> codes_postaux;
  std::optional<int> population;
  std::optional<double> latitude;  // degrees, WGS 84
  std::optional<double> longitude;
  std::string secteur{};           // the part of the territory, as the agent names it
  bool operator==(const Commune&) const = default;
};

// Five characters: digits, or 2A / 2B and three digits; not the impossible "20…" nor "00…".
bool is_code_insee(std::string_view text);
bool is_code_postal(std::string_view text);

}  // namespace mediamap
