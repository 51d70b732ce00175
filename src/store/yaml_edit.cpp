// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_edit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/item_identity.hpp"
#include "mediamap/store/yaml_emit.hpp"

namespace mediamap::store {
namespace {

using Kind = YamlNode::Kind;

void value_edits(const Json::json_pointer& where, const Json& before, const Json& after, std::vector<YamlEdit>& edits);

// Removes, changes and appends items where that is enough; else the list is set as a whole.
void list_edits(const Json::json_pointer& where, const Json& before, const Json& after, std::vector<YamlEdit>& edits) {
  std::vector<YamlEdit> inside;
  std::vector<std::size_t> gone;
  std::size_t matched = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (matched < after.size() && item_identity(before[i]) == item_identity(after[matched])) {
      value_edits(where / i, before[i], after[matched++], inside);
    } else {
      gone.push_back(i);
    }
  }
  if (gone.size() == before.size()) {
    edits.push_back({YamlEdit::Kind::set, where, after});
    return;
  }
  edits.insert(edits.end(), inside.begin(), inside.end());
  for (std::size_t index : gone) edits.push_back({YamlEdit::Kind::erase, where / index, {}});
  for (std::size_t i = matched; i < after.size(); ++i) edits.push_back({YamlEdit::Kind::append, where, after[i]});
}

void object_edits(const Json::json_pointer& where, const Json& before, const Json& after, std::vector<YamlEdit>& edits) {
  const auto stays = [&](const auto& entry) { return after.contains(entry.key()); };
  const auto entries = before.items();
  if (std::none_of(entries.begin(), entries.end(), stays)) {
    edits.push_back({YamlEdit::Kind::set, where, after});
    return;
  }
  for (const auto& [key, value] : after.items()) {
    if (before.contains(key)) {
      value_edits(where / key, before.at(key), value, edits);
    } else {
      edits.push_back({YamlEdit::Kind::set, where / key, value});
    }
  }
  for (const auto& [key, value] : before.items()) {
    if (!after.contains(key)) edits.push_back({YamlEdit::Kind::erase, where / key, {}});
  }
}

void value_edits(const Json::json_pointer& where, const Json& before, const Json& after, std::vector<YamlEdit>& edits) {
  if (before == after) return;
  if (before.is_object() && after.is_object()) {
    object_edits(where, before, after, edits);
    return;
  }
  if (before.is_array() && after.is_array() && !before.empty() && !after.empty()) {
    list_edits(where, before, after, edits);
  } else {
    edits.push_back({YamlEdit::Kind::set, where, after});
  }
}

struct Splice {
  std::size_t begin;
  std::size_t end;
  std::string text;
};

class Splicer {
 public:
  Splicer(const YamlDocument& document, bool flow_items)
      : document_(document), source_(document.source), flow_items_(flow_items) {}

  void add(const YamlEdit& edit) {
    switch (edit.kind) {
      case YamlEdit::Kind::set: set(edit.where, edit.value); break;
      case YamlEdit::Kind::append: append(document_.at(edit.where), edit.value); break;
      case YamlEdit::Kind::erase: erase(edit.where); break;
      case YamlEdit::Kind::rename: rename(edit.where, edit.value); break;
    }
  }

  std::string result() {
    for (const auto& [collection, change] : members_) splice_members(*collection, change);
    std::stable_sort(splices_.begin(), splices_.end(), [](const Splice& a, const Splice& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (const Splice& splice : splices_) {
      if (splice.begin < at) continue;  // inside a part that is gone already
      out.append(source_, at, splice.begin - at);
      out += with_line_ends(splice.text);
      at = splice.end;
    }
    return out.append(source_, at);
  }

 private:
  // Members of a collection that go or come. They are gathered first, so that neighbours that go together leave no comma
  // and no dash behind.
  struct Members {
    std::set<std::size_t> gone;
    std::string added;  // in a flow collection, separated by commas
  };

  // The line ends of the file, which on Windows are two characters.
  std::string with_line_ends(const std::string& text) const {
    const auto newline = source_.find('\n');
    if (newline == std::string::npos || newline == 0 || source_[newline - 1] != '\r') return text;
    return join(split(text, '\n'), "\r\n");
  }

  std::size_t line_start(std::size_t offset) const {
    const auto newline = offset == 0 ? std::string::npos : source_.rfind('\n', offset - 1);
    return newline == std::string::npos ? 0 : newline + 1;
  }
  // Behind the newline that ends the line, its comment included.
  std::size_t line_end(std::size_t offset) const {
    const auto newline = source_.find('\n', offset);
    return newline == std::string::npos ? source_.size() : newline + 1;
  }
  std::size_t column(std::size_t offset) const { return offset - line_start(offset); }

  void insert_lines(std::size_t offset, std::string lines) {
    if (offset > 0 && source_[offset - 1] != '\n') lines.insert(0, "\n");
    splices_.push_back({offset, offset, std::move(lines)});
  }

  void set(const Json::json_pointer& where, const Json& value) {
    if (document_.root.kind == Kind::null && where.parent_pointer().empty()) {
      insert_lines(source_.size(), yaml_entry(where.back(), value, 0, flow_items_));
      return;
    }
    const YamlNode& parent = document_.at(where.parent_pointer());
    const std::string& key = where.back();
    if (parent.kind == Kind::mapping) {
      const auto entry = std::find_if(parent.entries.begin(), parent.entries.end(),
                                      [&](const auto& candidate) { return candidate.first.text == key; });
      if (entry == parent.entries.end()) {
        insert_key(parent, key, value);
        return;
      }
      replace(parent, &entry->first, entry->second, value);
    } else {
      replace(parent, nullptr, document_.at(where), value);
    }
  }

  void rename(const Json::json_pointer& where, const std::string& name) {
    for (const auto& [key, value] : document_.at(where.parent_pointer()).entries) {
      if (key.text == where.back()) splices_.push_back({key.begin, key.end, yaml_scalar(name)});
    }
  }

  // A value that fits on its line takes the place of the old one; else the entry is written anew.
  void replace(const YamlNode& parent, const YamlNode* key, const YamlNode& old, const Json& value) {
    const bool old_is_inline = old.kind == Kind::scalar || old.kind == Kind::null || old.flow;
    // "key: []" says nothing about how its owner writes lists.
    const bool keeps_flow = old.flow && !(old.items.empty() && old.entries.empty());
    if (parent.flow || (old_is_inline && (!value.is_structured() || keeps_flow || value.empty()))) {
      const bool needs_blank = old.begin > 0 && source_[old.begin - 1] == ':';
      splices_.push_back({old.begin, old.end, (needs_blank ? " " : "") + yaml_flow(value)});
    } else if (key != nullptr) {
      const std::size_t indent = column(parent.begin);
      std::string entry = yaml_entry(key->text, value, indent, flow_items_);
      splices_.push_back({key->begin, line_end(last_byte(old)), entry.substr(indent)});
    } else {
      splices_.push_back({old.begin, old.end, yaml_flow(value)});
    }
  }

  static std::size_t last_byte(const YamlNode& node) { return node.end > node.begin ? node.end - 1 : node.end; }

  void insert_key(const YamlNode& map, const std::string& key, const Json& value) {
    if (map.flow) {
      add_in_flow(map, yaml_scalar(key) + ": " + yaml_flow(value));
      return;
    }
    const std::size_t behind = map.entries.empty() ? source_.size() : line_end(last_byte(map.entries.back().second));
    insert_lines(behind, yaml_entry(key, value, map.entries.empty() ? 0 : column(map.begin), flow_items_));
  }

  void append(const YamlNode& list, const Json& value) {
    if (list.flow) {
      add_in_flow(list, yaml_flow(value));
      return;
    }
    insert_lines(line_end(last_byte(list.items.back())), yaml_item(value, column(list.begin), list.items.back().flow));
  }

  void add_in_flow(const YamlNode& collection, const std::string& text) {
    std::string& added = members_[&collection].added;
    added += (added.empty() ? "" : ", ") + text;
  }

  void erase(const Json::json_pointer& where) {
    const YamlNode& parent = document_.at(where.parent_pointer());
    const YamlNode& node = document_.at(where);
    for (std::size_t i = 0; i < size(parent); ++i) {
      if (&value_of(parent, i) == &node) members_[&parent].gone.insert(i);
    }
  }

  static std::size_t size(const YamlNode& collection) {
    return collection.kind == Kind::mapping ? collection.entries.size() : collection.items.size();
  }
  static std::size_t begin_of(const YamlNode& collection, std::size_t i) {
    return collection.kind == Kind::mapping ? collection.entries[i].first.begin : collection.items[i].begin;
  }
  static const YamlNode& value_of(const YamlNode& collection, std::size_t i) {
    return collection.kind == Kind::mapping ? collection.entries[i].second : collection.items[i];
  }

  void splice_members(const YamlNode& collection, const Members& change) {
    const std::size_t count = size(collection);
    std::size_t first_kept = 0;
    while (first_kept < count && change.gone.contains(first_kept)) ++first_kept;

    if (!collection.flow) {
      // A mapping behind a dash shares its first line with it.
      const bool behind_dash = first_kept > 0 && first_kept < count && collection.kind == Kind::mapping &&
                               source_.find_first_not_of(' ', line_start(collection.begin)) < collection.begin;
      if (behind_dash) splices_.push_back({collection.begin, begin_of(collection, first_kept), ""});
      for (std::size_t i : change.gone) {
        if (behind_dash && i < first_kept) continue;
        splices_.push_back({line_start(begin_of(collection, i)), line_end(last_byte(value_of(collection, i))), ""});
      }
      return;
    }
    if (first_kept == count) {
      const std::size_t inside = collection.begin + 1;
      splices_.push_back({count == 0 ? inside : begin_of(collection, 0), count == 0 ? inside : value_of(collection, count - 1).end,
                          change.added});
      return;
    }
    if (first_kept > 0) splices_.push_back({begin_of(collection, 0), begin_of(collection, first_kept), ""});
    for (std::size_t i : change.gone) {
      if (i > first_kept) splices_.push_back({value_of(collection, i - 1).end, value_of(collection, i).end, ""});
    }
    const std::size_t end = value_of(collection, count - 1).end;
    if (!change.added.empty()) splices_.push_back({end, end, ", " + change.added});
  }

  const YamlDocument& document_;
  const std::string& source_;
  bool flow_items_;
  std::vector<Splice> splices_;
  std::map<const YamlNode*, Members> members_;
};

// The same edits on the values alone.
Json intended(Json values, const std::vector<YamlEdit>& edits) {
  if (values.is_null()) values = Json::object();
  std::map<std::string, std::vector<std::size_t>> erased_items;
  for (const YamlEdit& edit : edits) {
    if (edit.kind == YamlEdit::Kind::set) values[edit.where] = edit.value;
  }
  for (const YamlEdit& edit : edits) {
    if (edit.kind != YamlEdit::Kind::erase) continue;
    Json& parent = values[edit.where.parent_pointer()];
    if (parent.is_object()) {
      parent.erase(edit.where.back());
    } else {
      erased_items[edit.where.parent_pointer().to_string()].push_back(std::stoul(edit.where.back()));
    }
  }
  for (auto& [list, indexes] : erased_items) {
    std::sort(indexes.rbegin(), indexes.rend());
    Json& items = values[Json::json_pointer(list)];
    for (std::size_t index : indexes) items.erase(index);
  }
  for (const YamlEdit& edit : edits) {
    if (edit.kind == YamlEdit::Kind::append) values[edit.where].push_back(edit.value);
  }
  for (const YamlEdit& edit : edits) {
    if (edit.kind != YamlEdit::Kind::rename) continue;
    Json renamed = Json::object();
    Json& parent = values[edit.where.parent_pointer()];
    for (const auto& [key, value] : parent.items()) renamed[key == edit.where.back() ? edit.value.get<std::string>() : key] = value;
    parent = std::move(renamed);
  }
  return values;
}

}  // namespace

std::vector<YamlEdit> edits_between(const Json& before, const Json& after, const std::vector<std::string>& keys) {
  std::vector<YamlEdit> edits;
  const Json::json_pointer root;
  for (const std::string& key : keys) {
    const bool was = before.contains(key);
    const bool is = after.contains(key);
    if (was && is) {
      value_edits(root / key, before.at(key), after.at(key), edits);
    } else if (is) {
      edits.push_back({YamlEdit::Kind::set, root / key, after.at(key)});
    } else if (was) {
      edits.push_back({YamlEdit::Kind::erase, root / key, {}});
    }
  }
  return edits;
}

std::string apply_edits(const YamlDocument& document, const std::vector<YamlEdit>& edits, bool flow_items) {
  Splicer splicer(document, flow_items);
  for (const YamlEdit& edit : edits) splicer.add(edit);
  std::string source = splicer.result();

  const Json wanted = intended(document.json(), edits);
  const auto unsafe = [&](const std::string& where) {
    return DataError(Fault{{document.path}, fill(_("le fichier est écrit d'une façon que mediamap ne sait pas modifier sans risque{}"), where),
                           _("Faites le changement à la main dans un éditeur de texte, puis lancez « mediamap check ».")});
  };
  try {
    // Without regard to the order of keys: a new value may fill a key that stood empty.
    if (nlohmann::json(parse_yaml(document.path, source).json()) != nlohmann::json(wanted)) throw unsafe("");
  } catch (const DataError& error) {
    throw unsafe(" (" + error.faults().front().place.str() + ")");
  }
  return source;
}

}  // namespace mediamap::store
