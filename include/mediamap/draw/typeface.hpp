// SPDX-License-Identifier: EUPL-1.2
// Texts measured and broken into lines. All widths are in em, so that one measure serves every type size.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::draw {

enum class Face { regular, italic, semibold, bold };

// The name by which Pango and Graphviz find the face ("Lato Semibold").
const char* face_name(Face face);

// What must stay together on a line: a word with its punctuation, or a few characters of a word that is too long.
struct Word {
  std::string text;
  double width = 0;
  bool space_after = false;
  int bond = 0;  // how badly it wants the next word on its line: not at all, inside a name, or as "de" and "la" do
};

constexpr int name_bond = 1;
constexpr int small_word_bond = 2;

struct Phrase {
  Face face = Face::regular;
  std::vector<Word> words;
  double space = 0.25;  // width of a blank
  double height = 1.2;  // of one line, from ascent to descent

  bool empty() const { return words.empty(); }
};

// Width and height of a string in em.
struct Extent {
  double width = 0;
  double height = 1.2;
};
using Measure = std::function<Extent(Face, std::string_view)>;

// Measures with Pango as Graphviz will draw: without hinting. Keeps what it has measured. Characters that no font has,
// and that a box will stand for, are added to `unknown_characters`, which has to live as long as the measure.
Measure pango_measure(std::set<std::string>* unknown_characters = nullptr);

// Breaks where ICU allows it, except before French high punctuation and between a small word and the next; a dot or
// dash between blanks goes to the next line.
// Blanks and control characters become single blanks, bytes that are no UTF-8 become U+FFFD.
Phrase measured(std::string_view text, Face face, const Measure& measure);

struct Wrapped {
  std::vector<std::string> lines;
  double width = 0;  // of the widest line
};

// How many lines a width asks for, how wide the widest one gets (a single word may be wider than the limit), and how
// much is parted at their ends that wants to stay together.
struct LineCount {
  int lines = 0;
  double width = 0;
  int parted = 0;
};
LineCount count_lines(const Phrase& text, double limit);

// The lines within the limit, evened out: as narrow as the same number of lines allows without parting more.
Wrapped wrap(const Phrase& text, double limit);

}  // namespace mediamap::draw
