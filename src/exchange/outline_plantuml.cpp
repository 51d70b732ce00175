// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_plantuml.hpp"

#include <fmt/format.h>

#include <charconv>

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_parts.hpp"

namespace mediamap::exchange {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Whether PlantUML would take the character for a sign: Creole's doubled marks, the preprocessor's names, the ends of
// blocks, and what stands first or last on a line.
bool is_sign(std::string_view line, std::size_t i) {
  const char c = line[i];
  const char before = i > 0 ? line[i - 1] : '\0';
  const char after = i + 1 < line.size() ? line[i + 1] : '\0';
  const auto among = [c](std::string_view signs) { return signs.find(c) != std::string_view::npos; };
  if (among("\\<~")) return true;
  if (among("*/_-\"=.[]{") && (c == after || c == before)) return true;
  if (among("%$!") && is_letter(after)) return true;
  if (c == '&' && after == '#') return true;
  if (c == '\'' && (before == '/' || after == '/')) return true;
  if (i == 0 && among("*#:;_+-=!'@|>.[/{")) return true;
  return i + 1 == line.size() && (c == ';' || c == ']');
}

std::string escape_line(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_sign(line, i)) {
      out += fmt::format("<U+{:04X}>", static_cast<unsigned>(line[i]));
    } else {
      out += line[i];
    }
  }
  return out.empty() ? "<U+00A0>" : out;
}

// Perceived lightness below a half: black type would not be read on it.
bool is_dark(const std::string& colour) {
  unsigned rgb = 0;
  std::from_chars(colour.data() + 1, colour.data() + colour.size(), rgb, 16);
  return 299 * (rgb >> 16) + 587 * ((rgb >> 8) & 0xFF) + 114 * (rgb & 0xFF) < 140 * 1000;
}

bool link_fits(const Topic& topic) {
  return !topic.link.empty() && !topic.title.empty() && topic.title.find('\n') == std::string::npos &&
         topic.link.find_first_of("[]{}\"\\<>$%'|") == std::string::npos;
}

void write_node(std::string& out, const Topic& topic, std::size_t level) {
  out += std::string(level + 1, '*');
  if (!topic.colour.empty()) out += "[" + topic.colour + "]";
  const std::string type = !topic.colour.empty() && is_dark(topic.colour) ? "<color:#ffffff>" : "";
  if (topic.title.find('\n') == std::string::npos) {
    const std::string title = type + escape_line(topic.title);
    out += link_fits(topic) ? " [[" + topic.link + " " + title + "]]" : " " + title;
  } else {
    out += ":";
    bool first = true;
    for (const std::string& line : split(topic.title, '\n')) {
      out += (first ? "" : "\n") + type + escape_line(line);
      first = false;
    }
    out += ";";
  }
  out += '\n';
  const Topic facts = {{}, topic.id, topic.note, link_fits(topic) ? "" : topic.link, {}, topic.attributes, {}};
  const std::string line = facts_line(facts);
  if (!line.empty()) out += "' " + line + "\n";
  for (const Topic& child : topic.children) write_node(out, child, level + 1);
}

}  // namespace

std::string plantuml_text(const Topic& root) {
  std::string out = "@startmindmap\n";
  write_node(out, root, 0);
  return out + "@endmindmap\n";
}

}  // namespace mediamap::exchange
