// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_parts.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t most_left_out = 500;

// nlohmann's own order is that of the alphabet; attributes keep theirs as a list.
constexpr const char* id_key = "id";
constexpr const char* note_key = "note";
constexpr const char* link_key = "lien";
constexpr const char* colour_key = "couleur";
constexpr const char* attributes_key = "attributs";

bool is_known_fact(const std::string& key, const nlohmann::json& value) {
  if (key == attributes_key) {
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const nlohmann::json& pair) {
             return pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string();
           });
  }
  return value.is_string() && (key == id_key || key == note_key || key == link_key || key == colour_key);
}

// "Carte" of "dossier/Carte.mm".
std::string title_from_path(std::string_view path) {
  std::string stem = std::filesystem::path(path).stem().string();
  return stem.empty() || stem == "-" ? std::string(_("Carte")) : stem;
}

std::size_t size_of(const Topic& topic) {
  std::size_t size = topic.title.size() + topic.note.size() + topic.link.size();
  for (const auto& [key, value] : topic.attributes) size += key.size() + value.size();
  return size;
}

}  // namespace

void require_size(const std::string& path, std::size_t size, std::size_t limit) {
  if (size <= limit) return;
  tables::refuse_file({path}, fill(_("le texte du plan dépasse {} Mo"), limit / 1'000'000),
                      _("Vérifiez que c'est bien le bon fichier, ou découpez-le."));
}

std::size_t TopicTree::add(std::size_t parent, std::string title, int line) {
  const std::size_t depth = parent == none ? 0 : depths_[parent] + 1;
  if (depth > deepest_topic) {
    tables::refuse_file({path_, line}, fill(_("plus de {} niveaux emboîtés"), deepest_topic),
                        _("Une carte d'offres en a trois ou quatre : vérifiez que c'est le bon fichier, ou aplatissez-le."));
  }
  if (topics_.size() >= most_topics) {
    tables::refuse_file({path_, line}, fill(_("plus de {} éléments"), grouped(most_topics)),
                        _("Découpez le fichier en plusieurs, ou vérifiez que c'est bien le bon."));
  }
  if (parent == none) ++roots_;
  topics_.emplace_back().title = std::move(title);
  parents_.push_back(parent);
  depths_.push_back(depth);
  return topics_.size() - 1;
}

void TopicTree::leave_out(std::string sentence) {
  if (!told_.insert(sentence).second) return;
  if (left_out_.size() < most_left_out) left_out_.push_back(std::move(sentence));
}

std::size_t TopicTree::add_at_depth(std::size_t depth, int line) {
  while (!open_.empty() && open_.back().first >= depth) open_.pop_back();
  const std::size_t topic = add(open_.empty() ? none : open_.back().second, {}, line);
  open_.emplace_back(depth, topic);
  return topic;
}

Outline TopicTree::take(const std::string& file_title) {
  if (topics_.empty()) {
    tables::refuse_file({path_}, _("le fichier ne contient aucun titre"),
                        _("Attendu : un plan ou une carte mentale (Markdown, OPML, FreeMind, Mermaid, PlantUML, XMind)."));
  }
  Topic gathered;
  gathered.title = file_title.empty() ? title_from_path(path_) : file_title;
  // Children come behind their parents: from the end, each is whole before it moves.
  for (std::size_t i = topics_.size(); i-- > 0;) {
    Topic& topic = topics_[i];
    if (size_of(topic) > largest_topic) {
      tables::refuse_file({path_}, fill(_("« {0} » contient plus de {1} Mo de texte"), shorten(trim(on_one_line(topic.title)), 60), largest_topic / 1'000'000),
                          _("Une offre tient en quelques lignes : retirez-en ce texte, ou l'image qui y est incluse."));
    }
    std::reverse(topic.children.begin(), topic.children.end());
    (parents_[i] == none ? gathered : topics_[parents_[i]]).children.push_back(std::move(topic));
  }
  std::reverse(gathered.children.begin(), gathered.children.end());
  if (told_.size() > left_out_.size()) {
    left_out_.push_back(fill(_("Et {} autres indications non reprises."), told_.size() - left_out_.size()));
  }
  Outline out;
  out.left_out = std::move(left_out_);
  if (roots_ == 1) {
    out.root = std::move(gathered.children[0]);
  } else {
    out.root = std::move(gathered);
  }
  return out;
}

void keep_file_title(Topic& root, const std::string& title) {
  if (!title.empty() && title != root.title) root.attributes.emplace_back("titre", title);
}

std::string hex_colour(std::string_view text) {
  if (text.empty() || text[0] != '#') return {};
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6 && text.size() != 8) return {};
  std::string out = "#";
  for (const char c : text.substr(0, text.size() == 3 ? 3 : 6)) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return {};
    out.append(text.size() == 3 ? 2 : 1, static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return out;
}

std::string facts_line(const Topic& facts) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  if (!facts.id.empty()) object[id_key] = facts.id;
  if (!facts.note.empty()) object[note_key] = facts.note;
  if (!facts.link.empty()) object[link_key] = facts.link;
  if (!facts.colour.empty()) object[colour_key] = facts.colour;
  for (const auto& [key, value] : facts.attributes) object[attributes_key].push_back({key, value});
  if (object.empty()) return {};
  const std::string json = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return replaced(json, {{"--", "\\u002d\\u002d"}, {"%", "\\u0025"}, {"'", "\\u0027"}});
}

bool read_facts(Topic& topic, std::string_view text) {
  const std::string line = trim(text);
  if (line.empty() || line.front() != '{' || line.back() != '}') return false;
  const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object() || object.empty()) return false;
  for (const auto& [key, value] : object.items()) {
    if (!is_known_fact(key, value)) return false;
  }
  const auto take = [&](const char* key, std::string& into) {
    if (object.contains(key)) into = object[key].get<std::string>();
  };
  take(id_key, topic.id);
  take(note_key, topic.note);
  take(link_key, topic.link);
  if (object.contains(colour_key)) topic.colour = hex_colour(object[colour_key].get<std::string>());
  if (!object.contains(attributes_key)) return true;
  for (const auto& pair : object[attributes_key]) {
    topic.attributes.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return true;
}

void add_note(Topic& topic, std::string_view text) {
  if (text.empty()) return;
  if (!topic.note.empty()) topic.note += '\n';
  topic.note += text;
}

std::string clean_link(std::string_view link) {
  std::string out;
  for (const char c : trim(link)) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) continue;
    out += c == ' ' ? std::string("%20") : std::string(1, c);
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string replaced(std::string_view text, const std::vector<std::pair<std::string_view, std::string_view>>& pairs) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [&](const auto& pair) { return text.substr(at).starts_with(pair.first); });
    out += found == pairs.end() ? text.substr(at, 1) : found->second;
    at += found == pairs.end() ? 1 : found->first.size();
  }
  return out;
}

}  // namespace mediamap::exchange
