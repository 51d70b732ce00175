// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/siren.hpp"

#include <algorithm>

namespace mediamap {

namespace {

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The last digit counts once, the one before it twice, and so on.
int luhn_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = digit * 2;
    sum += i % 2 == 0 ? digit : (doubled > 9 ? doubled - 9 : doubled);
  }
  return sum;
}

}  // namespace

bool is_siren(std::string_view text) { return is_digits(text, 9) && luhn_sum(text) % 10 == 0; }

bool is_siret(std::string_view text) {
  constexpr std::string_view la_poste = "356000000";
  if (!is_digits(text, 14) || text.find_first_not_of('0') == std::string_view::npos) return false;
  if (luhn_sum(text) % 10 == 0 && is_siren(text.substr(0, 9))) return true;
  if (!text.starts_with(la_poste)) return false;
  int sum = 0;
  for (char c : text) sum += c - '0';
  return sum % 5 == 0;
}

}  // namespace mediamap
