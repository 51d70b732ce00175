// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cctype>
#include <charconv>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_html.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/outline_plantuml.hpp"

namespace mediamap::exchange {
namespace {

// A line of Creole without its marks; links, icons and pictures go to the topic.
class Creole {
 public:
  Creole(std::string_view raw, Topic& topic, bool links = true) : raw_(raw), topic_(topic), links_(links) {}

  std::string read() {
    while (at_ < raw_.size()) {
      const std::string_view rest = raw_.substr(at_);
      if (rest.starts_with("\\n")) {
        out_ += '\n';
        at_ += 2;
      } else if (rest[0] == '~' && rest.size() > 1) {
        out_ += rest[1];
        at_ += 2;
      } else if (!(links_ && rest.starts_with("[[") && link()) && !(rest[0] == '<' && tag()) && !(rest[0] == '&' && entity()) && !mark(rest)) {
        out_ += rest[0];
        ++at_;
      }
    }
    return out_;
  }

 private:
  bool link() {
    const auto end = raw_.find("]]", at_);
    if (end == std::string_view::npos) return links_ = false;
    const std::string inner = trim(raw_.substr(at_ + 2, end - at_ - 2));
    const auto blank = std::min(inner.find_first_of(" {"), inner.size());
    const std::string target = clean_link(inner.substr(0, blank));
    const std::string shown = trim(inner.substr(blank));
    if (topic_.link.empty()) {
      topic_.link = target;
    } else {
      topic_.attributes.emplace_back("lien", target);
    }
    at_ = end + 2;
    out_ += shown.empty() ? target : Creole(shown, topic_, false).read();
    return true;
  }

  bool tag() {
    const auto end = raw_.substr(at_, 300).find('>');
    if (end == std::string_view::npos || end < 2) return false;
    const std::string inner(raw_.substr(at_ + 1, end - 1));
    const bool code_point = inner.starts_with("U+") || inner.starts_with("u+");
    if (code_point) {
      std::uint32_t code = 0;
      std::from_chars(inner.data() + 2, inner.data() + inner.size(), code, 16);
      append_code_point(out_, code);
    } else if (inner[0] == '&') {
      topic_.attributes.emplace_back(attribute_name::icon, inner.substr(1));
    } else if (inner.starts_with("img")) {
      topic_.attributes.emplace_back("image", trim(inner.substr(std::min<std::size_t>(4, inner.size()))));
    } else if (std::isalpha(static_cast<unsigned char>(inner[0])) == 0 && inner[0] != '/' && inner[0] != '$') {
      return false;
    }
    at_ += end + 1;
    return true;
  }

  bool entity() {
    const auto end = raw_.substr(at_, 12).find(';');
    if (end == std::string_view::npos || !raw_.substr(at_).starts_with("&#")) return false;
    out_ += without_entities(raw_.substr(at_, end + 1));
    at_ += end + 1;
    return true;
  }

  // Doubled marks that are closed on the line; the closing one is passed over when it comes.
  bool mark(std::string_view rest) {
    if (rest.size() < 2 || rest[0] != rest[1] || std::string_view("*/_-\"").find(rest[0]) == std::string_view::npos) return false;
    const std::string both(2, rest[0]);
    const auto open = open_.find(rest[0]);
    if (open != std::string::npos) {
      open_.erase(open, 1);
    } else if (!(rest[0] == '/' && at_ > 0 && raw_[at_ - 1] == ':') && hopeless_.find(rest[0]) == std::string::npos &&
               raw_.find(both, at_ + 2) != std::string_view::npos) {
      open_ += rest[0];
    } else {
      hopeless_ += hopeless_.find(rest[0]) == std::string::npos ? std::string(1, rest[0]) : "";
      out_ += both;
    }
    at_ += 2;
    return true;
  }

  std::string_view raw_;
  Topic& topic_;
  bool links_;
  std::string out_;
  std::string open_;
  std::string hopeless_;
  std::size_t at_ = 0;
};

class PlantumlReader {
 public:
  PlantumlReader(const std::string& path, std::string_view text) : lines_(lines_of(text)), tree_(path) {}

  Outline read() {
    for (; line_ < lines_.size(); ++line_) read_line(lines_[line_]);
    Outline out = tree_.take(title_);
    keep_file_title(out.root, title_);
    out.root.attributes.insert(out.root.attributes.begin(), before_.attributes.begin(), before_.attributes.end());
    return out;
  }

 private:
  Topic& last() { return tree_.size() == 0 ? before_ : tree_[tree_.size() - 1]; }

  void keep_comment(std::string_view text) {
    const std::string comment = trim(text);
    if (!read_facts(last(), comment) && !comment.empty()) last().attributes.emplace_back("commentaire", comment);
  }

  void read_line(std::string_view line) {
    const std::string body = trim(line);
    if (body.empty() || ended_) {
      if (ended_ && body.starts_with("@start")) tree_.leave_out(_("Seul le premier diagramme du fichier est lu."));
      return;
    }
    if (body.starts_with('\'')) return keep_comment(std::string_view(body).substr(1));
    if (body.starts_with("/'")) return block_comment();
    if (body.starts_with("@start")) return;
    if (body.starts_with("@end")) {
      ended_ = true;
      return;
    }
    const std::string word = body.substr(0, body.find_first_of(" \t"));
    if (word == "title" && body.size() > 6) {
      title_ = trim(body.substr(6));
    } else if (word == "<style>" || word == "legend" || word == "header" || word == "footer" || word == "title") {
      skip_block(word);
    } else if (body[0] == '*' || body[0] == '+' || body[0] == '-' || body[0] == '#') {
      read_node(line, body);
    } else {
      tree_.leave_out(fill(_("Une ligne n'est pas reprise : {}"), shorten(body, 60)));
    }
  }

  void block_comment() {
    std::string text(lines_[line_]);
    bool is_open = text.find("'/") == std::string::npos;
    while (is_open && line_ + 1 < lines_.size()) {
      const std::string_view next = lines_[++line_];
      is_open = next.find("'/") == std::string_view::npos;
      text += '\n';
      text += next;
    }
    text = trim(text);
    keep_comment(replaced(text, {{"/'", ""}, {"'/", ""}}));
  }

  void skip_block(const std::string& word) {
    tree_.leave_out(fill(_("Un bloc n'est pas repris : {}"), word));
    const std::string end = word == "<style>" ? "</style>" : "end";
    if (trim(lines_[line_]).size() > word.size() && word != "<style>" && word != "legend") return;
    const std::size_t from = line_;
    while (line_ + 1 < lines_.size() && (line_ == from || !trim(lines_[line_]).starts_with(end))) ++line_;
  }

  void read_node(std::string_view line, const std::string& body) {
    const std::size_t marks = std::min(body.find_first_not_of(body[0]), body.size());
    const std::size_t level = std::min(line.find_first_not_of(" \t"), line.size()) + marks;
    if (body[0] == '-') tree_.leave_out(_("Le côté des branches, gauche ou droite, n'est pas repris."));
    const std::size_t at = tree_.add_at_depth(level, static_cast<int>(line_) + 1);
    std::string_view rest = std::string_view(body).substr(marks);
    Topic& topic = tree_[at];
    if (rest.starts_with("[#")) rest = read_colour(topic, rest);
    if (rest.starts_with('_') || rest.starts_with('<') || rest.starts_with('>')) {
      if (!rest.starts_with("<U+") && !rest.starts_with("<c")) rest.remove_prefix(1);
    }
    if (trim(rest).starts_with(':')) return read_lines(topic, trim(rest).substr(1));
    topic.title = trim(replaced(Creole(without_class(topic, trim(rest)), topic).read(), {{"\u00A0", " "}}));
  }

  static std::string_view read_colour(Topic& topic, std::string_view rest) {
    const auto end = rest.find(']');
    if (end == std::string_view::npos) return rest;
    const std::string colour(rest.substr(1, end - 1));
    topic.colour = hex_colour(colour);
    if (topic.colour.empty()) topic.attributes.emplace_back("couleur", colour.substr(1));
    return rest.substr(end + 1);
  }

  static std::string without_class(Topic& topic, std::string text) {
    const auto open = text.rfind("<<");
    if (open == std::string::npos || !text.ends_with(">>")) return text;
    topic.attributes.emplace_back("classe", trim(text.substr(open + 2, text.size() - open - 4)));
    return trim(text.substr(0, open));
  }

  // ":" to a line that ends with ";".
  void read_lines(Topic& topic, std::string text) {
    for (;;) {
      text = trim(without_class(topic, trim(text)));
      const bool end = text.ends_with(';');
      if (end) text.pop_back();
      if (!topic.title.empty()) topic.title += '\n';
      topic.title += replaced(Creole(text, topic).read(), {{"\u00A0", " "}});
      if (end || line_ + 1 >= lines_.size()) break;
      text = std::string(lines_[++line_]);
    }
    topic.title = trim(topic.title);
  }

  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;
  bool ended_ = false;
  TopicTree tree_;
  std::string title_;
  Topic before_;
};

}  // namespace

Outline read_plantuml(const std::string& path, std::string_view text) { return PlantumlReader(path, text).read(); }

}  // namespace mediamap::exchange
