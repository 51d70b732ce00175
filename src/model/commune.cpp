// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/commune.hpp"

#include <algorithm>

namespace mediamap {
namespace {

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_code_insee(std::string_view text) {
  if (text.size() != 5 || !digits(text.substr(2))) return false;
  const std::string_view department = text.substr(0, 2);
  if (department == "2A" || department == "2B") return true;
  return digits(department) && department != "20" && department != "00";
}

bool is_code_postal(std::string_view text) { return text.size() == 5 && digits(text); }

}  // namespace mediamap
