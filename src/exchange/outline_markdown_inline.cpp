// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_markdown_inline.hpp"

#include <cctype>
#include <map>
#include <set>

#include "mediamap/exchange/outline_html.hpp"

namespace mediamap::exchange {
namespace {

bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

class Inline {
 public:
  Inline(std::string_view raw, bool links_in_text, MarkdownLine& out)
      : raw_(raw), links_in_text_(links_in_text), out_(out), drop_(raw.size(), 0) {}

  void read() {
    while (at_ < raw_.size()) {
      const char c = raw_[at_];
      if (drop_[at_] != 0) {
        ++at_;
      } else if (c == '\\' && at_ + 1 < raw_.size() && is_punctuation(raw_[at_ + 1])) {
        out_.text += raw_[at_ + 1];
        at_ += 2;
      } else if (!(c == '`' && code()) && !((c == '[' || c == '!') && link()) && !(c == '<' && tag()) &&
                 !emphasis(c) && !(c == '&' && entity())) {
        out_.text += c;
        ++at_;
      }
    }
  }

 private:
  std::size_t run_at(std::size_t at) const {
    std::size_t end = at;
    while (end < raw_.size() && raw_[end] == raw_[at]) ++end;
    return end - at;
  }

  // Once a search has failed it fails from any later place too, and is not made again.
  bool code() {
    const std::size_t run = run_at(at_);
    const std::string mark(raw_.substr(at_, run));
    const auto end = run > longest_code_mark || hopeless_.contains(mark) ? std::string_view::npos : raw_.find(mark, at_ + run);
    if (end == std::string_view::npos) {
      if (run <= longest_code_mark) hopeless_.insert(mark);
      out_.text += mark;
      at_ += run;
      return true;
    }
    std::string_view inner = raw_.substr(at_ + run, end - at_ - run);
    if (inner.size() > 2 && inner.front() == ' ' && inner.back() == ' ') inner = inner.substr(1, inner.size() - 2);
    out_.text += inner;
    at_ = end + run;
    return true;
  }

  // The place of the unescaped "](" that ends the text of a link.
  std::size_t label_end(std::size_t from) const {
    int open = 0;
    for (std::size_t i = from; i + 1 < raw_.size(); ++i) {
      if (raw_[i] == '\\') {
        ++i;
      } else if (raw_[i] == '[') {
        ++open;
      } else if (raw_[i] == ']' && open-- == 0) {
        return raw_[i + 1] == '(' ? i : std::string_view::npos;
      }
    }
    return std::string_view::npos;
  }

  bool link() {
    const bool picture = raw_[at_] == '!';
    const std::size_t label = at_ + (picture ? 2 : 1);
    if ((picture && !raw_.substr(at_).starts_with("![")) || failed_links_ > 20) return false;
    const auto end = label_end(label);
    std::string target;
    const auto after = end == std::string_view::npos ? end : target_end(end + 2, target);
    if (after == std::string_view::npos) return ++failed_links_, false;
    MarkdownLine inner;
    std::string_view shown = raw_.substr(label, end - label);
    if (!nested_) {
      Inline reader(shown, links_in_text_, inner);
      reader.nested_ = true;
      reader.read();
    } else {
      inner.text = shown;
    }
    out_.text += inner.text;
    out_.pictures.insert(out_.pictures.end(), inner.pictures.begin(), inner.pictures.end());
    say_target(picture, target, inner.text);
    out_.links.insert(out_.links.end(), inner.links.begin(), inner.links.end());
    at_ = after;
    return true;
  }

  void say_target(bool picture, const std::string& target, const std::string& shown) {
    if (links_in_text_) {
      if (target != shown) out_.text += " (" + target + ")";
    } else {
      (picture ? out_.pictures : out_.links).push_back(target);
    }
  }

  // Behind the ")" of "(target "title")"; `at` is behind the "(".
  std::size_t target_end(std::size_t at, std::string& target) const {
    const bool angled = at < raw_.size() && raw_[at] == '<';
    if (angled) ++at;
    int open = 0;
    for (; at < raw_.size(); ++at) {
      const char c = raw_[at];
      if (c == '\\' && at + 1 < raw_.size() && is_punctuation(raw_[at + 1])) {
        target += raw_[++at];
      } else if (angled ? c == '>' : (is_blank(c) || (c == ')' && open == 0))) {
        break;
      } else {
        if (c == '(') ++open;
        if (c == ')') --open;
        target += c;
      }
    }
    const auto end = raw_.find(')', at);
    return end == std::string_view::npos ? end : end + 1;
  }

  bool tag() {
    std::size_t size = 0;
    if (is_line_break_tag(raw_.substr(at_), size)) {
      out_.text += '\n';
      at_ += size;
      return true;
    }
    if (hopeless_.contains("<") || at_ + 1 >= raw_.size()) return false;
    const char first = raw_[at_ + 1];
    if (std::isalpha(static_cast<unsigned char>(first)) == 0 && first != '/') return false;
    const auto end = raw_.find('>', at_);
    if (end == std::string_view::npos) return hopeless_.insert("<"), false;
    const std::string_view inner = raw_.substr(at_ + 1, end - at_ - 1);
    const bool address = inner.find("://") != std::string_view::npos || inner.starts_with("mailto:");
    if (address && inner.find(' ') == std::string_view::npos) {
      out_.text += inner;
      if (!links_in_text_) out_.links.emplace_back(inner);
    }
    at_ = end + 1;
    return true;
  }

  // Marks that have an end are dropped, both; the others are text.
  bool emphasis(char c) {
    if (c != '*' && c != '_' && c != '~' && c != '=') return false;
    const std::size_t run = run_at(at_);
    const std::size_t least = c == '~' || c == '=' ? 2 : 1;
    const bool opens = run >= least && run <= 3 && at_ + run < raw_.size() && !is_blank(raw_[at_ + run]) &&
                       !(c == '_' && at_ > 0 && is_word(raw_[at_ - 1]));
    const std::string mark(raw_.substr(at_, std::min<std::size_t>(run, 4)));
    const auto end = opens && !hopeless_.contains(mark) ? closing(mark, at_ + run) : std::string_view::npos;
    if (end == std::string_view::npos) {
      if (opens) hopeless_.insert(mark);
      out_.text += raw_.substr(at_, run);
    } else {
      for (std::size_t i = 0; i < run; ++i) drop_[end + i] = 1;
    }
    at_ += run;
    return true;
  }

  // The end that was found last is the first from here, too, as long as it lies ahead.
  std::size_t closing(const std::string& mark, std::size_t from) {
    auto& found = closing_.try_emplace(mark, 0).first->second;
    if (found <= from) found = search_closing(mark, from);
    return found;
  }

  std::size_t search_closing(const std::string& mark, std::size_t from) const {
    for (auto at = raw_.find(mark, from + 1); at != std::string_view::npos; at = raw_.find(mark, at)) {
      const std::size_t run = run_at(at);
      const bool inside_word = mark[0] == '_' && at + run < raw_.size() && is_word(raw_[at + run]);
      if (run == mark.size() && !is_blank(raw_[at - 1]) && raw_[at - 1] != '\\' && !inside_word) return at;
      at += run;
    }
    return std::string_view::npos;
  }

  bool entity() {
    const auto end = raw_.substr(at_, 12).find(';');
    if (end == std::string_view::npos) return false;
    out_.text += without_entities(raw_.substr(at_, end + 1));
    at_ += end + 1;
    return true;
  }

  std::string_view raw_;
  bool links_in_text_;
  MarkdownLine& out_;
  std::vector<char> drop_;
  std::size_t at_ = 0;
  static constexpr std::size_t longest_code_mark = 20;  // of backticks; more than anybody writes

  std::set<std::string> hopeless_;               // marks that no end follows
  std::map<std::string, std::size_t> closing_;  // where the end of a mark was found last
  int failed_links_ = 0;
  bool nested_ = false;
};

}  // namespace

MarkdownLine read_markdown_line(std::string_view raw, bool links_in_text) {
  MarkdownLine out;
  Inline(raw, links_in_text, out).read();
  return out;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "<br>";
      continue;
    }
    const bool always = std::string_view("\\`*_[]<>#~^$&|").find(c) != std::string_view::npos;
    const bool first = at_start && (c == '-' || c == '+' || c == '=');
    const bool doubled = c == '=' && i + 1 < text.size() && text[i + 1] == '=';
    const bool numbers = (c == '.' || c == ')') && i > 0 && text.substr(0, i).find_first_not_of("0123456789") == std::string_view::npos;
    if (always || first || doubled || numbers) out += '\\';
    out += c;
    if (c != ' ') at_start = false;
  }
  return out;
}

}  // namespace mediamap::exchange
