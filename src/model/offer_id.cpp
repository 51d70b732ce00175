// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/offer_id.hpp"

#include "mediamap/base/text.hpp"

namespace mediamap {

namespace {

// Numbers that are tried one after the other. Beyond, a free one is found by doubling, then the first of its run by
// halving: thousands of offers may bear one name.
constexpr int small_numbers = 100;

int free_number(const std::string& base, const std::set<std::string>& taken) {
  const auto is_free = [&](int number) { return !taken.contains(base + "-" + std::to_string(number)); };
  int below = 1, number = 2;
  while (number <= small_numbers && !is_free(number)) below = number++;
  while (!is_free(number)) below = number, number *= 2;
  while (number - below > 1) {
    const int middle = below + (number - below) / 2;
    (is_free(middle) ? number : below) = middle;
  }
  return number;
}

}  // namespace

std::string new_offer_id(std::string_view name, std::set<std::string>& taken) {
  std::string base = slug(name);
  // Room for a number: ids have 80 characters at most.
  if (base.size() > 74) base.resize(74);
  if (!is_safe_id(base)) base = base.empty() ? "offre" : "offre-" + base;
  const std::string id = taken.contains(base) ? base + "-" + std::to_string(free_number(base, taken)) : base;
  taken.insert(id);
  return id;
}

}  // namespace mediamap
