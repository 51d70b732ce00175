// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_markdown.hpp"

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_markdown_inline.hpp"
#include "mediamap/exchange/outline_parts.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t heading_levels = 2;  // the root and its children; below, lists are read more easily

std::string written_title(const Topic& topic) {
  std::string out = escape_markdown(topic.title);
  if (!topic.link.empty()) {
    out = "[" + out + "](<" + replaced(topic.link, {{"<", "%3C"}, {">", "%3E"}, {"\\", "\\\\"}}) + ">)";
  }
  Topic facts;
  facts.id = topic.id;
  facts.colour = topic.colour;
  facts.attributes = topic.attributes;
  const std::string line = facts_line(facts);
  if (line.empty()) return out;
  if (!out.empty()) out += ' ';
  return out + "<!-- " + line + " -->";
}

// Two blanks at a line's end break it there.
void write_note(std::string& out, const std::string& note, const std::string& indent) {
  bool begins = true;
  for (const std::string& line : split(note, '\n')) {
    const std::string text = trim(line);
    if (!text.empty()) {
      out += begins ? "\n\n" : "  \n";
      out += indent + escape_markdown(text);
    }
    begins = text.empty();
  }
}

void write_topic(std::string& out, const Topic& topic, std::size_t level) {
  std::string indent;
  if (level < heading_levels) {
    if (!out.empty()) out += '\n';
    out += std::string(level + 1, '#');
  } else {
    indent.assign(2 * (level - heading_levels), ' ');
    out += indent + "-";
    indent += "  ";
  }
  const std::string title = written_title(topic);
  if (!title.empty()) out += " " + title;
  write_note(out, topic.note, indent);
  out += '\n';
  if (level < heading_levels && !topic.children.empty() && level + 1 >= heading_levels) out += '\n';
  for (const Topic& child : topic.children) write_topic(out, child, level + 1);
}

}  // namespace

std::string markdown_text(const Topic& root) {
  std::string out;
  write_topic(out, root, 0);
  return out;
}

std::string markmap_text(const Topic& root) {
  return "---\nmarkmap:\n  colorFreezeLevel: 2\n  initialExpandLevel: -1\n---\n\n" + markdown_text(root);
}

}  // namespace mediamap::exchange
