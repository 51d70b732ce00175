// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/reference_rewrite.hpp"

#include <algorithm>
#include <utility>

namespace mediamap {

void rewrite(std::string& name, const std::string& kept, const std::set<std::string>& merged, const RewrittenReference& place,
             std::vector<RewrittenReference>& done) {
  if (!merged.contains(name)) return;
  RewrittenReference one = place;
  one.acteur = std::exchange(name, kept);
  done.push_back(std::move(one));
}

void rewrite(std::vector<std::string>& names, const std::string& kept, const std::set<std::string>& merged, const RewrittenReference& place,
             std::vector<RewrittenReference>& done) {
  bool stands = std::find(names.begin(), names.end(), kept) != names.end();
  std::vector<std::string> after;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!merged.contains(names[i])) {
      after.push_back(names[i]);
      continue;
    }
    RewrittenReference one = place;
    one.acteur = names[i];
    one.rang = static_cast<int>(i);
    one.retire = stands;
    if (!stands) after.push_back(kept);
    stands = true;
    done.push_back(std::move(one));
  }
  names = std::move(after);
}

std::vector<RewrittenReference> put_back(std::string& name, const std::string& kept, const std::vector<RewrittenReference>& rewritten) {
  if (rewritten.empty() || name != kept) return rewritten;
  name = rewritten.front().acteur;
  return {};
}

std::vector<RewrittenReference> put_back(std::vector<std::string>& names, const std::string& kept, const std::vector<RewrittenReference>& rewritten) {
  const auto stands = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (!stands(kept)) return rewritten;
  // Those that were taken out come back last, in order, so that each finds its rank.
  for (const RewrittenReference& one : rewritten) {
    if (!one.retire) *std::find(names.begin(), names.end(), kept) = one.acteur;
  }
  for (const RewrittenReference& one : rewritten) {
    if (!one.retire || stands(one.acteur)) continue;
    const auto rank = std::min<std::size_t>(static_cast<std::size_t>(one.rang.value_or(0)), names.size());
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(rank), one.acteur);
  }
  return {};
}

}  // namespace mediamap
