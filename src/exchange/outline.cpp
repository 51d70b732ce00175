// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline.hpp"

#include <algorithm>
#include <initializer_list>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_freemind.hpp"
#include "mediamap/exchange/outline_markdown.hpp"
#include "mediamap/exchange/outline_mermaid.hpp"
#include "mediamap/exchange/outline_opml.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_plantuml.hpp"
#include "mediamap/exchange/outline_tables.hpp"
#include "mediamap/exchange/outline_xmind.hpp"
#include "mediamap/tables/encoding.hpp"
#include "mediamap/tables/file_kind.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {
namespace {

const char* accepted() {
  return _("Formats reconnus : Markdown, OPML, FreeMind ou Freeplane (.mm), Mermaid, PlantUML, XMind.");
}

// Control characters stand in none of the formats, "\r\n" is one line end, and bytes that are no text nowhere.
std::string tidy(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const std::int32_t code = next_character(text, at);
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F || code == 0xFFFE || code == 0xFFFF;
    if (code < 0) {
      out += "\uFFFD";
    } else if (!control) {
      out += text.substr(before, at - before);
    }
  }
  return trim(replaced(out, {{"\t", " "}}));
}

std::string tidy_note(const std::string& note) {
  std::string out;
  bool blank = false;
  for (const std::string& line : split(tidy(note), '\n')) {
    const std::string text = trim(line);
    if (!text.empty()) {
      if (!out.empty()) out += blank ? "\n\n" : "\n";
      out += text;
    }
    blank = text.empty();
  }
  return out;
}

Topic tidy(const Topic& topic, std::size_t depth) {
  if (depth > deepest_topic) {
    throw DataError({{}, fill(_("l'arborescence a plus de {} niveaux"), deepest_topic), _("Aplatissez-la avant de l'exporter.")});
  }
  Topic out{tidy(topic.title), tidy(topic.id), tidy_note(topic.note), clean_link(tidy(topic.link)), hex_colour(topic.colour), {}, {}};
  for (const auto& [key, value] : topic.attributes) out.attributes.emplace_back(tidy(key), tidy(value));
  out.children.reserve(topic.children.size());
  for (const Topic& child : topic.children) out.children.push_back(tidy(child, depth + 1));
  return out;
}

// The first element's name when the text begins as XML or HTML does, behind declarations and comments.
std::string first_element(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?") || text.starts_with("<!")) {
      end = ">";
    } else {
      break;
    }
    const auto at = text.find(end);
    // A document type with entities of its own: what follows is refused by the reader of XML.
    if (at == std::string_view::npos) return {};
    const bool subset = text.starts_with("<!DOCTYPE") && text.substr(0, at).find('[') != std::string_view::npos;
    if (subset) return std::string(text.substr(10, text.find_first_of(" \t\r\n[>", 10) - 10));
    text.remove_prefix(at + end.size());
  }
  if (!text.starts_with('<')) return {};
  const std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  const auto colon = name.find(':');
  return fold(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

bool has_line_beginning(std::string_view text, std::string_view with) {
  for (auto at = text.find(with); at != std::string_view::npos; at = text.find(with, at + 1)) {
    const auto before = text.substr(0, at).find_last_not_of(" \t");
    if (before == std::string_view::npos || text[before] == '\n') return true;
  }
  return false;
}

[[noreturn]] void refuse_kind(const std::string& path, const std::string& what) {
  tables::refuse_file({path}, fill(_("{}, et non un plan ou une carte mentale"), what), accepted());
}

Outline read_text(const std::string& path, std::string_view text) {
  const std::string element = first_element(text);
  if (element == "opml") return read_opml(path, text);
  if (element == "map") return read_freemind(path, text);
  if (element == "xmap-content") return read_xmind_xml(path, text);
  if (element == "html") refuse_kind(path, _("c'est une page HTML"));
  if (!element.empty() && trim(text.substr(0, 1000)).starts_with("<?xml")) {
    refuse_kind(path, fill(_("c'est du XML d'une autre sorte (« {} »)"), shorten(element, 40)));
  }
  if (has_line_beginning(text, "@startmindmap") || has_line_beginning(text, "@startwbs")) return read_plantuml(path, text);
  if (has_line_beginning(text, "@startuml")) refuse_kind(path, _("c'est un diagramme PlantUML d'une autre sorte"));
  if (is_mermaid(text)) return read_mermaid(path, text);
  const std::string name = fold(path);
  const auto named = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
  };
  if (named({".puml", ".plantuml", ".pu", ".wsd"})) return read_plantuml(path, text);
  if (named({".mmd", ".mermaid"})) refuse_kind(path, _("c'est un diagramme Mermaid d'une autre sorte (« mindmap » n'y est pas)"));
  if (named({".opml", ".mm", ".xmind"})) refuse_kind(path, _("le contenu n'est pas celui que dit le nom du fichier"));
  if (named({".dot", ".gv", ".csv", ".json"})) refuse_kind(path, _("c'est un fichier DOT, CSV ou JSON"));
  return read_markdown(path, text);
}

}  // namespace

std::string outline_text(const Topic& root, OutlineFormat format) {
  const Topic topic = tidy(root, 0);
  switch (format) {
    case OutlineFormat::markdown:
      return markdown_text(topic);
    case OutlineFormat::markmap:
      return markmap_text(topic);
    case OutlineFormat::opml:
      return opml_text(topic);
    case OutlineFormat::freemind:
      return freemind_text(topic);
    case OutlineFormat::mermaid:
      return mermaid_text(topic);
    case OutlineFormat::plantuml:
      return plantuml_text(topic);
    case OutlineFormat::xmind:
      return xmind_bytes(topic);
    case OutlineFormat::dot:
      return dot_text(topic);
    case OutlineFormat::csv:
      break;
  }
  return csv_text(topic);
}

Outline read_outline(std::string_view path, std::string_view bytes) {
  const std::string name(path);
  require_size(name, bytes.size(), largest_outline);
  if (bytes.starts_with("PK\x03\x04")) return read_xmind(name, bytes);
  if (const std::string kind = tables::binary_kind(bytes); !kind.empty()) refuse_kind(name, fill(_("c'est {}"), kind));
  require_size(name, bytes.size());
  const tables::Decoded decoded = tables::decode(name, bytes);
  return read_text(name, decoded.text(bytes));
}

}  // namespace mediamap::exchange
