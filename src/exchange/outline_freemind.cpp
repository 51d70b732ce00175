// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_freemind.hpp"

#include <pugixml.hpp>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_xml.hpp"

namespace mediamap::exchange {
namespace {

void write_note(pugi::xml_node node, const std::string& note) {
  pugi::xml_node content = node.append_child("richcontent");
  content.append_attribute("TYPE") = "NOTE";
  pugi::xml_node html = content.append_child("html");
  html.append_child("head");
  pugi::xml_node body = html.append_child("body");
  // An empty paragraph has no height in Freeplane; one with a blank that stays has.
  for (const std::string& line : split(note, '\n')) body.append_child("p").text() = line.empty() ? "\u00A0" : line.c_str();
}

void write_node(pugi::xml_node parent, const Topic& topic) {
  pugi::xml_node node = parent.append_child("node");
  const auto set = [&](const char* name, const std::string& value) {
    if (!value.empty()) node.append_attribute(name) = value.c_str();
  };
  if (!topic.id.empty()) set("ID", "ID_" + std::to_string(fnv1a_32(topic.id)));
  node.append_attribute("TEXT") = topic.title.c_str();
  set("LINK", topic.link);
  set("COLOR", topic.colour);
  if (!topic.colour.empty()) node.append_child("edge").append_attribute("COLOR") = topic.colour.c_str();
  if (!topic.note.empty()) write_note(node, topic.note);
  const auto add_attribute = [&](const std::string& name, const std::string& value) {
    pugi::xml_node attribute = node.append_child("attribute");
    attribute.append_attribute("NAME") = name.c_str();
    attribute.append_attribute("VALUE") = value.c_str();
  };
  if (!topic.id.empty()) add_attribute("id", topic.id);
  for (const auto& [key, value] : topic.attributes) {
    if (key == std::string_view(attribute_name::icon)) {
      node.append_child("icon").append_attribute("BUILTIN") = value.c_str();
    } else {
      add_attribute(key, value);
    }
  }
  for (const Topic& child : topic.children) write_node(node, child);
}

}  // namespace

// Freeplane looks for its version at the very beginning of the file, and warns of an unknown program when it is not there.
std::string freemind_text(const Topic& root) {
  pugi::xml_document document;
  pugi::xml_node map = document.append_child("map");
  map.append_attribute("version") = "freeplane 1.7.0";
  write_node(map, root);
  return xml_text_in_ascii(document);
}

}  // namespace mediamap::exchange
