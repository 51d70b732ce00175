// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/i18n.hpp"

#include <algorithm>

namespace mediamap {

std::string count_of(std::size_t n, const char* one, const char* many) {
  return fmt::format(fmt::runtime(ngettext(one, many, n < 2 ? 1 : n)), grouped(n));
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u202F");
  return digits;
}

std::string decimal(double number, int digits) {
  std::string out = fmt::format("{:.{}f}", number, digits);
  std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

}  // namespace mediamap
