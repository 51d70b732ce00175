// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/mojibake.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"

namespace mediamap::tables {
namespace {

// Bytes 80–9F of Windows-1252; 0 where it defines nothing, and the control character of that number stands for the
// byte.
constexpr std::array<std::int32_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that a character was read from, or -1.
int byte_of(std::int32_t character) {
  if (character >= 0 && character <= 0xFF) return character;
  for (std::size_t i = 0; i < windows_1252.size(); ++i) {
    if (character != 0 && windows_1252[i] == character) return static_cast<int>(0x80 + i);
  }
  return -1;
}

bool is_continuation(int byte) { return byte >= 0x80 && byte <= 0xBF; }
// A byte that Windows-1252 does not define; a second damage finds it as a control character.
bool is_undefined(int byte) { return byte < 0xA0 && windows_1252[static_cast<std::size_t>(byte - 0x80)] == 0; }
bool is_blank(std::int32_t c) { return c == ' ' || c == 0xA0 || c == '\t' || c == '\n' || c == '\r'; }

// How sure it is that characters are the bytes of another one.
enum class Trust { none, beside_others, sure };

struct Sequence {
  Trust trust = Trust::none;
  std::string meant;
  std::size_t end = 0;  // offset behind it
};

// One pass over a text; `also_doubtful` when others have been found in it.
class Pass {
 public:
  Pass(std::string_view text, bool also_doubtful) : text_(text), also_doubtful_(also_doubtful) {}

  bool found() const { return found_; }

  std::string mended() {
    std::string out;
    std::int32_t before = ' ';
    for (std::size_t at = 0; at < text_.size();) {
      const Sequence sequence = sequence_at(at, before);
      if (sequence.trust == Trust::sure || (sequence.trust == Trust::beside_others && also_doubtful_)) {
        out += sequence.meant;
        found_ = true;
        at = sequence.end;
        before = 'x';
        continue;
      }
      const std::size_t begin = at;
      before = next_character(text_, at);
      out += text_.substr(begin, at - begin);
    }
    return out;
  }

 private:
  Sequence sequence_at(std::size_t at, std::int32_t before) const {
    const int lead = byte_of(next_character(text_, at));
    if (lead < 0xC2 || lead > 0xF0) return {};
    std::size_t end = at;
    const int second = end < text_.size() ? byte_of(next_character(text_, end)) : -1;
    if (lead == 0xC3 && second == ' ') return a_grave(at, before);
    if (!is_continuation(second)) return {};
    std::string meant = {static_cast<char>(lead), static_cast<char>(second)};
    for (int more = lead == 0xF0 ? 2 : lead >= 0xE0 ? 1 : 0; more > 0; --more) {
      const int next = end < text_.size() ? byte_of(next_character(text_, end)) : -1;
      if (!is_continuation(next)) return {};
      meant += static_cast<char>(next);
    }
    std::size_t behind = end;
    const std::int32_t after = end < text_.size() ? next_character(text_, behind) : ' ';
    const Trust trust = trust_in(lead, second, meant, before, after);
    if (meant == "\xEF\xBB\xBF") meant.clear();  // a byte order mark
    return {trust, std::move(meant), end};
  }

  // "Ã" and a no-break space that something made a plain one: "Ã la carte".
  Sequence a_grave(std::size_t at, std::int32_t before) const {
    if (!is_blank(before)) return {};
    const bool two_blanks = text_.substr(at).starts_with("  ");
    return {Trust::beside_others, "\u00E0", two_blanks ? at + 1 : at};
  }

  static Trust trust_in(int lead, int second, const std::string& meant, std::int32_t before, std::int32_t after) {
    switch (lead) {
      case 0xC2:  // signs of Latin-1: ° « » and the no-break space
        if (second < 0xA0) return is_undefined(second) ? Trust::beside_others : Trust::none;
        if (second == 0xA0) return is_blank(before) || before == 0xAB ? Trust::beside_others : Trust::sure;
        return Trust::sure;
      case 0xC3: {  // letters of Latin-1
        const bool a_before_sign =
            second == 0xA0 && (after == 0xBB || after == '!' || after == '?' || after == ':' || after == ';');
        const bool ends_a_word = second == 0x85 || second == 0x92;  // "Ã…" and "Ã’", of Portuguese in capitals
        return a_before_sign || ends_a_word ? Trust::beside_others : Trust::sure;
      }
      case 0xC5:  // Œ and œ; then Š š Ÿ Ž ž
        if (second == 0x92 || second == 0x93) return Trust::sure;
        return second == 0xA0 || second == 0xA1 || second == 0xB8 || second == 0xBD || second == 0xBE
                   ? Trust::beside_others
                   : Trust::none;
      case 0xC6:
        return second == 0x92 ? Trust::beside_others : Trust::none;  // ƒ, of damage done twice
      case 0xCB:
        return second == 0x86 || second == 0x9C ? Trust::beside_others : Trust::none;  // ˆ ˜, likewise
      case 0xCC:
        return second <= 0xA7 && !is_blank(before) ? Trust::beside_others : Trust::none;  // combining accents
      case 0xE2:
        return second <= 0x9F ? Trust::sure : Trust::none;  // ’ – … €
      case 0xEF:
        return meant == "\xEF\xBB\xBF" || second == 0xAC ? Trust::sure : Trust::none;  // mark, ligatures
      case 0xF0:
        return second == 0x9F ? Trust::sure : Trust::none;  // pictures
      default:
        return Trust::none;
    }
  }

  std::string_view text_;
  bool also_doubtful_;
  bool found_ = false;
};

}  // namespace

std::optional<std::string> mend_mojibake(std::string_view text) {
  if (text.find_first_of("\xC3\xC2") == std::string_view::npos) return {};
  std::optional<std::string> out;
  // Three times over is the most that has been seen.
  for (int turn = 0; turn < 3; ++turn) {
    const std::string_view now = out ? *out : text;
    Pass pass(now, false);
    pass.mended();
    if (!pass.found()) break;
    out = Pass(now, true).mended();
  }
  return out;
}

std::size_t mend_mojibake(Table& table) {
  std::size_t count = 0;
  const auto mend = [&](std::string& cell) {
    if (auto mended = mend_mojibake(std::string_view(cell))) {
      cell = std::move(*mended);
      ++count;
    }
  };
  for (std::string& column : table.columns) mend(column);
  for (Row& row : table.rows) std::for_each(row.cells.begin(), row.cells.end(), mend);
  return count;
}

}  // namespace mediamap::tables
