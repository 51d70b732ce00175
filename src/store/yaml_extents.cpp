// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_extents.hpp"

#include <algorithm>
#include <cstring>

#include "mediamap/base/text.hpp"

namespace mediamap::store {
namespace {

class Extents {
 public:
  explicit Extents(std::string_view source) : source_(source) {}

  PassedByParser passed;

  // `indent` is the column of the collection that holds the node; block scalars end at a line that is not deeper.
  void measure(YamlNode& node, std::size_t indent) {
    switch (node.kind) {
      case YamlNode::Kind::null: node.end = node.begin + null_length(node.begin); break;
      case YamlNode::Kind::scalar: node.end = scalar_end(node, indent); break;
      case YamlNode::Kind::sequence: measure_items(node); break;
      case YamlNode::Kind::mapping:
        for (auto& [key, value] : node.entries) measure_entry(key, value, node);
        node.end = collection_end(node, node.entries.empty() ? nullptr : &node.entries.back().second, '}');
        break;
    }
  }

 private:
  char at(std::size_t i) const { return i < source_.size() ? source_[i] : '\0'; }

  std::size_t column(std::size_t offset) const {
    const auto newline = source_.rfind('\n', offset == 0 ? 0 : offset - 1);
    return offset == 0 || newline == std::string_view::npos ? offset : offset - newline - 1;
  }

  void measure_items(YamlNode& list) {
    std::size_t behind = list.begin;
    for (YamlNode& item : list.items) {
      if (item.kind == YamlNode::Kind::null && !list.flow) {
        measure_null(item, skip_blanks(behind) + 1, column(list.begin));
      } else {
        measure(item, column(list.begin));
      }
      behind = item.end;
    }
    list.end = collection_end(list, list.items.empty() ? nullptr : &list.items.back(), ']');
  }

  void measure_entry(YamlNode& key, YamlNode& value, const YamlNode& map) {
    const std::size_t indent = column(map.begin);
    measure(key, indent);
    if (value.kind != YamlNode::Kind::null) {
      measure(value, indent);
    } else if (const std::size_t colon = skip_blanks(key.end); at(colon) == ':') {
      measure_null(value, colon + 1, indent);
    } else {
      value.begin = value.end = key.end;
      if (!map.flow) passed.keys_without_colon.push_back(key.begin);
    }
  }

  // The parser's mark of a value that is not written is that of whatever comes next, which may look like a null: a key
  // "nullable". `from` is behind the colon or dash that announces the value.
  void measure_null(YamlNode& node, std::size_t from, std::size_t indent) const {
    node.begin = node.end = from;
    const std::size_t next = skip_blanks(from);
    const bool same_line = source_.substr(0, next).find('\n', from) == std::string_view::npos;
    if (!same_line && column(next) <= indent) return;
    if (const std::size_t written = null_length(next); written > 0) {
      node.begin = next;
      node.end = next + written;
    }
  }

  std::size_t null_length(std::size_t begin) const {
    if (at(begin) == '~') return 1;
    const std::string word = fold(source_.substr(std::min(begin, source_.size()), 4));
    return word == "null" ? 4 : 0;
  }

  // Behind blanks, line ends and comments.
  std::size_t skip_blanks(std::size_t i) const {
    for (; i < source_.size() && std::strchr(" \t\r\n#", source_[i]) != nullptr; ++i) {
      if (source_[i] == '#') i = std::min(source_.find('\n', i), source_.size());
    }
    return i;
  }

  std::size_t scalar_end(const YamlNode& node, std::size_t indent) {
    const char first = at(node.begin);
    if (!node.plain && (first == '"' || first == '\'')) {
      const std::size_t closing = first == '"' ? double_quote(node.begin + 1) : single_quote(node.begin + 1);
      if (closing >= source_.size()) passed.unclosed_quotes.push_back(node.begin);
      return std::min(closing + 1, source_.size());
    }
    if (!node.plain && (first == '|' || first == '>')) return block_scalar_end(node.begin, indent);
    return plain_end(node);
  }

  // The quote that closes a text, from the first byte of the text on.
  std::size_t double_quote(std::size_t i) const {
    for (; i < source_.size() && source_[i] != '"'; ++i) {
      if (source_[i] == '\\') ++i;
    }
    return i;
  }

  std::size_t single_quote(std::size_t i) const {
    for (; i < source_.size(); ++i) {
      if (source_[i] != '\'') continue;
      if (at(i + 1) != '\'') break;
      ++i;
    }
    return i;
  }

  std::size_t block_scalar_end(std::size_t begin, std::size_t indent) const {
    std::size_t end = source_.find('\n', begin);
    if (end == std::string_view::npos) return source_.size();
    std::size_t last = end;
    while (end + 1 < source_.size()) {
      const std::size_t line = end + 1;
      const std::size_t text = source_.find_first_not_of(" ", line);
      end = source_.find('\n', line);
      if (end == std::string_view::npos) end = source_.size();
      if (text == std::string_view::npos || text >= end) continue;
      if (text - line <= indent) break;
      last = end;
    }
    return last;
  }

  // Plain scalars carry no escapes: their characters stand in the source one by one, only blanks may differ.
  std::size_t plain_end(const YamlNode& node) const {
    std::size_t i = node.begin;
    for (char c : node.text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
      while (i < source_.size() && std::strchr(" \n\t\r", source_[i]) != nullptr) ++i;
      ++i;
    }
    return std::min(i, source_.size());
  }

  std::size_t collection_end(const YamlNode& node, const YamlNode* last, char closing) const {
    std::size_t i = last == nullptr ? node.begin + (node.flow ? 1 : 0) : last->end;
    if (!node.flow) return i;
    while (i < source_.size() && source_[i] != closing) {
      i = source_[i] == '#' ? std::min(source_.find('\n', i), source_.size()) : i + 1;
    }
    return std::min(i + 1, source_.size());
  }

  std::string_view source_;
};

}  // namespace

PassedByParser measure_extents(std::string_view source, YamlNode& root) {
  Extents extents(source);
  extents.measure(root, 0);
  return std::move(extents.passed);
}

}  // namespace mediamap::store
