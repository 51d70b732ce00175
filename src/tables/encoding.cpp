// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::tables {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// As ICU names it, and what people call it, folded to letters and digits.
struct Encoding {
  const char* name;
  const char* icu;
  std::vector<std::string_view> other_names;
};

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> all = {
      {"UTF-8", "UTF-8", {"utf8", "utf8bom", "unicodeutf8"}},
      {"UTF-16", "UTF-16", {"utf16", "unicode", "ucs2"}},
      {"UTF-16LE", "UTF-16LE", {"utf16le", "ucs2le"}},
      {"UTF-16BE", "UTF-16BE", {"utf16be", "ucs2be"}},
      {"Windows-1252", "windows-1252", {"windows1252", "cp1252", "win1252", "1252", "ansi"}},
      {"ISO-8859-1", "ISO-8859-1", {"iso88591", "latin1", "88591"}},
      {"ISO-8859-15", "ISO-8859-15", {"iso885915", "latin9", "latin0", "885915"}},
      {"MacRoman", "macintosh", {"macroman", "macintosh", "mac", "xmacroman"}},
      {"CP850", "IBM850", {"cp850", "ibm850", "850", "dos"}},
  };
  return all;
}

const Encoding& encoding_named(const std::string& name) {
  std::string plain;
  for (char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  for (const Encoding& one : encodings()) {
    if (std::find(one.other_names.begin(), one.other_names.end(), plain) != one.other_names.end()) return one;
  }
  throw UsageError(
      fill(_("l'encodage « {} » n'est pas connu"), shorten(name, 40)),
      fill(_("Encodages acceptés : {}. Sans --encoding, il est reconnu tout seul."), join(encoding_names(), ", ")));
}

// Appends UTF-8. What the encoding does not define becomes U+FFFD.
class Converter {
 public:
  explicit Converter(const char* icu_name) : from_(open(icu_name)), to_(open("UTF-8")) {}

  void append(std::string& out, std::string_view bytes) {
    std::array<UChar, 4096> pivot;
    UChar* pivot_begin = pivot.data();
    UChar* pivot_end = pivot.data();
    std::array<char, 8192> piece;
    const char* source = bytes.data();
    bool first = true;
    while (true) {
      UErrorCode status = U_ZERO_ERROR;
      char* target = piece.data();
      ucnv_convertEx(to_.get(), from_.get(), &target, piece.data() + piece.size(), &source, bytes.data() + bytes.size(),
                     pivot.data(), &pivot_begin, &pivot_end, pivot.data() + pivot.size(), first, true, &status);
      out.append(piece.data(), target);
      first = false;
      if (status != U_BUFFER_OVERFLOW_ERROR) return;
    }
  }

 private:
  using Handle = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
  static Handle open(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Handle handle(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status)) {
      throw SystemError(
          {{}, fill(_("l'encodage {} manque à l'ICU de ce poste"), name), _("Installez le paquet libicu72.")});
    }
    return handle;
  }

  Handle from_;
  Handle to_;
};

// Of ASCII text in UTF-16 every other byte is NUL.
const char* utf16_without_mark(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < beginning.size(); ++i) nuls[i % 2] += beginning[i] == '\0';
  const std::size_t enough = beginning.size() / 4 + 1;
  if (nuls[1] >= enough && nuls[0] * 8 <= nuls[1]) return "UTF-16LE";
  if (nuls[0] >= enough && nuls[1] * 8 <= nuls[0]) return "UTF-16BE";
  return nullptr;
}

// By its mark or its NUL bytes; what spreadsheets write when neither tells.
const char* utf16_kind(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  const char* kind = utf16_without_mark(bytes);
  return kind ? kind : "UTF-16LE";
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The two differ in the bytes 80–9F, which only Windows-1252 has (’ œ … €), and in eight signs: a byte A4 is ¤, which
// nobody writes, or €; BC and BD beside a letter are Œ and œ, else ¼ and ½.
class SingleByte {
 public:
  void look_at(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto byte = static_cast<unsigned char>(line[i]);
      windows_ = windows_ || (byte >= 0x80 && byte <= 0x9F);
      const bool beside_letter = (i > 0 && is_letter(line[i - 1])) || (i + 1 < line.size() && is_letter(line[i + 1]));
      iso_ = iso_ || byte == 0xA4 || ((byte == 0xBC || byte == 0xBD) && beside_letter);
    }
  }
  const char* name() const { return iso_ && !windows_ ? "ISO-8859-15" : "Windows-1252"; }

 private:
  bool windows_ = false;
  bool iso_ = false;
};

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size() - 1);
  const std::string_view line = text.substr(0, end + 1);
  text.remove_prefix(end + 1);
  return line;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Decoded decode_line_by_line(std::string_view bytes) {
  SingleByte guess;
  bool some_utf8 = false;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (is_ascii(line)) continue;
    if (invalid_utf8(line)) {
      guess.look_at(line);
    } else {
      some_utf8 = true;
    }
  }
  Decoded out{some_utf8 ? fill(_("UTF-8, et {} par endroits"), guess.name()) : guess.name(), std::string(), 0};
  out.converted->reserve(bytes.size() + bytes.size() / 16);
  Converter converter(encoding_named(guess.name()).icu);
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (invalid_utf8(line)) {
      converter.append(*out.converted, line);
    } else {
      out.converted->append(line);
    }
  }
  return out;
}

Decoded converted(const char* name, std::string_view bytes) {
  Decoded out{name, std::string(), 0};
  out.converted->reserve(bytes.size());
  Converter(encoding_named(name).icu).append(*out.converted, bytes);
  if (out.converted->starts_with(utf8_mark)) out.converted->erase(0, utf8_mark.size());
  return out;
}

Decoded as_named(const std::string& path, std::string_view bytes, const Encoding& encoding) {
  const std::string name = encoding.name;
  if (name == "UTF-8") {
    Decoded out{name, {}, bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0};
    if (const auto bad = invalid_utf8(out.text(bytes))) {
      refuse_file(place_at(path, out.text(bytes), *bad), _("le fichier n'est pas en UTF-8 à cet endroit"),
                  _("Essayez sans --encoding : l'encodage est alors reconnu tout seul."));
    }
    return out;
  }
  // Any line of a table in UTF-16 has NUL bytes.
  if (name.starts_with("UTF-16") && bytes.find('\0') == std::string_view::npos && !bytes.empty()) {
    refuse_file({path}, fill(_("le fichier n'est pas en {}"), name),
                _("Essayez sans --encoding : l'encodage est alors reconnu tout seul."));
  }
  if (name == "UTF-16") return converted(utf16_kind(bytes), bytes);
  return converted(encoding.name, bytes);
}

Decoded found(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) {
    Decoded out{"UTF-8", {}, utf8_mark.size()};
    return invalid_utf8(out.text(bytes)) ? decode_line_by_line(out.text(bytes)) : std::move(out);
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return converted(bytes[0] == '\xFE' ? "UTF-16BE" : "UTF-16LE", bytes);
  if (const char* utf16 = utf16_without_mark(bytes)) return converted(utf16, bytes);
  if (!invalid_utf8(bytes)) return {"UTF-8", {}, 0};
  return decode_line_by_line(bytes);
}

}  // namespace

Decoded decode(const std::string& path, std::string_view bytes, const std::string& name) {
  Decoded out = trim(name).empty() ? found(bytes) : as_named(path, bytes, encoding_named(name));
  const std::string_view text = out.text(bytes);
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    refuse_file(place_at(path, text, nul), _("le fichier contient un octet nul : il est abîmé, ou n'est pas du texte"),
                _("Exportez-le de nouveau depuis le logiciel d'origine."));
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    refuse_file({path}, _("le fichier est vide"), _("Vérifiez le chemin, ou exportez-le de nouveau."));
  }
  return out;
}

const std::vector<std::string>& encoding_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const Encoding& one : encodings()) out.emplace_back(one.name);
    return out;
  }();
  return names;
}

}  // namespace mediamap::tables
