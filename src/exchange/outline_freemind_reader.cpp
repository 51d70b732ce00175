// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <unordered_map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_dates.hpp"
#include "mediamap/exchange/outline_freemind.hpp"
#include "mediamap/exchange/outline_html.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_xml.hpp"
#include "mediamap/tables/xml_part.hpp"

namespace mediamap::exchange {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "ID_1234", "Freemind_Link_1234": made by the tool, as good as none.
bool is_made_by_tool(std::string_view id) {
  const auto digits = id.find_last_not_of("0123456789");
  return digits != std::string_view::npos && is_one_of(id.substr(0, digits + 1), {"ID_", "Freemind_Link_", "_", "ID"});
}

std::string title_of(std::string_view text) {
  const std::string start = fold(text.substr(0, 10));
  return start.starts_with("<html") ? html_text(text) : std::string(text);
}

class FreemindReader {
 public:
  explicit FreemindReader(const std::string& path) : path_(path), tree_(path) {}

  Outline read(const pugi::xml_node& map) {
    walk_elements(map, [this](const pugi::xml_node& node, std::size_t parent) {
      const std::string_view name = tables::local_name(node);
      if (name == "node") return read_node(node, parent);
      if (parent != TopicTree::none) read_part(node, name, parent);
      return TopicTree::none;
    });
    name_arrows();
    return tree_.take(title_from_path(path_));
  }

 private:
  std::size_t read_node(const pugi::xml_node& node, std::size_t parent) {
    const std::size_t at = tree_.add(parent, {});
    Topic& topic = tree_[at];
    std::string background;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = tables::local_name(attribute);
      const std::string value = attribute.value();
      if (name == "TEXT" || (name == "LOCALIZED_TEXT" && topic.title.empty())) {
        topic.title = title_of(value);
      } else if (name == "LINK") {
        topic.link = clean_link(value);
      } else if (name == "ID") {
        numbers_[value] = at;
        if (!is_made_by_tool(value)) topic.id = value;
      } else if (name == "COLOR") {
        topic.colour = hex_colour(value);
      } else if (name == "BACKGROUND_COLOR") {
        background = hex_colour(value);
      } else {
        keep(topic, name, value);
      }
    }
    choose_colour(topic, background);
    return at;
  }

  // On a coloured ground the type is black or white, which says nothing.
  static void choose_colour(Topic& topic, const std::string& background) {
    if (background.empty()) return;
    if (topic.colour.empty() || topic.colour == "#000000" || topic.colour == "#ffffff") {
      topic.colour = background;
    } else {
      topic.attributes.emplace_back(attribute_name::ground_colour, background);
    }
  }

  void keep(Topic& topic, std::string_view name, const std::string& value) {
    if (name == "CREATED" || name == "MODIFIED") {
      topic.attributes.emplace_back(name == "CREATED" ? attribute_name::created : attribute_name::modified, date_of_milliseconds(value));
    } else if (name == "ENCRYPTED_CONTENT") {
      tree_.leave_out(fill(_("« {} » est protégé par un mot de passe : ce qu'il contient n'est pas lu."), shorten(topic.title, 60)));
    } else if (is_one_of(name, {"POSITION", "FOLDED", "HGAP", "VGAP", "VSHIFT", "HGAP_QUANTITY", "VSHIFT_QUANTITY", "VGAP_QUANTITY",
                                "STYLE", "MAX_WIDTH", "MIN_WIDTH", "LOCALIZED_STYLE_REF", "UNIFORM_SHAPE",
                                "TEXT_SHORTENED", "NUMBERED", "FORMAT", "TEXT_ALIGN", "BORDER_COLOR", "LOCALIZED_TEXT"})) {
      tree_.leave_out(fill(_("La mise en forme des nœuds n'est pas reprise : {}."), name));
    } else {
      topic.attributes.emplace_back(std::string(name), value);
    }
  }

  void read_part(const pugi::xml_node& part, std::string_view name, std::size_t at) {
    Topic& topic = tree_[at];
    const auto value = [&](std::string_view key) { return std::string(tables::attribute_named(part, key)); };
    if (name == "richcontent") {
      read_content(topic, value("TYPE"), part);
    } else if (name == "icon") {
      topic.attributes.emplace_back(attribute_name::icon, value("BUILTIN"));
    } else if (name == "attribute") {
      if (value("NAME") == "id") {
        topic.id = value("VALUE");
      } else {
        topic.attributes.emplace_back(value("NAME"), value("VALUE"));
      }
    } else if (name == "arrowlink") {
      arrows_.push_back({at, value("DESTINATION"), value("MIDDLE_LABEL")});
    } else if (name == "hook") {
      read_hook(topic, part, value("NAME"));
    } else if (name == "edge") {
      const std::string colour = hex_colour(value("COLOR"));
      if (topic.colour.empty()) {
        topic.colour = colour;
      } else if (!colour.empty() && colour != topic.colour) {
        topic.attributes.emplace_back(attribute_name::branch_colour, colour);
      }
    } else if (is_one_of(name, {"font", "cloud", "stylenode", "linktarget", "attribute_layout"})) {
      if (name != "linktarget") tree_.leave_out(fill(_("La mise en forme des nœuds n'est pas reprise : {}."), name));
    } else {
      const std::string text = trim(text_within(part));
      if (!text.empty()) topic.attributes.emplace_back(std::string(name), text);
      if (text.empty()) tree_.leave_out(fill(_("L'élément « {} » de certains nœuds n'est pas repris."), shorten(name, 40)));
    }
  }

  static void read_content(Topic& topic, const std::string& type, const pugi::xml_node& part) {
    const pugi::xml_node plain = tables::child_named(part, "text");
    const std::string text = plain ? text_within(plain) : html_text(source_within(part));
    if (type == "NODE") {
      topic.title = text;
    } else if (type == "NOTE") {
      add_note(topic, replaced(text, {{"\n\u00A0\n", "\n\n"}}));
    } else if (!text.empty()) {
      topic.attributes.emplace_back(type == "DETAILS" ? std::string(attribute_name::details) : type, text);
    }
  }

  void read_hook(Topic& topic, const pugi::xml_node& part, const std::string& name) {
    const std::string text = trim(text_within(part));
    if (name == "accessories/plugins/NodeNote.properties") {
      add_note(topic, text);
    } else if (name == "ExternalObject") {
      topic.attributes.emplace_back("image", std::string(tables::attribute_named(part, "URI")));
    } else if (!text.empty()) {
      topic.attributes.emplace_back(name, text);
    } else {
      tree_.leave_out(fill(_("L'extension « {} » de Freeplane n'est pas reprise."), shorten(name, 60)));
    }
  }

  void name_arrows() {
    for (const Arrow& arrow : arrows_) {
      const auto found = numbers_.find(arrow.destination);
      std::string name = found == numbers_.end() ? arrow.destination : tree_[found->second].title;
      if (!arrow.label.empty()) name += " (" + arrow.label + ")";
      tree_[arrow.from].attributes.emplace_back(attribute_name::arrow_to, std::move(name));
    }
  }

  struct Arrow {
    std::size_t from;
    std::string destination, label;
  };

  std::string path_;
  TopicTree tree_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Arrow> arrows_;
};

}  // namespace

Outline read_freemind(const std::string& path, std::string_view text) {
  const tables::XmlPart part(path, "FreeMind", std::string(text), tables::XmlPart::Use::outline);
  return FreemindReader(path).read(part.root());
}

}  // namespace mediamap::exchange
