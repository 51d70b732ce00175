// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/field_undo.hpp"

#include <algorithm>
#include <optional>

#include "mediamap/base/text.hpp"

namespace mediamap::store {
namespace {

// "nom:3f2a9c01 commune:0a1b2c3d" of "ligne:5e6f7a8b nom:3f2a9c01 commune:0a1b2c3d telephone:…": by these an import
// finds an entry without an id again.
std::string marks_of_name(const std::string& empreintes) {
  std::string found;
  for (const std::string& mark : split(empreintes, ' ')) {
    if (mark.starts_with("nom:") || mark.starts_with("commune:")) found += " " + mark;
  }
  return found;
}

std::string file_of(const Json& item) { return item.is_object() ? item.value("fichier", "") : std::string(); }

// What makes an item the same one after another import has brought it up to date; of a source, without its file, which
// may bear another name by then. Lines move with every row that is added above.
std::string name_of(const Json& item) {
  if (!item.is_object()) return item.dump();
  if (item.contains("fichier") || item.contains("empreintes")) {
    if (item.contains("id")) return "id\n" + item.at("id").dump();
    const std::string marks = marks_of_name(item.value("empreintes", ""));
    return marks.empty() ? "ligne\n" + file_of(item) + "\n" + item.value("ligne", Json()).dump() : "empreintes\n" + marks;
  }
  return item.value("champ", "") + "\n" + item.value("valeur", "");
}

std::ptrdiff_t count(const Json& list, const std::string& name) {
  return std::count_if(list.begin(), list.end(), [&](const Json& item) { return name_of(item) == name; });
}

// Where the item stands in a list that may have changed since it stood at `place`.
std::optional<std::size_t> find(const Json& list, const Json& item, std::size_t place) {
  const std::string name = name_of(item);
  if (place < list.size() && name_of(list[place]) == name) return place;
  for (std::size_t i = list.size(); i-- > 0;) {
    if (name_of(list[i]) == name && file_of(list[i]) == file_of(item)) return i;
  }
  return {};
}

Json items(const Json& list) { return list.is_null() ? Json::array() : list; }

Json undo_in_list(const Json& before, const Json& after, const Json& current) {
  Json result = items(current);
  // From the end, where the change had put what it added.
  for (std::size_t i = after.size(); i-- > 0;) {
    const std::string name = name_of(after[i]);
    if (count(result, name) == 0 || count(before, name) >= count(after, name) || count(result, name) <= count(before, name)) continue;
    if (const auto place = find(result, after[i], i)) result.erase(*place);
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
