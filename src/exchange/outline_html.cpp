// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_html.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

constexpr Entity entities[] = {
    {"amp", "&"},     {"lt", "<"},      {"gt", ">"},     {"quot", "\""},   {"apos", "'"},   {"nbsp", "\u00A0"},
    {"eacute", "é"},  {"egrave", "è"},  {"ecirc", "ê"},  {"euml", "ë"},    {"agrave", "à"}, {"acirc", "â"},
    {"ccedil", "ç"},  {"icirc", "î"},   {"iuml", "ï"},   {"ocirc", "ô"},   {"ugrave", "ù"}, {"ucirc", "û"},
    {"uuml", "ü"},    {"oelig", "œ"},   {"aelig", "æ"},  {"Eacute", "É"},  {"Egrave", "È"}, {"Agrave", "À"},
    {"Ccedil", "Ç"},  {"OElig", "Œ"},   {"laquo", "«"},  {"raquo", "»"},   {"hellip", "…"}, {"lsquo", "‘"},
    {"rsquo", "’"},   {"ldquo", "“"},   {"rdquo", "”"},  {"ndash", "–"},   {"mdash", "—"},  {"deg", "°"},
    {"euro", "€"},    {"middot", "·"},  {"bull", "•"},   {"rarr", "→"},    {"times", "×"},
};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_block(std::string_view tag) {
  return is_one_of(tag, {"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre",
                         "blockquote", "hr", "body", "html", "section", "article", "dl", "dt", "dd"});
}

bool is_silent(std::string_view tag) { return is_one_of(tag, {"head", "style", "script"}); }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string small = lower(tag);
  auto at = small.find(" " + std::string(name) + "=");
  if (at == std::string::npos) return {};
  at += name.size() + 2;
  if (at >= tag.size()) return {};
  const char quote = tag[at];
  if (quote != '"' && quote != '\'') return std::string(tag.substr(at, tag.find_first_of(" \t\n>", at) - at));
  const auto end = tag.find(quote, at + 1);
  return end == std::string_view::npos ? std::string() : without_entities(tag.substr(at + 1, end - at - 1));
}

// Builds the text: blanks wait until something follows them.
class HtmlText {
 public:
  std::string read(std::string_view html) {
    while (!html.empty()) {
      const std::size_t end = html[0] == '<' ? tag_end(html) : std::min(html.find('<', 1), html.size());
      const std::string_view piece = html.substr(0, end);
      if (html[0] == '<' && end > 1) {
        tag(piece);
      } else if (silent_.empty()) {
        text(without_entities(piece));
      }
      html.remove_prefix(end);
    }
    return out_;
  }

 private:
  // One when the "<" begins no tag.
  std::size_t tag_end(std::string_view html) const {
    if (html.starts_with("<!--")) {
      const auto end = html.find("-->");
      return end == std::string_view::npos ? html.size() : end + 3;
    }
    if (html.size() < 2 || html.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?", 1) != 1) return 1;
    if (no_more_ends_) return 1;
    const auto end = html.find('>');
    if (end == std::string_view::npos) no_more_ends_ = true;
    return end == std::string_view::npos ? 1 : end + 1;
  }

  void tag(std::string_view whole) {
    std::string_view inner = whole.substr(1, whole.size() - 2);
    const bool closing = inner.starts_with('/');
    if (closing) inner.remove_prefix(1);
    const std::string name = lower(inner.substr(0, inner.find_first_of(" \t\r\n/>")));
    if (!silent_.empty()) {
      if (closing && name == silent_) silent_.clear();
      return;
    }
    if (!closing && is_silent(name) && !inner.ends_with('/')) {
      silent_ = name;
    } else if (is_block(name)) {
      block_ = true;
      item_ = name == "li" && !closing;
    } else if (name == "td" || name == "th") {
      blank_ = true;
    } else if (name == "img" && !closing) {
      link(attribute(inner, "src"));
    } else if (name == "a") {
      if (closing) link(href_);
      href_ = closing ? std::string() : attribute(inner, "href");
    }
  }

  void link(const std::string& target) {
    if (!target.empty() && !out_.ends_with(target)) text(" (" + target + ")");
  }

  void text(std::string_view piece) {
    for (const char c : piece) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        blank_ = true;
        continue;
      }
      if (block_ && !out_.empty()) out_ += '\n';
      if (item_) out_ += "- ";
      if (blank_ && !block_ && !out_.empty()) out_ += ' ';
      block_ = item_ = blank_ = false;
      out_ += c;
    }
  }

  std::string out_;
  std::string silent_;  // the element whose content is passed over
  std::string href_;
  bool block_ = false, item_ = false, blank_ = false;
  mutable bool no_more_ends_ = false;  // no ">" follows: not searched for again
};

}  // namespace

std::string html_text(std::string_view html) { return HtmlText().read(html); }

std::string without_entities(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at);
    constexpr std::size_t longest = 12;
    const auto end = text.substr(0, longest).find(';');
    const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const std::size_t before = out.size();
    if (name.starts_with('#')) {
      const bool hex = name.substr(1).starts_with('x') || name.substr(1).starts_with('X');
      const std::string_view digits = name.substr(hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
      if (error == std::errc() && stop == digits.data() + digits.size()) append_code_point(out, code);
    } else if (!name.empty()) {
      const auto found = std::find_if(std::begin(entities), std::end(entities),
                                      [&](const Entity& entity) { return entity.name == name; });
      if (found != std::end(entities)) out += found->text;
    }
    const bool known = out.size() > before;
    if (!known) out += '&';
    text.remove_prefix(known ? end + 1 : 1);
  }
  return out;
}

bool is_line_break_tag(std::string_view text, std::size_t& length) {
  for (const std::string_view tag : {"<br>", "<br/>", "<br />", "<BR>", "<BR/>"}) {
    if (!text.starts_with(tag)) continue;
    length = tag.size();
    return true;
  }
  return false;
}

void append_code_point(std::string& out, std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return;
  std::array<char, 4> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, static_cast<UChar32>(code));
  out.append(bytes.data(), static_cast<std::size_t>(size));
}

}  // namespace mediamap::exchange
