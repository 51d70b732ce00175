// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/page.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <limits>
#include <numbers>
#include <utility>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/fonts.hpp"

namespace mediamap::draw {
namespace {

// fontconfig goes on to what is installed for the scripts that neither of them has.
constexpr const char* typeface = "Lato, DejaVu Sans";
constexpr double footer_height = 8 * points_per_mm;
constexpr std::size_t footer_columns = 70;  // of the author's name

struct Face {
  double size;
  PangoWeight weight;
  PangoStyle slant;
  double leading;  // from baseline to baseline, in heights that the font itself asks for
  Color color;
  const char* role;
};

const Face& face(TextStyle style) {
  static const Face title = {26, PANGO_WEIGHT_HEAVY, PANGO_STYLE_NORMAL, 1.1, color::accent, "H1"};
  static const Face heading = {13, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.2, color::accent, "H2"};
  static const Face strong = {12, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.2, color::ink, "P"};
  static const Face body = {10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 1.3, color::ink, "P"};
  static const Face small = {8.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 1.2, color::muted, "P"};
  static const Face guidance = {8.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 1.24, color::muted, "P"};
  switch (style) {
    case TextStyle::title: return title;
    case TextStyle::heading: return heading;
    case TextStyle::strong: return strong;
    case TextStyle::small: return small;
    case TextStyle::guidance: return guidance;
    case TextStyle::body: break;
  }
  return body;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

void set_font(PangoLayout* layout, const Face& style) {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, typeface);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_font_description_set_weight(font, style.weight);
  pango_font_description_set_style(font, style.slant);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

guint16 channel(double value) { return static_cast<guint16>(value * 65535); }

// The lead is set as a label, whatever the style of what it leads.
void set_attributes(PangoLayout* layout, std::size_t lead_bytes) {
  const Face& label = face(TextStyle::small);
  PangoAttrList* attributes = without_ligatures();
  // A hyphen set where a long address breaks would be read as part of it.
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  for (PangoAttribute* attribute :
       {pango_attr_weight_new(PANGO_WEIGHT_BOLD), pango_attr_style_new(label.slant),
        pango_attr_size_new_absolute(static_cast<int>(label.size * PANGO_SCALE)),
        pango_attr_foreground_new(channel(label.color.red), channel(label.color.green), channel(label.color.blue))}) {
    attribute->start_index = 0;
    attribute->end_index = static_cast<guint>(lead_bytes);
    pango_attr_list_insert(attributes, attribute);
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

void set_color(cairo_t* cairo, Color color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }

void trace(cairo_t* cairo, const Box& box, double radius) {
  if (radius <= 0) {
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, box.right() - radius, box.y + radius, radius, -quarter, 0);
  cairo_arc(cairo, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
  cairo_arc(cairo, box.x + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

}  // namespace

double Text::height(std::size_t first, std::size_t count) const {
  if (count == 0 || first >= lines_.size()) return 0;
  return lines_[std::min(first + count, lines_.size()) - 1].bottom - lines_[first].top;
}

std::size_t Text::lines_within(std::size_t first, double room) const {
  std::size_t count = 0;
  while (first + count < lines_.size() && height(first, count + 1) <= room) ++count;
  return count;
}

double Text::natural_width() const {
  double widest = 0;
  for (const Line& line : lines_) widest = std::max(widest, line.width);
  return widest;
}

Document::Document(DocumentInfo info, const Sheet& paper, double margin)
    : info_(std::move(info)),
      paper_(paper),
      margin_(margin),
      frame_{margin, margin, paper.width - 2 * margin, paper.height - 2 * margin - footer_height},
      context_(unhinted_context(info_.language)) {
  new_page();
}

void Document::new_page() { pages_.emplace_back(); }

void Document::bookmark(std::string title, double y) { bookmarks_.push_back({std::move(title), pages_.size() - 1, y}); }

Text Document::text(std::string_view text, TextStyle style, double width, std::string_view lead) const {
  Text out;
  out.style_ = style;
  out.layout_ = {pango_layout_new(context_.get()), [](PangoLayout* owned) { g_object_unref(owned); }};
  PangoLayout* layout = out.layout_.get();
  std::string words(lead);
  if (!lead.empty()) words += ' ';
  words += text;
  set_font(layout, face(style));
  set_attributes(layout, lead.size());
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));

  const std::unique_ptr<PangoLayoutIter, void (*)(PangoLayoutIter*)> at(pango_layout_get_iter(layout),
                                                                        pango_layout_iter_free);
  double y = 0;
  do {
    PangoRectangle extents{};
    pango_layout_iter_get_line_extents(at.get(), nullptr, &extents);
    const double tall = points(extents.height);
    const double step = tall * face(style).leading;
    const double ascent = points(pango_layout_iter_get_baseline(at.get()) - extents.y);
    const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at.get());
    const auto start = static_cast<std::size_t>(line->start_index);
    out.lines_.push_back({points(extents.x), points(extents.width), y, y + (step - tall) / 2 + ascent, y + step, start,
                          start + static_cast<std::size_t>(line->length)});
    y += step;
  } while (pango_layout_iter_next_line(at.get()));
  return out;
}

Mark Document::mark(const Text& text, double x, double y, std::size_t first, std::size_t count) const {
  const Face& style = face(text.style_);
  const std::size_t last = std::min(first + count, text.lines_.size());
  Mark out;
  out.role = style.role;
  double left = std::numeric_limits<double>::max();
  for (std::size_t i = first; i < last; ++i) left = std::min(left, text.lines_[i].x);
  double right = left;
  for (std::size_t i = first; i < last; ++i) right = std::max(right, text.lines_[i].x + text.lines_[i].width);
  out.box = {x + left, y, right - left, text.height(first, last - first)};
  const std::size_t from = text.lines_[first].start;
  out.text = std::string(pango_layout_get_text(text.layout_.get())).substr(from, text.lines_[last - 1].end - from);
  out.draw = [text, x, y, first, last, ink = style.color](cairo_t* cairo) {
    set_color(cairo, ink);
    const double above = text.lines_[first].top;
    for (std::size_t i = first; i < last; ++i) {
      const auto& line = text.lines_[i];
      cairo_move_to(cairo, x + line.x, y + line.baseline - above);
      pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(text.layout_.get(), static_cast<int>(i)));
    }
  };
  return out;
}

void Document::draw(const Text& text, double x, double y) { draw(text, x, y, 0, text.lines()); }

void Document::draw(const Text& text, double x, double y, std::size_t first, std::size_t count) {
  if (first < text.lines() && count > 0) add(mark(text, x, y, first, count));
}

void Document::line(double x1, double y1, double x2, double y2, double width, Color color) {
  add({{x1, y1, x2 - x1, y2 - y1}, {}, nullptr, [=](cairo_t* cairo) {
         set_color(cairo, color);
         cairo_set_line_width(cairo, width);
         cairo_move_to(cairo, x1, y1);
         cairo_line_to(cairo, x2, y2);
         cairo_stroke(cairo);
       }});
}

void Document::fill_box(const Box& box, Color color, double radius) {
  add({box, {}, nullptr, [=](cairo_t* cairo) {
         set_color(cairo, color);
         trace(cairo, box, radius);
         cairo_fill(cairo);
       }});
}

void Document::outline_box(const Box& box, double width, Color color) {
  add({box, {}, nullptr, [=](cairo_t* cairo) {
         set_color(cairo, color);
         cairo_set_line_width(cairo, width);
         trace(cairo, box, 0);
         cairo_stroke(cairo);
       }});
}

std::vector<Mark> Document::footer(std::size_t page) const {
  const double half = frame_.width / 2;
  const std::string page_of = fill(_("page {}/{}"), page + 1, pages_.size());
  const std::string stamp = info_.date.empty() ? page_of : fill(_("{} · {}"), long_date(info_.date), page_of);
  const Text right = text(stamp, TextStyle::small, half);
  const double rest = frame_.width - right.natural_width() - 12;
  const Text left = text(shorten(info_.author, footer_columns), TextStyle::small, rest);
  const double y = paper_.height - margin_ - right.height();
  std::vector<Mark> marks;
  if (!info_.author.empty()) marks.push_back(mark(left, frame_.x, y, 0, 1));
  marks.push_back(mark(right, frame_.right() - right.natural_width(), y, 0, 1));
  return marks;
}

}  // namespace mediamap::draw
