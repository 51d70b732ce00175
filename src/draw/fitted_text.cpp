// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/fitted_text.hpp"

#include <algorithm>

namespace mediamap::draw {
namespace {

constexpr double step = 0.25;       // of type sizes tried, in points
constexpr double leading = 1.16;    // of a line, in em
constexpr double paragraph_gap = 0.35;

struct Measured {
  const Paragraph* paragraph;
  Phrase phrase;

  double size(double whole, const TypeRange& range) const { return std::max(range.smallest, whole * paragraph->share); }
};

bool fits(const std::vector<Measured>& texts, double whole, const Box& box, const TypeRange& range) {
  double height = 0;
  for (const Measured& text : texts) {
    const double size = text.size(whole, range);
    const LineCount count = count_lines(text.phrase, box.width / size);
    if (count.width * size > box.width + 1e-6) return false;
    height += (height > 0 ? paragraph_gap * size : 0) + count.lines * leading * size;
    if (height > box.height) return false;
  }
  return true;
}

double largest_size(const std::vector<Measured>& texts, const Box& box, const TypeRange& range) {
  int low = 0;
  int high = static_cast<int>((range.largest - range.smallest) / step);
  while (low < high) {
    const int middle = (low + high + 1) / 2;
    if (fits(texts, range.smallest + middle * step, box, range)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return range.smallest + low * step;
}

// Bytes of the text before its last character.
std::size_t without_last(const std::string& text) {
  std::size_t end = text.size() - 1;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

std::string with_ellipsis(std::string text, Face face, double width, const Measure& measure) {
  while (!text.empty() && measure(face, text + "…").width > width) text.resize(without_last(text));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text + "…";
}

}  // namespace

std::string shortened(std::string text, Face face, double width_in_em, const Measure& measure) {
  const Wrapped wrapped = wrap(measured(text, face, measure), width_in_em);
  if (wrapped.lines.empty()) return {};
  if (wrapped.lines.size() == 1 && wrapped.width <= width_in_em) return wrapped.lines.front();
  return with_ellipsis(wrapped.lines[0] + (wrapped.lines.size() > 1 ? " " + wrapped.lines[1] : ""), face, width_in_em, measure);
}

Shape line_in(const Box& box, std::string text, Face face, double size, Align align, Colour colour) {
  Shape shape;
  shape.centre = {box.left + box.width / 2, box.top + box.height / 2};
  shape.width = box.width;
  shape.height = box.height;
  shape.text = std::move(text);
  shape.face = face;
  shape.size = size;
  shape.align = align;
  shape.colour = colour;
  return shape;
}

FittedText fitted_text(const std::vector<Paragraph>& paragraphs, const Box& box, const TypeRange& range, const Measure& measure) {
  std::vector<Measured> texts;
  for (const Paragraph& paragraph : paragraphs) {
    Phrase phrase = measured(paragraph.text, paragraph.face, measure);
    if (!phrase.empty()) texts.push_back({&paragraph, std::move(phrase)});
  }
  FittedText out;
  out.size = largest_size(texts, box, range);
  double y = box.top;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const Measured& text = texts[t];
    const double size = text.size(out.size, range);
    const double line = leading * size;
    if (y > box.top) y += paragraph_gap * size;
    // What follows keeps at least a line each.
    double kept = 0;
    for (std::size_t later = t + 1; later < texts.size(); ++later) {
      kept += (leading + paragraph_gap) * texts[later].size(out.size, range);
    }
    const Wrapped wrapped = wrap(text.phrase, box.width / size);
    const auto room = static_cast<std::size_t>(std::max(1.0, (box.bottom() - kept - y) / line + 1e-6));
    for (std::size_t i = 0; i < std::min(room, wrapped.lines.size()); ++i) {
      std::string words = wrapped.lines[i];
      const bool last = i + 1 == room && wrapped.lines.size() > room;
      if (last || measure(text.paragraph->face, words).width * size > box.width + 0.5) {
        words = with_ellipsis(words, text.paragraph->face, box.width / size, measure);
        out.cut = true;
      }
      out.lines.push_back(line_in({box.left, y, box.width, line}, words, text.paragraph->face, size, Align::left, text.paragraph->colour));
      y += line;
    }
  }
  out.bottom = y;
  return out;
}

}  // namespace mediamap::draw
