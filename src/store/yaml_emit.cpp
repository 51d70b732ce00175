// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_emit.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"

namespace mediamap::store {
namespace {

bool is_reserved_word(std::string_view text) {
  static constexpr std::array<std::string_view, 12> words = {"y",    "n",     "yes",  "no",  "on",  "off",
                                                             "true", "false", "null", "nan", "inf", "nil"};
  return std::find(words.begin(), words.end(), fold(text)) != words.end();
}

// Characters that no YAML parser gives a meaning to, wherever they stand in a plain scalar that begins with a letter.
bool is_harmless(UChar32 c) { return c == ' ' || c == '\'' || c == '-' || c == '_' || c == '.' || c == '(' || c == ')' || c == '/' || c == '+'; }

bool may_stand_bare(std::string_view text) {
  if (text.empty() || text.back() == ' ' || is_reserved_word(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const UChar32 c = next_character(text, at);
    if (c < 0) return false;
    if (u_isalpha(c)) continue;
    if (first) return false;
    if (u_isdigit(c) || is_harmless(c) || c == 0x2019 || c == 0x2013 || c == 0xAB || c == 0xBB) continue;
    return false;
  }
  return true;
}

bool must_be_escaped(UChar32 c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF ||
         (c >= 0xD800 && c <= 0xDFFF);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const UChar32 c = next_character(text, at);
    switch (c) {
      case '"': out += "\\\""; continue;
      case '\\': out += "\\\\"; continue;
      case '\n': out += "\\n"; continue;
      case '\t': out += "\\t"; continue;
      case '\r': out += "\\r"; continue;
      default: break;
    }
    if (c < 0) {
      out += "\\uFFFD";
    } else if (must_be_escaped(c)) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out + '"';
}

// Without exponent: "1e-05" is a text to YAML 1.1 parsers.
std::string number(double value) {
  std::string out = fmt::format("{}", value);
  if (out.find('e') == std::string::npos) return out;
  out = fmt::format("{:.12f}", value);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out += '0';
  return out;
}

std::string scalar(const Json& value) {
  if (value.is_string()) return yaml_scalar(value.get_ref<const std::string&>());
  if (value.is_null()) return "null";
  if (value.is_number_float()) return number(value.get<double>());
  return value.dump();
}

std::string block_entries(const Json& object, std::size_t indent, bool flow_items) {
  std::string out;
  for (const auto& [key, value] : object.items()) out += yaml_entry(key, value, indent, flow_items);
  return out;
}

}  // namespace

std::string yaml_scalar(std::string_view text) { return may_stand_bare(text) ? std::string(text) : quoted(text); }

std::string yaml_flow(const Json& value) {
  std::string out;
  if (value.is_array()) {
    for (const Json& item : value) out += (out.empty() ? "" : ", ") + yaml_flow(item);
    return "[" + out + "]";
  }
  if (value.is_object()) {
    for (const auto& [key, item] : value.items()) {
      out += (out.empty() ? "" : ", ") + yaml_scalar(key) + ": " + yaml_flow(item);
    }
    return "{" + out + "}";
  }
  return scalar(value);
}

std::string yaml_item(const Json& value, std::size_t indent, bool flow_items) {
  const std::string margin(indent, ' ');
  if (!value.is_object() || value.empty() || flow_items) return margin + "- " + yaml_flow(value) + "\n";
  // The first key stands behind the dash, the others under it.
  std::string entries = block_entries(value, indent + 2, false);
  entries[indent] = '-';
  return entries;
}

std::string yaml_entry(std::string_view key, const Json& value, std::size_t indent, bool flow_items) {
  std::string out = std::string(indent, ' ') + yaml_scalar(key) + ":";
  if (value.is_array() && !value.empty()) {
    out += "\n";
    for (const Json& item : value) out += yaml_item(item, indent + 2, flow_items);
    return out;
  }
  if (value.is_object() && !value.empty()) return out + "\n" + block_entries(value, indent + 2, flow_items);
  return out + " " + yaml_flow(value) + "\n";
}

std::string yaml_file(std::string_view schema_path, const Json& document, bool flow_items) {
  return fmt::format("# yaml-language-server: $schema={}\n", schema_path) + block_entries(document, 0, flow_items);
}

}  // namespace mediamap::store
