// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_words.hpp"

#include <string_view>

namespace mediamap::draw {

std::string letter_of(std::size_t nth) {
  std::string letters = nth < 26 ? std::string() : letter_of(nth / 26 - 1);
  letters += static_cast<char>('A' + nth % 26);
  return letters;
}

std::pair<std::string, std::string> parted(const std::string& title) {
  constexpr std::string_view dash = "– ";
  const auto at = title.find(dash);
  if (at == std::string::npos) return {title, {}};
  std::string first = title.substr(0, at);
  while (first.ends_with(' ')) first.pop_back();
  return {first.empty() ? title : first, first.empty() ? std::string() : title.substr(at + dash.size())};
}

}  // namespace mediamap::draw
