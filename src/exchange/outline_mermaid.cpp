// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_mermaid.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_html.hpp"
#include "mediamap/exchange/outline_markdown_inline.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"

namespace mediamap::exchange {
namespace {

// The lexer takes "mindmap" at the beginning of an id for its keyword, and "end" is one of the diagrams' words.
bool is_node_id(std::string_view id) {
  return is_safe_id(id) && !fold(id).starts_with("mindmap") && fold(id) != "end" && id.find("--") == std::string_view::npos;
}

// Labels are read as Markdown and drawn as HTML: what either would take for a sign of its own is written as an entity.
std::string written_label(std::string_view title) {
  if (trim(title).empty()) return " ";
  std::string out = replaced(title, {{"#", "#35;"}, {"\"", "#quot;"}, {"`", "#96;"}, {"<", "#lt;"}, {">", "#gt;"}, {"&", "#amp;"},
                                     {"*", "#42;"}, {"_", "#95;"}, {"~", "#126;"}, {"%", "#37;"}, {"$", "#36;"},
                                     {"\\", "#92;"}, {"\n", "<br/>"}});
  const auto digits = std::min(out.find_first_not_of("0123456789"), out.size());
  if (out[0] == '-' || out[0] == '+') out.replace(0, 1, out[0] == '-' ? "#45;" : "#43;");
  if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')')) {
    out.replace(digits, 1, out[digits] == '.' ? "#46;" : "#41;");
  }
  return out;
}

void write_node(std::string& out, const Topic& topic, std::size_t level) {
  const std::string indent(2 * (level + 1), ' ');
  const bool has_id = is_node_id(topic.id);
  out += indent + (has_id ? topic.id : "") + "[\"" + written_label(topic.title) + "\"]\n";
  Topic facts = Topic{{}, has_id ? "" : topic.id, topic.note, topic.link, topic.colour, topic.attributes, {}};
  const std::string line = facts_line(facts);
  if (!line.empty()) out += indent + "%% " + line + "\n";
  for (const Topic& child : topic.children) write_node(out, child, level + 1);
}

struct Shape {
  std::string_view opening, closing;
};

// The longer ones first.
constexpr std::array shapes = {Shape{"((", "))"}, Shape{"))", "(("}, Shape{"{{", "}}"}, Shape{"(-", "-)"}, Shape{"-)", "(-"},
                               Shape{"[", "]"},   Shape{"(", ")"},   Shape{")", "("}};

// "#quot;" and "#35;" are Mermaid's entities, "&quot;" those of HTML; any <br> is a line break.
std::string shown_label(std::string_view raw) {
  std::string text = trim(raw);
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  if (text.size() > 1 && text.front() == '`' && text.back() == '`') {
    return trim(read_markdown_line(text.substr(1, text.size() - 2), true).text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    std::size_t size = 0;
    if (is_line_break_tag(rest, size)) {
      out += '\n';
      at += size;
      continue;
    }
    const auto end = rest[0] == '#' || rest[0] == '&' ? rest.substr(0, 12).find(';') : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    const std::string name(rest.substr(1, end - 1));
    const bool number = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
    const std::string entity = "&" + std::string(number ? "#" : "") + name + ";";
    const std::string decoded = without_entities(entity);
    out += decoded == entity ? std::string(rest.substr(0, end + 1)) : decoded;
    at += end + 1;
  }
  return trim(out);
}

class MermaidReader {
 public:
  MermaidReader(const std::string& path, std::string_view text) : lines_(lines_of(text)), tree_(path) {}

  Outline read() {
    for (; line_ < lines_.size(); ++line_) {
      if (!read_line(lines_[line_])) break;
    }
    Outline out = tree_.take(title_);
    keep_file_title(out.root, title_);
    out.root.attributes.insert(out.root.attributes.begin(), before_.attributes.begin(), before_.attributes.end());
    return out;
  }

 private:
  // False at the end of the diagram, which is that of the fence.
  bool read_line(std::string_view line) {
    const std::string body = trim(line);
    if (body.empty()) return true;
    if (body.starts_with("```")) return !started_;
    if (body.starts_with("%%")) {
      read_comment(body);
    } else if (!started_ && body == "---") {
      front_matter();
    } else if (!started_) {
      started_ = fold(body) == "mindmap";
    } else if (body.starts_with("::icon(")) {
      add_attribute(attribute_name::icon, trim(body.substr(7, body.rfind(')') == std::string::npos ? std::string::npos : body.rfind(')') - 7)));
    } else if (body.starts_with(":::")) {
      add_attribute("classe", trim(body.substr(3)));
    } else {
      read_node(line, body);
    }
    return true;
  }

  Topic& last() { return tree_.size() == 0 ? before_ : tree_[tree_.size() - 1]; }
  void add_attribute(const char* name, std::string value) { last().attributes.emplace_back(name, std::move(value)); }

  void read_comment(const std::string& body) {
    if (body.starts_with("%%{")) {
      tree_.leave_out(_("Les réglages d'affichage de Mermaid (%%{…}%%) ne sont pas repris."));
      if (body.find("}%%") != std::string::npos) return;
      while (line_ + 1 < lines_.size() && lines_[line_].find("}%%") == std::string_view::npos) ++line_;
      return;
    }
    const std::string text = trim(body.substr(2));
    if (!read_facts(last(), text) && !text.empty()) add_attribute("commentaire", text);
  }

  void front_matter() {
    while (++line_ < lines_.size() && trim(lines_[line_]) != "---") {
      const std::string_view line = lines_[line_];
      if (line.starts_with("title:")) {
        title_ = trim(line.substr(6));
      } else if (!trim(line).empty()) {
        tree_.leave_out(_("Les réglages d'affichage de Mermaid, en tête du fichier, ne sont pas repris."));
      }
    }
  }

  void read_node(std::string_view line, std::string body) {
    std::size_t indent = 0;
    for (std::size_t i = 0; i < line.size() && (line[i] == ' ' || line[i] == '\t'); ++i) ++indent;
    const std::size_t at = tree_.add_at_depth(indent, static_cast<int>(line_) + 1);
    const auto start = body.find_first_of("([{)");
    const std::string_view tail = start == std::string::npos ? std::string_view() : std::string_view(body).substr(start);
    const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& one) { return tail.starts_with(one.opening); });
    if (shape == shapes.end()) {
      const auto mark = body.rfind(":::");
      tree_[at].title = shown_label(body.substr(0, mark));
      if (mark != std::string::npos) add_attribute("classe", trim(body.substr(mark + 3)));
      return;
    }
    // A quoted label may run over lines.
    const std::size_t label = start + shape->opening.size();
    if (label < body.size() && body[label] == '"') {
      bool is_open = body.find('"', label + 1) == std::string::npos;
      while (is_open && line_ + 1 < lines_.size() && body.size() <= longest_label) {
        const std::string next = trim(lines_[++line_]);
        is_open = next.find('"') == std::string::npos;
        body += "\n" + next;
      }
    }
    read_shape(tree_[at], body, start, *shape);
  }

  void read_shape(Topic& topic, const std::string& body, std::size_t start, const Shape& shape) {
    const std::size_t label = start + shape.opening.size();
    const auto end = body.rfind(shape.closing);
    const bool closed = end != std::string::npos && end >= label;
    topic.id = trim(body.substr(0, start));
    topic.title = shown_label(body.substr(label, closed ? end - label : std::string::npos));
    if (shape.opening != "[") tree_.leave_out(_("La forme des nœuds (cercle, nuage…) n'est pas reprise."));
    if (!closed) return;
    const std::string rest = trim(body.substr(end + shape.closing.size()));
    if (rest.starts_with(":::")) {
      topic.attributes.emplace_back("classe", trim(rest.substr(3)));
    } else if (!rest.empty()) {
      topic.title += " " + rest;
    }
  }

  static constexpr std::size_t longest_label = 1'000'000;

  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;
  bool started_ = false;
  TopicTree tree_;
  std::string title_;
  Topic before_;
};

}  // namespace

std::string mermaid_text(const Topic& root) {
  std::string out = "mindmap\n";
  write_node(out, root, 0);
  return out;
}

Outline read_mermaid(const std::string& path, std::string_view text) { return MermaidReader(path, text).read(); }

bool is_mermaid(std::string_view text) {
  bool inside_head = false;
  bool in_directive = false;
  int count = 0;
  while (!text.empty() && count < 500) {
    const auto end = text.find('\n');
    const std::string line = trim(text.substr(0, std::min<std::size_t>(end, 10'000)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    if (++count == 1 && line == "---") {
      inside_head = true;
    } else if (inside_head) {
      inside_head = line != "---";
    } else if (line.starts_with("%%{") || in_directive) {
      in_directive = line.find("}%%") == std::string::npos;
    } else if (!line.starts_with("%%") && line != "```mermaid") {
      return fold(line) == "mindmap";
    }
  }
  return false;
}

}  // namespace mediamap::exchange
