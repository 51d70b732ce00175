// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/typeface.hpp"

#include <pango/pangocairo.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

#include "mediamap/base/text.hpp"
#include "mediamap/draw/fonts.hpp"

namespace mediamap::draw {
namespace {

// A word wider than this is broken between characters; no French word is.
constexpr double longest_word = 13;
constexpr double reference_size = 100;
// The box that stands for a glyph which no font has does not grow quite evenly with the type.
constexpr double unknown_glyph_growth = 1.15;

constexpr std::array<std::string_view, 52> small_words = {
    "a",  "au",  "aux", "avec",  "ce",   "ces", "cet",  "cette", "chez", "d",    "dans", "de",    "des",
    "du", "en",  "et",  "l",     "la",   "le",  "les",  "leur",  "ma",   "mes",  "mme",  "mon",   "m.",
    "n",  "ne",  "nos", "notre", "ou",   "par", "pour", "qu",    "que",  "qui",  "s",    "sa",    "sans",
    "se", "ses", "si",  "son",   "sous", "sur", "tres", "un",    "une",  "vers", "vos",  "votre", "y"};
constexpr std::array<std::string_view, 11> units = {"an",  "ans",  "h",  "km", "kg",    "m",
                                                    "min", "mois", "go", "mo", "places"};

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), fold(word)) != words.end();
}

// "de", "(pour", "l'" before a blank.
bool is_small(std::string_view word) {
  for (std::string_view opening : {"· ", "– ", "— ", "(", "“"}) {
    if (word.starts_with(opening)) word.remove_prefix(opening.size());
  }
  for (std::string_view apostrophe : {"'", "\u2019"}) {
    if (word.ends_with(apostrophe)) word.remove_suffix(apostrophe.size());
  }
  return is_one_of(small_words, word);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10 000", "14 h 30", "n° 5".
bool is_one_quantity(std::string_view word, std::string_view next) {
  if (is_digit(word.back())) return is_digit(next.front()) || is_one_of(units, next);
  return is_digit(next.front()) && (word == "h" || word.ends_with("°"));
}

// How badly a word wants the next one on its line.
int bond_between(const Word& word, const Word& next) {
  if (!word.space_after) return word.text.ends_with("-") ? name_bond : 0;
  return is_small(word.text) || is_one_quantity(word.text, next.text) ? small_word_bond : 0;
}

// Between the names of a list, or the parts of a name: at the start of a line it says what the line is.
bool is_separator(std::string_view word) { return word == "·" || word == "–" || word == "—"; }

// A word must not be parted from a sign that French sets after a blank, nor a quotation from its opening sign.
bool clings_to_previous(std::string_view word) {
  if (is_separator(word)) return false;
  static constexpr std::array<std::string_view, 11> signs = {":", ";", "?", "!", "»", "·", "–", "—", "%", "€", "/"};
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return word.starts_with(sign); });
}
bool clings_to_next(std::string_view word) {
  return word.ends_with("«") || word.ends_with("/") || is_separator(word);
}

icu::UnicodeString cleaned(std::string_view text) {
  const auto raw = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString clean;
  bool blank = true;
  for (int32_t i = 0; i < raw.length(); i = raw.moveIndex32(i, 1)) {
    const UChar32 c = raw.char32At(i);
    const bool no_break = c == 0xA0 || c == 0x202F || c == 0x2007;
    if (!no_break && (u_isUWhiteSpace(c) || u_iscntrl(c))) {
      if (!blank) clean.append(static_cast<UChar>(' '));
      blank = true;
    } else if (u_charType(c) != U_SURROGATE && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF) {
      clean.append(c);
      blank = false;
    }
  }
  if (blank && !clean.isEmpty()) clean.truncate(clean.length() - 1);
  return clean;
}

// Segments of a text by one of ICU's rules. The iterators are made once: they are slow to open.
template <class Visit>
void segments(icu::BreakIterator& rule, const icu::UnicodeString& text, Visit visit) {
  rule.setText(text);
  int32_t from = rule.first();
  for (int32_t to = rule.next(); to != icu::BreakIterator::DONE; from = to, to = rule.next()) {
    visit(text.tempSubStringBetween(from, to));
  }
}

icu::BreakIterator& line_rule() {
  static const std::unique_ptr<icu::BreakIterator> rule = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createLineInstance(icu::Locale("fr"), status));
  }();
  return *rule;
}

icu::BreakIterator& character_rule() {
  static const std::unique_ptr<icu::BreakIterator> rule = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createCharacterInstance(icu::Locale("fr"), status));
  }();
  return *rule;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '\'' ||
           c == ',' || c == '.' || static_cast<unsigned char>(c) >= 0xC3;
  });
}

// Letters beyond the Latin, Greek and Cyrillic ones, which come from another font, with its own blanks.
bool is_of_other_font(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xD6 && byte != 0xE2;
  });
}

// Parts of the text between which a line may end; a part keeps its blank.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  segments(line_rule(), cleaned(text),
           [&](const icu::UnicodeString& segment) { segment.toUTF8String(parts.emplace_back()); });
  return parts;
}

void add_long_word(Phrase& text, const Word& word, const Measure& measure) {
  const auto wide = icu::UnicodeString::fromUTF8(word.text);
  Word piece;
  const auto flush = [&] {
    if (!piece.text.empty()) text.words.push_back(piece);
    piece = {};
  };
  segments(character_rule(), wide, [&](const icu::UnicodeString& character) {
    std::string bytes;
    character.toUTF8String(bytes);
    piece.text += bytes;
    piece.width = measure(text.face, piece.text).width;
    if (piece.width > longest_word / 4) flush();
  });
  flush();
  text.words.back().space_after = word.space_after;
}

// How much wider than the face's own blank the one between two words is.
double wider_blank(const Phrase& text, const Word& word, const Word& next, const Measure& measure) {
  if (!word.space_after || !is_of_other_font(word.text) || !is_of_other_font(next.text)) return 0;
  const double together = measure(text.face, word.text + ' ' + next.text).width;
  const double apart = measure(text.face, word.text).width + text.space + measure(text.face, next.text).width;
  return std::max(0.0, together - apart);
}

struct PangoRuler {
  explicit PangoRuler(std::set<std::string>* unknown) : unknown_characters(unknown) {}
  PangoRuler(const PangoRuler&) = delete;
  PangoRuler& operator=(const PangoRuler&) = delete;
  ~PangoRuler() {
    for (auto& [face, layout] : layouts) g_object_unref(layout);
  }

  PangoLayout* layout(Face face) {
    PangoLayout*& found = layouts[face];
    if (found == nullptr) {
      found = pango_layout_new(context.get());
      PangoFontDescription* font = pango_font_description_from_string(face_name(face));
      pango_font_description_set_absolute_size(font, reference_size * PANGO_SCALE);
      pango_layout_set_font_description(found, font);
      pango_font_description_free(font);
      pango_layout_set_single_paragraph_mode(found, TRUE);
    }
    return found;
  }

  Extent measure(Face face, std::string_view text) {
    auto& known = extents[static_cast<std::size_t>(face)];
    const auto found = known.find(std::string(text));
    if (found != known.end()) return found->second;
    PangoLayout* line = layout(face);
    pango_layout_set_text(line, text.data(), static_cast<int>(text.size()));
    PangoRectangle logical;
    pango_layout_get_extents(line, nullptr, &logical);
    constexpr double em = reference_size * PANGO_SCALE;
    const bool unknown = pango_layout_get_unknown_glyphs_count(line) > 0;
    const double growth = unknown ? unknown_glyph_growth : 1;
    const Extent extent{growth * logical.width / em, logical.height / em};
    if (unknown && unknown_characters != nullptr) note_unknown(line, text);
    known.emplace(text, extent);
    return extent;
  }

  void note_unknown(PangoLayout* line, std::string_view text) {
    for (const char* at = text.data(); at < text.data() + text.size();) {
      const char* next = g_utf8_next_char(at);
      pango_layout_set_text(line, at, static_cast<int>(next - at));
      if (pango_layout_get_unknown_glyphs_count(line) > 0) unknown_characters->emplace(at, next);
      at = next;
    }
  }

  std::set<std::string>* unknown_characters = nullptr;
  std::shared_ptr<PangoContext> context = unhinted_context();
  std::map<Face, PangoLayout*> layouts;
  std::array<std::unordered_map<std::string, Extent>, 4> extents;
};

}  // namespace

const char* face_name(Face face) {
  switch (face) {
    case Face::italic:
      return "Lato Italic";
    case Face::semibold:
      return "Lato Semibold";
    case Face::bold:
      return "Lato Bold";
    case Face::regular:
      break;
  }
  return "Lato";
}

Measure pango_measure(std::set<std::string>* unknown_characters) {
  auto ruler = std::make_shared<PangoRuler>(unknown_characters);
  return [ruler](Face face, std::string_view text) { return ruler->measure(face, text); };
}

Phrase measured(std::string_view source, Face face, const Measure& measure) {
  Phrase text;
  text.face = face;
  std::vector<Word> words;
  bool joined = false;
  for (const std::string& part : parts_of(source)) {
    const bool space_after = part.ends_with(' ');
    const std::string bare = space_after ? part.substr(0, part.size() - 1) : part;
    if (!words.empty() && (joined || clings_to_previous(bare))) {
      if (words.back().space_after) words.back().text += ' ';
      words.back().text += bare;
      words.back().space_after = space_after;
    } else {
      words.push_back({bare, 0, space_after, 0});
    }
    joined = clings_to_next(bare);
  }
  if (!words.empty()) text.space = measure(face, " ").width;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) words[i].bond = bond_between(words[i], words[i + 1]);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const Extent extent = measure(face, word.text);
    word.width = extent.width;
    if (i + 1 < words.size()) word.width += wider_blank(text, word, words[i + 1], measure);
    if (!is_plain(word.text)) text.height = std::max(text.height, extent.height);
    if (word.width > longest_word) {
      add_long_word(text, word, measure);
    } else {
      text.words.push_back(std::move(word));
    }
  }
  return text;
}

namespace {

// Calls visit(first, last, width) for each line of the greedy filling.
template <class Visit>
void each_line(const Phrase& text, double limit, Visit visit) {
  const auto& words = text.words;
  for (std::size_t first = 0; first < words.size();) {
    double width = words[first].width;
    std::size_t last = first + 1;
    // The last end of line among those with the weakest bond.
    std::size_t good_end = last;
    double good_width = width;
    int good_bond = words[first].bond;
    for (; last < words.size(); ++last) {
      const double wider = width + (words[last - 1].space_after ? text.space : 0) + words[last].width;
      if (wider > limit) break;
      width = wider;
      if (words[last].bond > good_bond) continue;
      good_bond = words[last].bond;
      good_end = last + 1;
      good_width = width;
    }
    if (last < words.size()) last = good_end, width = good_width;
    visit(first, last, width);
    first = last;
  }
}

}  // namespace

LineCount count_lines(const Phrase& text, double limit) {
  LineCount count;
  each_line(text, limit, [&](std::size_t, std::size_t last, double width) {
    ++count.lines;
    count.width = std::max(count.width, width);
    if (last < text.words.size()) count.parted += text.words[last - 1].bond;
  });
  return count;
}

Wrapped wrap(const Phrase& text, double limit) {
  const LineCount wanted = count_lines(text, limit);
  double narrow = limit / 2;
  double wide = limit;
  // A few halvings are close enough to the eye; long texts look even anyway.
  for (int step = 0; step < 8 && wanted.lines > 1 && wanted.lines < 8; ++step) {
    const double middle = (narrow + wide) / 2;
    const LineCount count = count_lines(text, middle);
    const bool as_good = count.lines <= wanted.lines && count.parted <= wanted.parted && count.width <= std::max(wanted.width, middle);
    (as_good ? wide : narrow) = middle;
  }
  Wrapped wrapped;
  each_line(text, wide, [&](std::size_t first, std::size_t last, double width) {
    std::string& line = wrapped.lines.emplace_back();
    for (std::size_t i = first; i < last; ++i) {
      line += text.words[i].text;
      if (text.words[i].space_after && i + 1 < last) line += ' ';
    }
    wrapped.width = std::max(wrapped.width, width);
  });
  return wrapped;
}

}  // namespace mediamap::draw
