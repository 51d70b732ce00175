// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/text.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace mediamap {
namespace {

constexpr std::size_t longest_id = 80;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// Letters that decomposition leaves whole.
const char* spelled_out(UChar32 c) {
  switch (c) {
    case 0x153: return "oe";
    case 0xE6: return "ae";
    case 0xDF: return "ss";
    case 0xF8: return "o";
    case 0x142: return "l";
    case 0x2018:
    case 0x2019: return "'";
    case 0xA0:
    case 0x202F: return " ";
    default: return nullptr;
  }
}

int columns_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

template <class Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const UChar32 c = next_character(text, at);
    if (!visit(c, start)) return;
  }
}

std::string transliterate(std::string_view text) {
  static const std::unique_ptr<icu::Transliterator> to_ascii = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  if (!to_ascii) return std::string(text);
  icu::UnicodeString wide = from_utf8(text);
  to_ascii->transliterate(wide);
  std::string out;
  wide.toUTF8String(out);
  return out;
}

}  // namespace

// ICU's macro narrows by design.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::int32_t next_character(std::string_view text, std::size_t& at) {
  auto offset = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(text.data(), offset, static_cast<int32_t>(text.size()), c);
  at = static_cast<std::size_t>(offset);
  return c;
}
#pragma GCC diagnostic pop

std::string trim(std::string_view text) {
  static constexpr std::string_view blanks = " \t\r\n\f\v";
  for (bool again = true; again;) {
    again = false;
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
    for (std::string_view wide : {"\u00A0", "\u202F", "\uFEFF"}) {
      if (text.starts_with(wide)) text.remove_prefix(wide.size()), again = true;
      if (text.ends_with(wide)) text.remove_suffix(wide.size()), again = true;
    }
  }
  return std::string(text);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const auto to = text.find(separator, from);
    parts.emplace_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  std::optional<std::size_t> bad;
  each_character(text, [&](UChar32 c, std::size_t at) {
    if (c < 0) bad = at;
    return c >= 0;
  });
  return bad;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  each_character(text, [&](UChar32, std::size_t) { return ++count, true; });
  return count;
}

std::size_t width(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t columns = 0;
  each_character(text, [&](UChar32 c, std::size_t) { return columns += static_cast<std::size_t>(columns_of(c)), true; });
  return columns;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (width(text) <= columns) return std::string(text);
  std::size_t used = 0;
  std::size_t end = 0;
  each_character(text, [&](UChar32 c, std::size_t at) {
    end = at;
    used += static_cast<std::size_t>(columns_of(c));
    return used < columns;
  });
  return trim(text.substr(0, end)) + "…";
}

std::string fold(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.assign(text);
    std::transform(out.begin(), out.end(), out.begin(), to_lower);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const decompose = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString wide = from_utf8(text).foldCase();
  if (decompose != nullptr) wide = decompose->normalize(wide, status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (const char* letters = spelled_out(c)) {
      kept.append(icu::UnicodeString(letters));
    } else {
      kept.append(c);
    }
  }
  kept.toUTF8String(out);
  return out;
}

std::string slug(std::string_view text) {
  std::string folded = fold(text);
  if (!is_ascii(folded)) folded = transliterate(folded);
  std::string out;
  for (char c : folded) {
    if (is_alnum(c)) {
      out += to_lower(c);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (out.size() > longest_id) out.resize(longest_id);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string numbered_id(std::string_view id, int number) {
  const std::string suffix = "-" + std::to_string(number);
  return std::string(id.substr(0, longest_id - suffix.size())) + suffix;
}

std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

bool is_safe_id(std::string_view id) {
  if (id.empty() || id.size() > longest_id || !is_alnum(id.front()) || id.back() == '.') return false;
  const auto allowed = [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; };
  if (!std::all_of(id.begin(), id.end(), allowed)) return false;
  static constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "com", "lpt"};
  const std::string stem = fold(id.substr(0, id.find('.')));
  const bool numbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
  const std::string name = numbered ? stem.substr(0, 3) : stem;
  const auto device = std::find(devices.begin(), devices.end(), name);
  return device == devices.end() || (numbered != (device - devices.begin() >= 4));
}

std::string uri_path(std::string_view path) {
  constexpr std::string_view kept = "-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain || kept.find(c) != std::string_view::npos) uri += c;
    else uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

bool french_less(std::string_view a, std::string_view b) {
  static const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Collator>(icu::Collator::createInstance(icu::Locale("fr"), status));
  }();
  if (!collator) return a < b;
  UErrorCode status = U_ZERO_ERROR;
  const auto order = collator->compareUTF8(icu::StringPiece(a.data(), static_cast<int32_t>(a.size())),
                                           icu::StringPiece(b.data(), static_cast<int32_t>(b.size())), status);
  return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

}  // namespace mediamap
