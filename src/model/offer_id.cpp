// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/offer_id.hpp"

#include "mediamap/base/text.hpp"

namespace mediamap {

std::string new_offer_id(std::string_view name, std::set<std::string>& taken) {
  std::string base = slug(name);
  // Room for a number: ids have 80 characters at most.
  if (base.size() > 74) base.resize(74);
  if (!is_safe_id(base)) base = base.empty() ? "offre" : "offre-" + base;
  std::string id = base;
  for (int n = 2; !taken.insert(id).second; ++n) id = base + "-" + std::to_string(n);
  return id;
}

}  // namespace mediamap
