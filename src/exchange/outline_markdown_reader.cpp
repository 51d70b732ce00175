// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/outline_markdown.hpp"
#include "mediamap/exchange/outline_markdown_inline.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/exchange/outline_parts.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::string_view blanks = " \t";

// Columns of the blanks before the text; a tabulation leads to the next multiple of four.
std::size_t indent_of(std::string_view line) {
  std::size_t column = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++column;
    } else if (c == '\t') {
      column += 4 - column % 4;
    } else {
      break;
    }
  }
  return column;
}

bool is_all(std::string_view text, char c) { return !text.empty() && text.find_first_not_of(c) == std::string_view::npos; }

// "***", "- - -": a line across the page, which says nothing.
bool is_rule(std::string_view text) {
  if (text.empty() || std::string_view("-*_").find(text[0]) == std::string_view::npos) return false;
  const std::string marks{text[0], ' ', '\t'};
  return text.find_first_not_of(marks) == std::string_view::npos && std::count(text.begin(), text.end(), text[0]) >= 3;
}

// The mark of a list item with the blanks behind it, in bytes; 0 when there is none.
std::size_t item_mark(std::string_view text) {
  std::size_t size = 0;
  if (std::string_view("-*+").find(text[0]) != std::string_view::npos) {
    size = 1;
  } else {
    while (size < text.size() && size < 9 && text[size] >= '0' && text[size] <= '9') ++size;
    if (size == 0 || size >= text.size() || (text[size] != '.' && text[size] != ')')) return 0;
    ++size;
  }
  if (size == text.size()) return size;
  if (blanks.find(text[size]) == std::string_view::npos) return 0;
  return std::min(text.find_first_not_of(blanks, size), text.size());
}

class MarkdownReader {
 public:
  MarkdownReader(const std::string& path, std::string_view text) : path_(path), lines_(lines_of(text)), tree_(path) {}

  Outline read() {
    std::size_t from = front_matter();
    for (line_ = from; line_ < lines_.size(); ++line_) read_line();
    flush();
    const bool single = tree_.size() > 0 && roots_ == 1;
    Outline out = tree_.take(title_.empty() ? title_from_path(path_) : title_);
    if (single && !title_.empty() && title_ != out.root.title) out.root.attributes.emplace_back("titre", title_);
    out.root.attributes.insert(out.root.attributes.end(), before_.attributes.begin(), before_.attributes.end());
    if (!before_.note.empty()) out.root.note = before_.note + (out.root.note.empty() ? "" : "\n\n") + out.root.note;
    return out;
  }

 private:
  struct Item {
    std::size_t indent, content, topic;
  };
  struct Heading {
    std::size_t level, topic;
  };

  // "key: value", and indented lines that belong to the key before. Returns the first line behind it.
  std::size_t front_matter() {
    if (lines_.empty() || lines_[0] != "---") return 0;
    const auto end = std::find_if(lines_.begin() + 1, lines_.end(), [](std::string_view line) { return line == "---" || line == "..."; });
    if (end == lines_.end()) return 0;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (auto line = lines_.begin() + 1; line != end; ++line) {
      const auto colon = line->find(':');
      if (trim(*line).empty()) continue;
      if (colon != std::string_view::npos && indent_of(*line) == 0) {
        pairs.emplace_back(trim(line->substr(0, colon)), trim(line->substr(colon + 1)));
      } else if (!pairs.empty()) {
        pairs.back().second += (pairs.back().second.empty() ? "" : "\n") + trim(*line);
      } else {
        pairs.emplace_back(attribute_name::front_matter, trim(*line));
      }
    }
    for (auto& [key, value] : pairs) {
      if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) value = value.substr(1, value.size() - 2);
      if (key == "title") {
        title_ = value;
      } else if (key == "markmap") {
        tree_.leave_out(_("Les réglages d'affichage de markmap, en tête du fichier, ne sont pas repris."));
      } else {
        before_.attributes.emplace_back(key, value);
      }
    }
    return static_cast<std::size_t>(end - lines_.begin()) + 1;
  }

  Topic& target(std::size_t topic) { return topic == TopicTree::none ? before_ : tree_[topic]; }

  void read_line() {
    if (!fence_.empty()) return read_fenced(lines_[line_]);
    const std::size_t indent = indent_of(lines_[line_]);
    std::vector<std::string> comments;
    const std::string body = trim(without_comments(lines_[line_], comments));
    if (body.empty()) {
      if (comments.empty()) blank_line();
      keep_comments(comments);
      return;
    }
    read_body(body, indent);
    keep_comments(comments);
  }

  void read_body(std::string_view body, std::size_t indent) {
    const std::size_t hashes = std::min(body.find_first_not_of('#'), body.size());
    if (hashes >= 1 && hashes <= 6 && (hashes == body.size() || blanks.find(body[hashes]) != std::string_view::npos)) {
      return add_heading(hashes, heading_text(body.substr(hashes)));
    }
    if (body.starts_with("```") || body.starts_with("~~~")) {
      flush();
      fence_ = std::string(std::min(body.find_first_not_of(body[0]), body.size()), body[0]);
      fence_target_ = note_target(indent);
      return;
    }
    if (!paragraph_.empty() && paragraph_target_is_heading_ && indent < 4 && (is_all(body, '=') || is_all(body, '-'))) {
      return underline(body[0] == '=' ? 1 : 2);
    }
    if (is_rule(body)) return flush();
    const std::size_t mark = item_mark(body);
    const bool interrupts = paragraph_.empty() || !items_.empty() || std::string_view("-*+1").find(body[0]) != std::string_view::npos;
    if (mark > 0 && interrupts) return add_item(body.substr(mark), indent, mark);
    add_text(body, indent);
  }

  static std::string heading_text(std::string_view rest) {
    std::string text = trim(rest);
    const auto last = text.find_last_not_of('#');
    if (last == std::string::npos) return {};
    if (last + 1 < text.size() && blanks.find(text[last]) != std::string_view::npos) text = trim(text.substr(0, last));
    return text;
  }

  // Comments run over lines.
  std::string without_comments(std::string_view line, std::vector<std::string>& comments) {
    std::string out;
    for (;;) {
      const auto open = line.find("<!--");
      out += line.substr(0, open);
      if (open == std::string_view::npos) return out;
      if (out.ends_with('\\')) {
        out += line.substr(open, 4);
        line.remove_prefix(open + 4);
        continue;
      }
      std::string_view rest = line.substr(open + 4);
      std::string comment;
      while (rest.find("-->") == std::string_view::npos && line_ + 1 < lines_.size()) {
        comment += std::string(rest) + "\n";
        rest = lines_[++line_];
      }
      const auto close = rest.find("-->");
      comments.push_back(trim(comment + std::string(rest.substr(0, close))));
      line = close == std::string_view::npos ? std::string_view() : rest.substr(close + 3);
    }
  }

  void keep_comments(const std::vector<std::string>& comments) {
    for (const std::string& comment : comments) {
      Topic& topic = target(tree_.size() == 0 ? TopicTree::none : tree_.size() - 1);
      if (!read_facts(topic, comment) && !comment.empty()) topic.attributes.emplace_back("commentaire", comment);
    }
  }

  void set_title(std::size_t topic, std::string_view raw) {
    MarkdownLine line = read_markdown_line(raw, false);
    Topic& into = tree_[topic];
    into.title += into.title.empty() ? trim(line.text) : " " + trim(line.text);
    for (std::string& link : line.links) {
      if (into.link.empty()) {
        into.link = clean_link(link);
      } else {
        into.attributes.emplace_back("lien", std::move(link));
      }
    }
    for (std::string& picture : line.pictures) into.attributes.emplace_back("image", std::move(picture));
  }

  std::size_t add_topic(std::size_t parent, std::string_view raw) {
    flush();
    if (parent == TopicTree::none) ++roots_;
    const std::size_t topic = tree_.add(parent, {}, static_cast<int>(line_) + 1);
    set_title(topic, raw);
    after_blank_ = false;
    return topic;
  }

  void add_heading(std::size_t level, std::string_view raw) {
    items_.clear();
    while (!headings_.empty() && headings_.back().level >= level) headings_.pop_back();
    const std::size_t topic = add_topic(headings_.empty() ? TopicTree::none : headings_.back().topic, raw);
    headings_.push_back({level, topic});
    title_open_ = false;
  }

  void underline(std::size_t level) {
    std::string raw = join(paragraph_, " ");
    paragraph_.clear();
    add_heading(level, raw);
  }

  void add_item(std::string_view raw, std::size_t indent, std::size_t mark) {
    while (!items_.empty() && indent < items_.back().content && indent < items_.back().indent + 2) items_.pop_back();
    std::string_view box;
    if (raw.size() > 3 && raw[0] == '[' && raw[2] == ']' && raw[3] == ' ' && std::string_view(" xX").find(raw[1]) != std::string_view::npos) {
      box = raw.substr(0, 3);
      raw.remove_prefix(4);
    }
    const std::size_t topic = add_topic(topic_at_end(), raw);
    if (!box.empty()) tree_[topic].attributes.emplace_back(attribute_name::task, box[1] == ' ' ? _("à faire") : _("faite"));
    items_.push_back({indent, indent + mark, topic});
    title_open_ = true;
  }

  std::size_t topic_at_end() const {
    if (!items_.empty()) return items_.back().topic;
    return headings_.empty() ? TopicTree::none : headings_.back().topic;
  }

  // Text that is not indented below a list item, behind a blank line, belongs to what stands above the list.
  std::size_t note_target(std::size_t indent) {
    while (after_blank_ && !items_.empty() && indent <= items_.back().indent) items_.pop_back();
    return topic_at_end();
  }

  void add_text(std::string_view body, std::size_t indent) {
    if (title_open_ && !after_blank_) return set_title(items_.back().topic, body);
    const std::size_t topic = note_target(indent);
    if (paragraph_.empty()) paragraph_topic_ = topic;
    paragraph_target_is_heading_ = items_.empty();
    title_open_ = false;
    paragraph_.emplace_back(body);
  }

  void blank_line() {
    flush();
    after_blank_ = true;
  }

  void read_fenced(std::string_view line) {
    const std::string body = trim(line);
    if (body.starts_with(fence_) && is_all(body, fence_[0])) {
      fence_.clear();
      return;
    }
    add_note_line(fence_target_, std::string(line));
  }

  void add_note_line(std::size_t topic, const std::string& text) {
    std::string& note = target(topic).note;
    if (!note.empty()) note += after_blank_ ? "\n\n" : "\n";
    after_blank_ = false;
    note += text;
  }

  void flush() {
    for (std::string_view line : paragraph_) {
      if (line.starts_with('>')) line = line.substr(std::min(line.find_first_not_of("> "), line.size()));
      std::string text = trim(read_markdown_line(line, true).text);
      const bool hard_break = line.ends_with('\\') && !line.ends_with("\\\\");
      if (hard_break) text = trim(text.substr(0, text.size() - 1));
      add_note_line(paragraph_topic_, text);
    }
    paragraph_.clear();
  }

  std::string path_;
  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;
  TopicTree tree_;
  std::size_t roots_ = 0;
  std::string title_;  // of the front matter
  Topic before_;       // what stands above the first title
  std::vector<Heading> headings_;
  std::vector<Item> items_;
  std::vector<std::string> paragraph_;
  std::size_t paragraph_topic_ = TopicTree::none;
  bool paragraph_target_is_heading_ = false;
  bool title_open_ = false;   // the last line was an item: text below it goes on with its title
  bool after_blank_ = false;  // a blank line stands before what comes
  std::string fence_;
  std::size_t fence_target_ = TopicTree::none;
};

}  // namespace

Outline read_markdown(const std::string& path, std::string_view text) { return MarkdownReader(path, text).read(); }

}  // namespace mediamap::exchange
