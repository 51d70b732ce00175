// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_opml.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_html.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_xml.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/tables/xml_part.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::string_view own_names[] = {"text", "title", "id", "_note", "url", "xmlUrl", "htmlUrl", "color", "type", "_attributs"};

bool is_free_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  return !name.empty() && letters.find(name[0]) != std::string_view::npos && !name.starts_with("xml") &&
         name.find_first_not_of(std::string(letters) + "0123456789-.") == std::string_view::npos &&
         std::find(std::begin(own_names), std::end(own_names), name) == std::end(own_names);
}

bool are_free_names(const Topic& topic) {
  std::set<std::string_view> seen;
  return std::all_of(topic.attributes.begin(), topic.attributes.end(),
                     [&](const auto& pair) { return is_free_name(pair.first) && seen.insert(pair.first).second; });
}

void write_outline(pugi::xml_node parent, const Topic& topic) {
  pugi::xml_node node = parent.append_child("outline");
  const auto set = [&](const char* name, const std::string& value) {
    if (!value.empty()) node.append_attribute(name) = value.c_str();
  };
  node.append_attribute("text") = topic.title.c_str();
  set("id", topic.id);
  set("_note", topic.note);
  if (!topic.link.empty()) set("type", "link");
  set("url", topic.link);
  set("color", topic.colour);
  if (are_free_names(topic)) {
    for (const auto& [key, value] : topic.attributes) node.append_attribute(key.c_str()) = value.c_str();
  } else {
    Topic facts;
    facts.attributes = topic.attributes;
    set("_attributs", facts_line(facts));
  }
  for (const Topic& child : topic.children) write_outline(node, child);
}

// Attributes may hold HTML: some tools write their bold titles so.
std::string shown(std::string_view text) {
  const bool html = text.find("</") != std::string_view::npos || text.find("<br") != std::string_view::npos;
  return html ? html_text(text) : std::string(text);
}

class OpmlReader {
 public:
  explicit OpmlReader(const std::string& path) : path_(path), tree_(path) {}

  Outline read(const pugi::xml_node& opml) {
    read_head(tables::child_named(opml, "head"));
    walk_elements(tables::child_named(opml, "body"), [this](const pugi::xml_node& node, std::size_t parent) {
      if (tables::local_name(node) != "outline") return TopicTree::none;
      return read_outline_node(node, parent);
    });
    const bool several = tree_.size() > 0 && roots_ > 1;
    Outline out = tree_.take(title_.empty() ? title_from_path(path_) : title_);
    if (!several && !title_.empty() && title_ != on_one_line(out.root.title)) out.root.attributes.emplace_back("titre", title_);
    out.root.attributes.insert(out.root.attributes.end(), head_.begin(), head_.end());
    return out;
  }

 private:
  void read_head(const pugi::xml_node& head) {
    for (const pugi::xml_node& node : head.children()) {
      const std::string name(tables::local_name(node));
      const std::string value = trim(node.text().get());
      if (name.empty() || value.empty()) continue;
      if (name == "title") {
        title_ = trim(on_one_line(shown(value)));
      } else if (name.starts_with("owner")) {
        tree_.leave_out(_("L'auteur du fichier (ownerName, ownerEmail…) n'est pas repris : c'est une donnée personnelle."));
      } else if (name.starts_with("window") || name == "expansionState" || name == "vertScrollState") {
        tree_.leave_out(_("La position de la fenêtre et les branches dépliées ne sont pas reprises."));
      } else {
        head_.emplace_back(name, value);
      }
    }
  }

  std::size_t read_outline_node(const pugi::xml_node& node, std::size_t parent) {
    std::string_view title = tables::attribute_named(node, "text");
    if (title.empty()) title = tables::attribute_named(node, "title");
    if (parent == TopicTree::none) ++roots_;
    const std::size_t at = tree_.add(parent, shown(title));
    Topic& topic = tree_[at];
    for (const char* name : {"url", "xmlUrl", "htmlUrl"}) {
      if (topic.link.empty()) topic.link = clean_link(node.attribute(name).value());
    }
    for (const pugi::xml_attribute& attribute : node.attributes()) keep(topic, attribute.name(), attribute.value());
    const std::string_view type = node.attribute("type").value();
    if (type == "include" || topic.link.ends_with(".opml")) {
      tree_.leave_out(fill(_("« {0} » renvoie à un autre fichier ({1}), qui n'est pas lu."), shorten(topic.title, 60), topic.link));
    }
    return at;
  }

  static void keep(Topic& topic, const std::string& name, const std::string& value) {
    const bool title = name == "text" || (name == "title" && value == topic.title);
    const bool link = (name == "url" || name == "xmlUrl" || name == "htmlUrl") && clean_link(value) == topic.link;
    if (title || link || (name == "type" && value == "link")) return;
    if (name == "_note") {
      topic.note = shown(value);
    } else if (name == "id") {
      topic.id = value;
    } else if (name == "color" && !hex_colour(value).empty()) {
      topic.colour = hex_colour(value);
    } else if (name != "_attributs" || !read_facts(topic, value)) {
      topic.attributes.emplace_back(name, value);
    }
  }

  std::string path_;
  TopicTree tree_;
  std::size_t roots_ = 0;
  std::string title_;
  std::vector<std::pair<std::string, std::string>> head_;
};

}  // namespace

std::string opml_text(const Topic& root) {
  pugi::xml_document document;
  pugi::xml_node opml = document.append_child("opml");
  opml.append_attribute("version") = "2.0";
  opml.append_child("head").append_child("title").text() = root.title.c_str();
  write_outline(opml.append_child("body"), root);
  return xml_text(document);
}

Outline read_opml(const std::string& path, std::string_view text) {
  const tables::XmlPart part(path, "OPML", std::string(text), tables::XmlPart::Use::outline);
  return OpmlReader(path).read(part.root());
}

}  // namespace mediamap::exchange
