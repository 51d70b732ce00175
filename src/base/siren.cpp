// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/siren.hpp"

#include <algorithm>

namespace mediamap {

bool is_siren(std::string_view text) {
  if (text.size() != 9 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int digit = text[i] - '0';
    const int doubled = digit * 2;
    sum += i % 2 == 0 ? digit : (doubled > 9 ? doubled - 9 : doubled);
  }
  return sum % 10 == 0;
}

}  // namespace mediamap
