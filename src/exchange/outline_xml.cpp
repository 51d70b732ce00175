// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_xml.hpp"

#include <fmt/format.h>

#include <iterator>
#include <vector>

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_parts.hpp"

namespace mediamap::exchange {
namespace {

struct TextWriter : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
};

}  // namespace

void walk_elements(const pugi::xml_node& from,
                   const std::function<std::size_t(const pugi::xml_node&, std::size_t parent)>& visit) {
  struct Open {
    pugi::xml_node next;
    std::size_t parent;
  };
  std::vector<Open> open{{from.first_child(), TopicTree::none}};
  while (!open.empty()) {
    const pugi::xml_node node = open.back().next;
    const std::size_t parent = open.back().parent;
    if (!node) {
      open.pop_back();
      continue;
    }
    open.back().next = node.next_sibling();
    if (node.type() != pugi::node_element) continue;
    const std::size_t topic = visit(node, parent);
    if (topic != TopicTree::none) open.push_back({node.first_child(), topic});
  }
}

std::string text_within(const pugi::xml_node& node) {
  struct Walker : pugi::xml_tree_walker {
    std::string out;
    bool for_each(pugi::xml_node& inner) override {
      if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) out += inner.value();
      return true;
    }
  } walker;
  pugi::xml_node copy = node;
  copy.traverse(walker);
  return std::move(walker.out);
}

std::string source_within(const pugi::xml_node& node) {
  TextWriter writer;
  for (const pugi::xml_node& child : node.children()) child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(writer.out);
}

std::string xml_text(pugi::xml_document& document) {
  pugi::xml_node declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  TextWriter writer;
  document.save(writer, "  ", pugi::format_default, pugi::encoding_utf8);
  return std::move(writer.out);
}

std::string xml_text_in_ascii(const pugi::xml_document& document) {
  TextWriter writer;
  document.save(writer, "  ", pugi::format_default | pugi::format_no_declaration, pugi::encoding_utf8);
  std::string out;
  out.reserve(writer.out.size());
  for (std::size_t at = 0; at < writer.out.size();) {
    const std::int32_t code = next_character(writer.out, at);
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else {
      fmt::format_to(std::back_inserter(out), "&#x{:x};", code);
    }
  }
  return out;
}

}  // namespace mediamap::exchange
