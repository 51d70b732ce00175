// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <set>
#include <sstream>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/yaml_extents.hpp"

namespace mediamap::store {
namespace {

// Thrown out of yaml-cpp's parser once something is met that no file of ours may hold.
struct Refused {
  std::size_t offset;
  std::string message;
  std::string advice;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  YamlNode root;
  std::size_t document_begin = 0;

  void OnDocumentStart(const YAML::Mark& mark) override { document_begin = offset(mark); }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    YamlNode node;
    node.begin = node.end = offset(mark);
    add(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.plain = tag == "?";
    node.text = value;
    node.begin = node.end = offset(mark);
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  static std::size_t offset(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    throw Refused{offset(mark), _("les ancres et les alias de YAML (&nom, *nom) ne sont pas admis"),
                  _("Écrivez la valeur en toutes lettres ; un texte qui commence par & ou * se met entre guillemets.")};
  }
  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw Refused{offset(mark), _("les étiquettes de YAML (!nom) ne sont pas admises"),
                  _("Un texte qui commence par ! se met entre guillemets.")};
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    YamlNode node;
    node.kind = kind;
    node.flow = style == YAML::EmitterStyle::Flow;
    node.begin = node.end = offset(mark);
    open_.push_back(std::move(node));
    keys_.emplace_back();
  }

  void close() {
    YamlNode done = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    add(std::move(done));
  }

  // A mapping receives its keys and values in turn.
  void add(YamlNode node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    YamlNode& parent = open_.back();
    if (parent.kind == YamlNode::Kind::sequence) {
      parent.items.push_back(std::move(node));
    } else if (!keys_.back().has_value()) {
      keys_.back() = std::move(node);
    } else {
      parent.entries.push_back({std::move(*keys_.back()), std::move(node)});
      keys_.back().reset();
    }
  }

  std::vector<YamlNode> open_;
  std::vector<std::optional<YamlNode>> keys_;
};

bool matches_number(std::string_view text, bool& integer) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i > from;
  };
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  const bool whole = digits();
  integer = whole && i == text.size();
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (!digits() && !whole) return false;
  } else if (!whole) {
    return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

// Booleans and decimal numbers of the YAML 1.2 core schema; hexadecimal and octal ones stay texts, as they were meant.
Json typed(const YamlNode& node) {
  const std::string& text = node.text;
  if (!node.plain) return text;
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  bool integer = false;
  if (!matches_number(text, integer)) return text;
  const char* first = text.data() + (text.front() == '+' ? 1 : 0);
  const char* last = text.data() + text.size();
  if (std::int64_t whole = 0; integer && std::from_chars(first, last, whole).ec == std::errc()) return whole;
  double number = 0;
  if (std::from_chars(first, last, number).ec == std::errc()) return number;
  return text;
}

Json to_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null: return nullptr;
    case YamlNode::Kind::scalar: return typed(node);
    case YamlNode::Kind::sequence: {
      Json list = Json::array();
      for (const YamlNode& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case YamlNode::Kind::mapping: break;
  }
  Json map = Json::object();
  for (const auto& [key, value] : node.entries) {
    if (value.kind != YamlNode::Kind::null) map.emplace(key.text, to_json(value));
  }
  return map;
}

void duplicate_keys(const YamlDocument& document, const YamlNode& node, std::vector<Fault>& faults) {
  std::set<std::string_view> seen;
  for (const auto& [key, value] : node.entries) {
    if (key.kind != YamlNode::Kind::scalar) {
      faults.push_back({document.place(key.begin), _("une clé doit être un mot"), _("Écrivez « clé: valeur ».")});
    } else if (!seen.insert(key.text).second) {
      const auto first = std::find_if(node.entries.begin(), node.entries.end(),
                                      [&key = key](const auto& entry) { return entry.first.text == key.text; });
      faults.push_back({document.place(key.begin),
                        fill(_("la clé « {} » est écrite deux fois (déjà ligne {})"), key.text,
                             document.place(first->first.begin).line),
                        _("Gardez une seule des deux lignes ; c'est souvent la trace d'une fusion de git.")});
    }
    duplicate_keys(document, value, faults);
  }
  for (const YamlNode& item : node.items) duplicate_keys(document, item, faults);
}

// What no parser should be given, told in words a person understands.
std::vector<Fault> unreadable(const YamlDocument& document) {
  const std::string& source = document.source;
  if (source.starts_with("\xFF\xFE") || source.starts_with("\xFE\xFF")) {
    return {{{document.path}, _("le fichier est en UTF-16"), _("Enregistrez-le en UTF-8.")}};
  }
  if (const auto bad = invalid_utf8(source)) {
    return {{document.place(*bad), _("le fichier n'est pas en UTF-8"),
             fill(_("Convertissez-le : iconv -f WINDOWS-1252 -t UTF-8 {0} > copie.yaml"), document.path)}};
  }
  if (const auto nul = source.find('\0'); nul != std::string::npos) {
    return {{document.place(nul), _("le fichier contient des octets nuls : ce n'est pas du texte"),
             _("Reprenez une version précédente avec git.")}};
  }
  const auto control = std::find_if(source.begin(), source.end(), [](unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  });
  if (control != source.end()) {
    return {{document.place(static_cast<std::size_t>(control - source.begin())),
             _("le fichier contient un caractère de contrôle invisible"), _("Effacez-le, ou retapez la ligne.")}};
  }
  std::vector<Fault> faults;
  for (std::size_t line = 0; line < source.size();) {
    const auto end = std::min(source.find('\n', line), source.size());
    const std::string_view text(source.data() + line, end - line);
    if (text.starts_with("<<<<<<< ") || text.starts_with(">>>>>>> ") || text == "=======") {
      faults.push_back({document.place(line), _("une fusion de git n'est pas terminée (marques <<<<<<<, =======, >>>>>>>)"),
                        _("Choisissez entre les deux versions, puis enlevez les marques.")});
    }
    // The parser would take it for a directive and forget what stands on it.
    if (text.starts_with('%') && !text.starts_with("%YAML ")) {
      faults.push_back({document.place(line), _("une ligne commence par %"),
                        _("Un texte ou une clé qui commence par % se met entre guillemets.")});
    }
    const auto first = text.find_first_not_of(' ');
    if (first != std::string_view::npos && text[first] == '\t') {
      faults.push_back({document.place(line + first), _("une tabulation sert de retrait"),
                        _("YAML n'admet que des espaces : remplacez la tabulation par deux espaces.")});
    }
    line = end + 1;
  }
  return faults;
}

std::string broken_syntax() { return _("la syntaxe YAML est rompue ici"); }

std::string syntax_advice() {
  return _("Vérifiez le retrait, les deux-points et les guillemets ; un texte avec « : » ou « # » se met entre guillemets.");
}

Fault syntax_fault(const YamlDocument& document, const YAML::Exception& error) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 7> known = {{
      {"end of map", N_("la ligne précédente n'est pas finie, ou le retrait a changé")},
      {"end of sequence", N_("la liste est interrompue, ou le retrait a changé")},
      {"illegal map value", N_("un « : » est de trop sur la ligne")},
      {"bad conversion", N_("valeur illisible")},
      {"end of scalar", N_("un guillemet ouvert n'est jamais fermé")},
      {"illegal EOF", N_("un guillemet ouvert n'est jamais fermé")},
      {"flow", N_("un crochet ou une accolade n'est pas fermé")},
  }};
  std::string message = broken_syntax();
  for (const auto& [english, french] : known) {
    if (error.msg.find(english) != std::string::npos) {
      message = _(french);
      break;
    }
  }
  const bool has_mark = error.mark.pos >= 0 && !error.mark.is_null();
  return {has_mark ? document.place(static_cast<std::size_t>(error.mark.pos)) : Place{document.path}, message, syntax_advice()};
}

// What the parser takes for a second document, with or without the line that would announce one.
Fault second_document(const YamlDocument& document, std::size_t begin) {
  if (document.source.starts_with("---") || document.source.find("\n---") != std::string::npos) {
    return {document.place(begin), _("le fichier contient plusieurs documents YAML (séparés par ---)"),
            _("Gardez un seul document par fichier.")};
  }
  return {document.place(begin), broken_syntax(), syntax_advice()};
}

std::vector<Fault> passed_by_parser(const YamlDocument& document, const PassedByParser& passed) {
  std::vector<Fault> faults;
  for (std::size_t quote : passed.unclosed_quotes) {
    faults.push_back({document.place(quote), _("un guillemet ouvert n'est jamais fermé"), syntax_advice()});
  }
  for (std::size_t key : passed.keys_without_colon) {
    faults.push_back({document.place(key), _("il manque « : » sur la ligne"), _("Écrivez « clé: valeur ».")});
  }
  return faults;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.text == key) return &value;
  }
  return nullptr;
}

Place YamlDocument::place(std::size_t offset) const {
  const std::string_view before = std::string_view(source).substr(0, offset);
  const auto newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {path, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, static_cast<int>(length(line)) + 1};
}

const YamlNode& YamlDocument::at(const Json::json_pointer& where) const {
  std::vector<std::string> tokens;
  for (auto rest = where; !rest.empty(); rest = rest.parent_pointer()) tokens.insert(tokens.begin(), rest.back());
  const YamlNode* node = &root;
  for (const std::string& token : tokens) {
    const YamlNode* next = nullptr;
    if (node->kind == YamlNode::Kind::mapping) {
      next = node->find(token);
    } else if (std::size_t index = 0; std::from_chars(token.data(), token.data() + token.size(), index).ec == std::errc() &&
                                      index < node->items.size()) {
      next = &node->items[index];
    }
    if (next == nullptr) return *node;
    node = next;
  }
  return *node;
}

YamlDocument parse_yaml(std::string path, std::string source) {
  // A byte order mark is not part of the text, but yaml-cpp counts its bytes.
  if (source.starts_with("\xEF\xBB\xBF")) source.erase(0, 3);
  YamlDocument document{std::move(path), std::move(source), {}, {}};
  if (auto faults = unreadable(document); !faults.empty()) throw DataError(std::move(faults));

  TreeBuilder builder;
  try {
    std::istringstream stream(document.source);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return document;
    document.root = std::move(builder.root);
    if (parser.HandleNextDocument(builder)) throw DataError(second_document(document, builder.document_begin));
  } catch (const Refused& refused) {
    throw DataError(Fault{document.place(refused.offset), refused.message, refused.advice});
  } catch (const YAML::Exception& error) {
    throw DataError(syntax_fault(document, error));
  }
  std::vector<Fault> faults = passed_by_parser(document, measure_extents(document.source, document.root));
  duplicate_keys(document, document.root, faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  document.values = to_json(document.root);
  return document;
}

}  // namespace mediamap::store
