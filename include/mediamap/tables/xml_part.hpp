// SPDX-License-Identifier: EUPL-1.2
// XML from outside, parsed in bounded memory, and its elements by name whatever prefix they bear.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace mediamap::tables {

// Takes the text over. The first text of an element is its value(), not a child, which spares a node for each cell; of
// an outline all texts are children, with their blanks. DataError when it is not well formed, has a DOCTYPE (the only
// way to entities) or would need more memory than `most_memory`. `path` and `part` are for messages.
class XmlPart {
 public:
  enum class Use { workbook, outline };  // an outline is UTF-8, whatever its declaration says

  XmlPart(const std::string& path, const std::string& part, std::string text, Use use = Use::workbook);
  pugi::xml_node root() const { return document_.document_element(); }

  static constexpr std::size_t most_memory = 450'000'000;  // bytes of nodes, beside the text

 private:
  std::string text_;  // the nodes point into it
  pugi::xml_document document_;
};

// The name without its prefix: "row" of "x:row".
std::string_view local_name(const pugi::xml_node& node);
std::string_view local_name(const pugi::xml_attribute& attribute);

// The first child element or the attribute of a local name; an empty one when there is none.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);

}  // namespace mediamap::tables
