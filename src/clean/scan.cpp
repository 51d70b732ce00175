// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/scan.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "mediamap/base/text.hpp"

namespace mediamap::clean {
namespace {

bool is_blank(std::int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F ||
         c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF || c == 0xAD;
}

// Calls visit(blank, bytes) for each character; bytes that are not UTF-8 pass as they are.
template <class Visit>
void each(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const std::int32_t c = is_ascii(text[at]) ? text[at++] : next_character(text, at);
    visit(is_blank(c), text.substr(start, at - start));
  }
}

}  // namespace

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

std::string squeeze(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && is_ascii(c); });
  if (plain && !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == std::string_view::npos)
    return std::string(text);
  std::string out;
  bool pending = false;
  each(text, [&](bool blank, std::string_view bytes) {
    if (blank) {
      pending = !out.empty();
      return;
    }
    if (pending) out += ' ';
    pending = false;
    out += bytes;
  });
  return out;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  each(text, [&](bool blank, std::string_view bytes) {
    if (!blank) out += bytes;
  });
  return out;
}

std::string replace_all(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (std::size_t from = 0;;) {
    const auto found = text.find(what, from);
    out += text.substr(from, found - from);
    if (found == std::string_view::npos) return out;
    out += by;
    from = found + what.size();
  }
}

std::string plain_dashes(std::string_view text) {
  std::string out(text);
  for (std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    if (out.find(dash) != std::string::npos) out = replace_all(out, dash, "-");
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_character(text, at);
    if (c >= 0 && u_isalpha(c)) return true;
  }
  return false;
}

std::string without_decimal_zero(std::string_view text) {
  const auto point = text.find_last_of(".,");
  if (point == std::string_view::npos || !all_digits(text.substr(0, point))) return std::string(text);
  const std::string_view rest = text.substr(point + 1);
  const bool zeros = !rest.empty() && rest.find_first_not_of('0') == std::string_view::npos;
  return std::string(zeros ? text.substr(0, point) : text);
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  each(text, [&](bool blank, std::string_view bytes) {
    if (!blank) {
      word += bytes;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  });
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

}  // namespace mediamap::clean
