// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/vcard_lines.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

// A note of a megabyte is no note; a card of so many properties is no card.
constexpr std::size_t longest_line = 1 << 20;
constexpr std::size_t most_properties = 2000;
constexpr std::size_t largest_card = 2 << 20;  // without its pictures

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (char c : text) {
    const auto value = letters.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    if ((held += 6) < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

// "" when the charset is not known.
std::string converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
  std::string out;
  if (U_SUCCESS(status)) wide.toUTF8String(out);
  return out;
}

// No file of the territory can hold control characters.
void clear_controls(std::string& text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) c = ' ';
  }
}

// Cuts the text in two at the first of these characters that stands outside quotation marks.
std::size_t find_outside_quotes(std::string_view text, std::string_view wanted, std::size_t from = 0) {
  bool quoted = false;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && wanted.find(text[i]) != std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

// Without its quotation marks; ^n, ^^ and ^' of RFC 6868.
std::string param_value(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') continue;
    if (text[i] == '^' && i + 1 < text.size() && std::string_view("n^'").find(text[i + 1]) != std::string_view::npos) {
      const char c = text[++i];
      out += c == 'n' ? '\n' : c == '\'' ? '"' : '^';
    } else {
      out += text[i];
    }
  }
  clear_controls(out);
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, const VcardEvents& events) : rest_(text), events_(events) {}

  void read() {
    while (take_line()) handle_line();
    if (open_) events_.rejected(card_.line, _("la carte ne finit pas (END:VCARD manque)"));
    tell_outside();
  }

 private:
  // The next line of the file, without its end.
  bool physical(std::string_view& line) {
    if (rest_.empty()) return false;
    const auto end = rest_.find_first_of("\r\n");
    line = rest_.substr(0, end);
    if (end == std::string_view::npos) {
      rest_ = {};
    } else {
      const bool pair = rest_.substr(end, 2) == "\r\n";
      rest_.remove_prefix(end + (pair ? 2 : 1));
    }
    ++lines_;
    return true;
  }

  // The next line with all that goes on behind it, into line_.
  bool take_line() {
    std::string_view part;
    if (!physical(part)) return false;
    line_number_ = lines_;
    line_.assign(part.substr(0, longest_line));
    too_long_ = part.size() > longest_line;
    const auto colon = find_outside_quotes(part, ":");
    const std::string header = capitals(part.substr(0, std::min(colon, longest_line)));
    const bool quoted_printable = header.find("QUOTED-PRINTABLE") != std::string::npos;
    const bool base64 = header.find("BASE64") != std::string::npos || header.find("ENCODING=B") != std::string::npos;
    skips_ = is_binary_property(property_name(header));
    // In 2.1 a line is cut at a blank, which stays.
    const bool keeps_blank = card_.version == "2.1" && !base64;
    while (true) {
      if (quoted_printable && line_.ends_with('=') && physical(part)) {
        line_.pop_back();
        append(part);
      } else if (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t') && physical(part)) {
        append(keeps_blank ? part : part.substr(1));
      } else {
        return true;
      }
    }
  }

  void append(std::string_view part) {
    if (skips_) return;
    if (line_.size() + part.size() > longest_line) {
      too_long_ = true;
    } else {
      line_ += part;
    }
  }

  static std::string_view property_name(std::string_view header) {
    header = header.substr(0, header.find(';'));
    const auto dot = header.rfind('.');
    return dot == std::string_view::npos ? header : header.substr(dot + 1);
  }

  void handle_line() {
    const std::string marker = capitals(trim(std::string_view(line_).substr(0, 40)));
    if (marker == "BEGIN:VCARD") return begin();
    if (marker == "END:VCARD") return end();
    if (!open_) {
      if (!trim(line_).empty() && outside_ == 0) outside_ = line_number_;
      return;
    }
    if (inner_ > 0 || trim(line_).empty()) return;
    if (too_long_ && !skips_) return give_up(fill(_("une valeur dépasse {} caractères (ligne {})"), longest_line, line_number_));
    add_property();
  }

  void begin() {
    tell_outside();
    if (open_ && !card_.properties.empty() && card_.properties.back().name == "AGENT") {
      ++inner_;  // the card of an assistant, inside of the card
      return;
    }
    if (open_) events_.rejected(card_.line, _("la carte ne finit pas (END:VCARD manque)"));
    card_ = Vcard{line_number_, {}, {}};
    open_ = true;
    card_size_ = 0;
    given_up_.clear();
    inner_ = 0;
    after_binary_ = false;
  }

  void end() {
    if (inner_ > 0) {
      --inner_;
    } else if (open_) {
      open_ = false;
      if (given_up_.empty()) {
        events_.card(card_);
      } else {
        events_.rejected(card_.line, given_up_);
      }
      card_ = {};
    } else if (outside_ == 0) {
      outside_ = line_number_;
    }
  }

  void tell_outside() {
    if (outside_ != 0) events_.remark(outside_, _("texte hors d'une carte, laissé de côté"));
    outside_ = 0;
  }

  void give_up(std::string reason) {
    if (given_up_.empty()) given_up_ = std::move(reason);
  }

  void add_property() {
    const auto colon = find_outside_quotes(line_, ":");
    VcardProperty property;
    property.line = line_number_;
    if (colon != std::string::npos) read_header(std::string_view(line_).substr(0, colon), property);
    if (property.name.empty()) {
      // What some programs leave of a picture: lines that go on without a blank.
      if (!after_binary_) events_.remark(line_number_, _("ligne illisible, laissée de côté"));
      return;
    }
    after_binary_ = skips_;
    card_size_ += line_.size();
    if (card_.properties.size() >= most_properties || card_size_ > largest_card) return give_up(_("trop de lignes pour une carte"));
    if (!skips_) property.value = decoded(std::string_view(line_).substr(colon + 1), property);
    if (property.name == "VERSION") card_.version = trim(property.value);
    card_.properties.push_back(std::move(property));
  }

  static void read_header(std::string_view header, VcardProperty& property) {
    std::size_t end = find_outside_quotes(header, ";");
    const std::string name = capitals(trim(header.substr(0, end)));
    const auto dot = name.rfind('.');
    property.group = dot == std::string::npos ? std::string() : fold(name.substr(0, dot));
    property.name = dot == std::string::npos ? name : name.substr(dot + 1);
    const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    if (!std::all_of(property.name.begin(), property.name.end(), allowed)) property.name.clear();
    while (end != std::string_view::npos) {
      const std::size_t begin = end + 1;
      end = find_outside_quotes(header, ";", begin);
      const std::string_view one = header.substr(begin, end == std::string_view::npos ? end : end - begin);
      const auto equals = one.find('=');
      if (equals == std::string_view::npos) {
        if (!trim(one).empty()) property.params.emplace_back("TYPE", param_value(trim(one)));
      } else {
        property.params.emplace_back(capitals(trim(one.substr(0, equals))), param_value(one.substr(equals + 1)));
      }
    }
  }

  std::string decoded(std::string_view raw, const VcardProperty& property) {
    const std::string encoding = fold(property.param("ENCODING"));
    std::string value;
    if (encoding == "quoted-printable" || property.has_type("quoted-printable")) {
      value = from_quoted_printable(raw);
    } else if (encoding == "b" || encoding == "base64" || property.has_type("base64")) {
      value = from_base64(raw);
    } else {
      value = raw;
    }
    const std::string charset = property.param("CHARSET");
    if (!charset.empty() && fold(charset) != "utf-8") {
      std::string utf8 = converted(value, charset.c_str());
      if (utf8.empty() && !value.empty()) {
        events_.remark(property.line, fill(_("jeu de caractères inconnu : {}"), shorten(charset, 40)));
      } else {
        value = std::move(utf8);
      }
    }
    if (invalid_utf8(value)) {
      value = converted(value, "windows-1252");
      if (!told_encoding_) events_.remark(property.line, _("texte qui n'est pas en UTF-8, lu comme du Windows-1252"));
      told_encoding_ = true;
    }
    clear_controls(value);
    return value;
  }

  std::string_view rest_;
  const VcardEvents& events_;
  int lines_ = 0;
  std::string line_;
  int line_number_ = 0;
  bool too_long_ = false;
  bool skips_ = false;         // the line is a picture or the like
  bool after_binary_ = false;  // and so was the property before
  bool open_ = false;
  int inner_ = 0;
  int outside_ = 0;  // line where text between two cards begins; 0: there is none
  Vcard card_;
  std::size_t card_size_ = 0;
  std::string given_up_;
  bool told_encoding_ = false;
};

}  // namespace

bool VcardProperty::has_type(std::string_view type) const {
  for (const auto& [key, values] : params) {
    if (key != "TYPE") continue;
    for (const std::string& word : split(values, ',')) {
      if (fold(trim(word)) == type) return true;
    }
  }
  return false;
}

std::string VcardProperty::param(std::string_view wanted) const {
  const auto found = std::find_if(params.begin(), params.end(), [&](const auto& one) { return one.first == wanted; });
  return found == params.end() ? std::string() : found->second;
}

bool is_binary_property(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names = {"PHOTO", "LOGO", "SOUND", "KEY"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

void read_vcard_lines(std::string_view text, const VcardEvents& events) { Reader(text, events).read(); }

std::vector<std::string> vcard_parts(std::string_view value, char separator) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '\\' && i + 1 < value.size()) {
      const char escaped = value[++i];
      if (escaped == 'n' || escaped == 'N') {
        parts.back() += '\n';
      } else if (std::string_view("\\,;:").find(escaped) != std::string_view::npos) {
        parts.back() += escaped;
      } else {
        parts.back() += c;
        parts.back() += escaped;
      }
    } else if (separator != '\0' && c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part = trim(part);
  return parts;
}

std::string vcard_text(std::string_view value) { return vcard_parts(value, '\0').front(); }

}  // namespace mediamap::exchange
