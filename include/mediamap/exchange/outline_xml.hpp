// SPDX-License-Identifier: EUPL-1.2
// XML of outlines: walked without recursion, and written.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>

namespace mediamap::exchange {

// Calls `visit` with each element below `from`, before those inside of it, and the number that `visit` gave for the
// element around it (TopicTree::none at first). What it gives TopicTree::none for is not entered.
void walk_elements(const pugi::xml_node& from,
                   const std::function<std::size_t(const pugi::xml_node&, std::size_t parent)>& visit);

// All the text below it, in order.
std::string text_within(const pugi::xml_node& node);

// What it holds, as XML again.
std::string source_within(const pugi::xml_node& node);

// UTF-8 with a declaration, indented.
std::string xml_text(pugi::xml_document& document);

// Without a declaration, for readers that expect none: in ASCII, which needs none, other characters as references.
std::string xml_text_in_ascii(const pugi::xml_document& document);

}  // namespace mediamap::exchange
