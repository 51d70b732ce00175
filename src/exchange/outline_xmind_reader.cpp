// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <nlohmann/json.hpp>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_dates.hpp"
#include "mediamap/exchange/outline_html.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_xmind.hpp"
#include "mediamap/exchange/outline_xml.hpp"
#include "mediamap/tables/table.hpp"
#include "mediamap/tables/xml_part.hpp"
#include "mediamap/tables/zip_archive.hpp"

namespace mediamap::exchange {
namespace {

using Json = nlohmann::ordered_json;

// A level of topics takes three of JSON, and what a topic holds some more.
constexpr int deepest_value = 3 * static_cast<int>(deepest_topic) + 50;
constexpr std::size_t most_keys = 1000;  // of one object, which is searched key by key

[[noreturn]] void refuse_content(const std::string& path, const char* message) {
  tables::refuse_file({path}, message, _("Ouvrez la carte dans XMind et enregistrez-la de nouveau."));
}

// XMind's own: 26 small letters and digits, or a UUID.
bool is_made_by_tool(std::string_view id) {
  if (id.starts_with("sans-id-")) return true;
  const bool hex = id.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
  const bool small = id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  return (hex && (id.size() == 36 || id.size() == 32)) || (small && id.size() == 26);
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* key) {
  static const Json nothing;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() ? *found : nothing;
}

std::string as_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class XmindJsonReader {
 public:
  explicit XmindJsonReader(const std::string& path) : path_(path), tree_(path) {}

  Outline read(const Json& sheets) {
    const Json& sheet = sheets.is_array() && !sheets.empty() ? sheets[0] : sheets;
    if (!member(sheet, "rootTopic").is_object()) refuse_content(path_, _("la carte XMind n'a pas de sujet central"));
    for (std::size_t i = 1; sheets.is_array() && i < sheets.size(); ++i) {
      tree_.leave_out(fill(_("La feuille « {} » n'est pas lue : seule la première l'est."), shorten(text_at(sheets[i], "title"), 60)));
    }
    open_.push_back({&member(sheet, "rootTopic"), TopicTree::none, ""});
    // Depth first; what is inside of a topic is put on the stack backwards.
    while (!open_.empty()) {
      const Open next = open_.back();
      open_.pop_back();
      read_topic(next);
    }
    if (!member(sheet, "relationships").empty()) {
      tree_.leave_out(fill(_("{} entre sujets ne sont pas repris."), count_of(member(sheet, "relationships").size(), "lien", "liens")));
    }
    return tree_.take();
  }

 private:
  struct Open {
    const Json* topic;
    std::size_t parent;
    std::string kind;  // of children that are not ordinary ones
  };

  void read_topic(const Open& open) {
    if (!open.topic->is_object()) return;
    const std::size_t at = tree_.add(open.parent, text_at(*open.topic, "title"));
    if (!open.kind.empty()) tree_[at].attributes.emplace_back("position", open.kind);
    for (const auto& [key, value] : open.topic->items()) read_member(tree_[at], key, value);
    const Json& children = member(*open.topic, "children");
    if (!children.is_object()) return;
    const std::size_t from = open_.size();
    for (const auto& [kind, list] : children.items()) {
      if (!list.is_array()) continue;
      for (const Json& child : list) open_.push_back({&child, at, kind_name(kind)});
    }
    std::reverse(open_.begin() + static_cast<std::ptrdiff_t>(from), open_.end());
  }

  static std::string kind_name(const std::string& kind) {
    if (kind == "attached") return {};
    if (kind == "detached") return _("flottant");
    return kind == "summary" ? std::string(_("résumé")) : kind;
  }

  void read_member(Topic& topic, const std::string& key, const Json& value) {
    if (key == "title" || key == "class" || key == "children" || value.is_null()) return;
    if (key == "id") {
      if (const std::string id = as_text(value); !is_made_by_tool(id)) topic.id = id;
    } else if (key == "href") {
      topic.link = clean_link(as_text(value));
    } else if (key == "notes") {
      const std::string plain = text_at(member(value, "plain"), "content");
      add_note(topic, plain.empty() ? html_text(text_at(member(value, "realHTML"), "content")) : trim(plain));
    } else if (key == "labels" && value.is_array()) {
      for (const Json& label : value) topic.attributes.emplace_back(attribute_name::label, as_text(label));
    } else if (key == "markers" && value.is_array()) {
      for (const Json& marker : value) topic.attributes.emplace_back(attribute_name::icon, text_at(marker, "markerId"));
    } else if (key == "image") {
      topic.attributes.emplace_back("image", text_at(value, "src"));
    } else if (key == "style") {
      topic.colour = hex_colour(text_at(member(value, "properties"), "svg:fill"));
      if (topic.colour.empty()) tree_.leave_out(_("La mise en forme des sujets n'est pas reprise."));
    } else if (key == "extensions" && value.is_array()) {
      for (const Json& extension : value) read_extension(topic, extension);
    } else if (key == "structureClass" || key == "branch" || key == "customWidth" || key == "position" || key == "titleUnedited") {
      tree_.leave_out(_("La disposition des branches n'est pas reprise."));
    } else {
      topic.attributes.emplace_back(key, as_text(value));
    }
  }

  void read_extension(Topic& topic, const Json& extension) {
    const Json& content = member(extension, "content");
    if (text_at(extension, "provider") != "mediamap.attributs" || !content.is_array()) {
      tree_.leave_out(fill(_("L'extension « {} » de XMind n'est pas reprise."), shorten(text_at(extension, "provider"), 60)));
      return;
    }
    for (const Json& pair : content) topic.attributes.emplace_back(text_at(pair, "name"), text_at(pair, "content"));
  }

  std::string path_;
  TopicTree tree_;
  std::vector<Open> open_;
};

class XmindXmlReader {
 public:
  explicit XmindXmlReader(const std::string& path) : tree_(path) {}

  Outline read(const pugi::xml_node& content) {
    pugi::xml_node sheet;
    for (const pugi::xml_node& node : content.children()) {
      if (tables::local_name(node) != "sheet") continue;
      if (!sheet) {
        sheet = node;
      } else {
        const std::string title = trim(text_within(tables::child_named(node, "title")));
        tree_.leave_out(fill(_("La feuille « {} » n'est pas lue : seule la première l'est."), shorten(title, 60)));
      }
    }
    walk_elements(sheet, [this](const pugi::xml_node& node, std::size_t parent) { return read_node(node, parent); });
    return tree_.take();
  }

 private:
  std::size_t read_node(const pugi::xml_node& node, std::size_t parent) {
    const std::string_view name = tables::local_name(node);
    if (name == "topic") return read_topic(node, parent);
    if (parent == TopicTree::none) {
      if (name == "relationships") tree_.leave_out(_("Les liens entre sujets ne sont pas repris."));
      return parent;
    }
    if (name == "children" || name == "topics" || name == "labels" || name == "marker-refs") return parent;
    read_part(tree_[parent], node, name);
    return TopicTree::none;
  }

  std::size_t read_topic(const pugi::xml_node& node, std::size_t parent) {
    const std::size_t at = tree_.add(parent, {});
    Topic& topic = tree_[at];
    const std::string_view kind = tables::attribute_named(node.parent(), "type");
    if (kind == "detached") topic.attributes.emplace_back("position", _("flottant"));
    if (kind == "summary") topic.attributes.emplace_back("position", _("résumé"));
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = tables::local_name(attribute);
      const std::string value = attribute.value();
      if (name == "id") {
        if (!is_made_by_tool(value)) topic.id = value;
      } else if (name == "href") {
        topic.link = clean_link(value);
      } else if (name == "timestamp") {
        topic.attributes.emplace_back(attribute_name::modified, date_of_milliseconds(value));
      } else if (name == "style-id" || name == "structure-class" || name == "branch") {
        tree_.leave_out(_("La mise en forme des sujets n'est pas reprise."));
      } else {
        topic.attributes.emplace_back(std::string(name), value);
      }
    }
    return at;
  }

  void read_part(Topic& topic, const pugi::xml_node& node, std::string_view name) {
    const std::string text = trim(text_within(node));
    if (name == "title") {
      topic.title = text;
    } else if (name == "notes") {
      const pugi::xml_node plain = tables::child_named(node, "plain");
      add_note(topic, plain ? trim(text_within(plain)) : html_text(source_within(node)));
    } else if (name == "label") {
      topic.attributes.emplace_back(attribute_name::label, text);
    } else if (name == "marker-ref") {
      topic.attributes.emplace_back(attribute_name::icon, std::string(tables::attribute_named(node, "marker-id")));
    } else if (name == "img") {
      topic.attributes.emplace_back("image", std::string(tables::attribute_named(node, "src")));
    } else if (!text.empty()) {
      topic.attributes.emplace_back(std::string(name), text);
    } else {
      tree_.leave_out(fill(_("L'élément « {} » de certains sujets n'est pas repris."), shorten(name, 40)));
    }
  }

  TopicTree tree_;
};

// Refuses, as the text is parsed, what would take forever or overflow the stack later.
Json::parser_callback_t bounds(const std::string& path) {
  return [&path, keys = std::vector<std::size_t>()](int depth, Json::parse_event_t event, const Json&) mutable {
    if (depth > deepest_value) {
      tables::refuse_file({path}, fill(_("plus de {} niveaux emboîtés"), deepest_topic),
                          _("Une carte d'offres en a trois ou quatre : vérifiez que c'est le bon fichier, ou aplatissez-le."));
    }
    const auto level = static_cast<std::size_t>(depth);
    if (event == Json::parse_event_t::object_start) {
      keys.resize(std::max(keys.size(), level + 2));
      keys[level + 1] = 0;
    } else if (event == Json::parse_event_t::key && ++keys[level] > most_keys) {
      refuse_content(path, _("la carte XMind est abîmée : un élément de content.json a plus de 1000 clés"));
    }
    return true;
  };
}

Outline read_json(const std::string& path, const std::string& text) {
  require_size(path, text.size());
  if (invalid_utf8(text)) refuse_content(path, _("la carte XMind est abîmée : content.json n'est pas en UTF-8"));
  const Json sheets = Json::parse(text, bounds(path), false);
  if (sheets.is_discarded()) refuse_content(path, _("la carte XMind est abîmée : content.json est illisible"));
  return XmindJsonReader(path).read(sheets);
}

}  // namespace

Outline read_xmind_xml(const std::string& path, std::string_view text) {
  require_size(path, text.size());
  const tables::XmlPart part(path, "content.xml", std::string(text), tables::XmlPart::Use::outline);
  return XmindXmlReader(path).read(part.root());
}

Outline read_xmind(const std::string& path, std::string_view bytes) {
  std::optional<std::string> json, xml;
  try {
    tables::ZipArchive archive(path, bytes);
    json = archive.read("content.json");
    if (!json) xml = archive.read("content.xml");
  } catch (const DataError&) {
    refuse_content(path, _("l'archive ne s'ouvre pas : la carte XMind est abîmée, protégée par un mot de passe ou trop grande"));
  }
  if (json) return read_json(path, *json);
  if (xml && xml->find("<xmap-content") != std::string::npos) return read_xmind_xml(path, *xml);
  tables::refuse_file({path}, _("cette archive ZIP n'est pas une carte XMind"),
                      _("Donnez la carte elle-même (.xmind), ou exportez-la en OPML, FreeMind (.mm) ou Markdown."));
}

}  // namespace mediamap::exchange
