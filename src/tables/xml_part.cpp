// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/xml_part.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::tables {
namespace {

// pugixml asks for memory through one pair of functions for the whole program. Each block carries its size before it.
std::atomic<std::size_t> allocated = 0;
constexpr std::size_t header = alignof(std::max_align_t);

void* allocate(std::size_t size) {
  if (allocated.load() + size > XmlPart::most_memory) return nullptr;
  void* block = std::malloc(size + header);
  if (block == nullptr) return nullptr;
  std::memcpy(block, &size, sizeof size);
  allocated += size;
  return static_cast<char*>(block) + header;
}

void release(void* memory) {
  if (memory == nullptr) return;
  char* block = static_cast<char*>(memory) - header;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  allocated -= size;
  std::free(block);
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

[[noreturn]] void refuse_xml(const std::string& path, const std::string& part, const pugi::xml_parse_result& result) {
  if (result.status == pugi::status_out_of_memory) {
    refuse_file({path}, fill(_("le classeur demande trop de mémoire ({})"), part),
                _("Ne gardez que la feuille utile, sans mise en forme, ou enregistrez-la en CSV."));
  }
  refuse_file({path}, fill(_("le classeur est abîmé : {} est illisible"), part),
              _("Ouvrez-le dans LibreOffice ou Excel et enregistrez-le de nouveau."));
}

[[noreturn]] void refuse_outline(Place place, const std::string& part, const pugi::xml_parse_result& result) {
  if (result.status == pugi::status_out_of_memory) {
    refuse_file(std::move(place), fill(_("la carte demande trop de mémoire ({})"), part),
                _("Découpez-la en plusieurs cartes plus petites."));
  }
  refuse_file(std::move(place), fill(_("la carte est abîmée : le XML de {} est illisible à cet endroit"), part),
              _("Ouvrez-la dans l'outil qui l'a écrite et enregistrez-la de nouveau."));
}

[[noreturn]] void refuse_doctype(const std::string& path, const std::string& part, XmlPart::Use use) {
  if (use == XmlPart::Use::outline) {
    refuse_file({path}, fill(_("{} contient une déclaration DOCTYPE : le fichier est refusé"), part),
                _("Ouvrez-le dans l'outil qui l'a écrit et enregistrez-le de nouveau."));
  }
  refuse_file({path},
              fill(_("{} contient une déclaration DOCTYPE, qu'aucun tableur n'écrit : le fichier est refusé"), part),
              _("Ouvrez-le dans LibreOffice ou Excel et enregistrez-le de nouveau."));
}

constexpr unsigned options_for(XmlPart::Use use) {
  constexpr unsigned common = pugi::parse_default | pugi::parse_doctype;
  return use == XmlPart::Use::outline ? common | pugi::parse_ws_pcdata
                                      : common | pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata;
}

}  // namespace

XmlPart::XmlPart(const std::string& path, const std::string& part, std::string text, Use use) : text_(std::move(text)) {
  static const bool limited = (pugi::set_memory_management_functions(allocate, release), true);
  static_cast<void>(limited);
  const std::string source = use == Use::outline ? text_ : std::string();  // parsing writes into the text
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(text_.data(), text_.size(), options_for(use),
                                    use == Use::outline ? pugi::encoding_utf8 : pugi::encoding_auto);
  for (const pugi::xml_node& node : document_.children()) {
    if (node.type() == pugi::node_doctype) refuse_doctype(path, part, use);
  }
  if (result && !document_.document_element().empty()) return;
  if (use == Use::workbook) refuse_xml(path, part, result);
  refuse_outline(place_at(path, source, std::min(static_cast<std::size_t>(result.offset), source.size())), part, result);
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }
std::string_view local_name(const pugi::xml_attribute& attribute) { return without_prefix(attribute.name()); }

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (local_name(attribute) == name) return attribute.value();
  }
  return {};
}

}  // namespace mediamap::tables
