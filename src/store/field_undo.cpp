// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/field_undo.hpp"

#include <algorithm>

namespace mediamap::store {
namespace {

// What makes an item the same one after another import has brought it up to date.
std::string name_of(const Json& item) {
  if (!item.is_object()) return item.dump();
  if (item.contains("fichier") || item.contains("empreintes")) {
    const bool named = item.contains("id");
    return item.value("fichier", "") + "\n" + (named ? item.at("id").dump() : item.value("ligne", Json()).dump());
  }
  return item.value("champ", "") + "\n" + item.value("valeur", "");
}

std::ptrdiff_t count(const Json& list, const std::string& name) {
  return std::count_if(list.begin(), list.end(), [&](const Json& item) { return name_of(item) == name; });
}

Json items(const Json& list) { return list.is_null() ? Json::array() : list; }

Json undo_in_list(const Json& before, const Json& after, const Json& current) {
  Json result = items(current);
  // From the end, where the change had put what it added.
  for (std::size_t i = after.size(); i-- > 0;) {
    const std::string name = name_of(after[i]);
    if (count(result, name) == 0 || count(before, name) >= count(after, name) || count(result, name) <= count(before, name)) continue;
    for (std::size_t k = result.size(); k-- > 0;) {
      if (name_of(result[k]) != name) continue;
      result.erase(k);
      break;
    }
  }
  for (const Json& item : before) {
    const std::string name = name_of(item);
    if (count(after, name) < count(before, name) && count(result, name) < count(before, name)) result.push_back(item);
  }
  return result.empty() ? Json() : result;
}

}  // namespace

Undone undo_change(const Json& before, const Json& after, const Json& current) {
  if (current == after) return {before, false};
  if (before == current) return {current, false};
  const auto is_list = [](const Json& value) { return value.is_array() || value.is_null(); };
  const bool lists = (before.is_array() || after.is_array()) && is_list(before) && is_list(after) && is_list(current);
  if (!lists) return {current, true};
  return {undo_in_list(items(before), items(after), current), true};
}

}  // namespace mediamap::store
