// SPDX-License-Identifier: EUPL-1.2
// Printed documents of several pages: one typeface, a few text styles, lines and boxes, a footer, vector PDF.
// Lengths are PDF points from the top left corner of the page.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/draw/paper.hpp"

typedef struct _cairo cairo_t;
struct _cairo_surface;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;

namespace mediamap::draw {

struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
};

// On white, `ink`, `accent` and `muted` have a contrast of 14.7, 9.0 and 7.3 to 1; on `tint` 13.1, 8.0 and 6.5.
namespace color {
constexpr Color ink = {0.122, 0.161, 0.200};
constexpr Color accent = {0.114, 0.306, 0.388};
constexpr Color muted = {0.294, 0.345, 0.388};
constexpr Color line = {0.502, 0.553, 0.596};  // 3.4 to 1, enough for what is no text
constexpr Color tint = {0.933, 0.953, 0.961};
}  // namespace color

enum class TextStyle {
  title,     // the document's name, once
  heading,   // a section
  strong,    // the first thing to read in a block: a number, a name
  body,      // what people wrote
  small,     // labels and footers
  guidance,  // how to fill in a section
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

// A paragraph (or several, at newlines) wrapped to a width. Its lines can be drawn apart, to flow over pages.
class Text {
 public:
  std::size_t lines() const { return lines_.size(); }
  double height() const { return height(0, lines_.size()); }
  double height(std::size_t first, std::size_t count) const;
  // How many lines from `first` on fit in so much height.
  std::size_t lines_within(std::size_t first, double room) const;
  // Of the longest line, without the white that wrapping leaves beside it.
  double natural_width() const;
  // From the top of the first line to its baseline.
  double ascent() const { return lines_.empty() ? 0 : lines_.front().baseline - lines_.front().top; }

 private:
  friend class Document;
  struct Line {
    double x = 0;
    double width = 0;
    double top = 0;
    double baseline = 0;
    double bottom = 0;
    std::size_t start = 0;  // bytes of the layout's text
    std::size_t end = 0;
  };
  std::shared_ptr<PangoLayout> layout_;
  std::vector<Line> lines_;
  TextStyle style_ = TextStyle::body;
};

// Written into the PDF's information; the author and the date also into the footer.
struct DocumentInfo {
  std::string title;
  std::string subject;
  std::string author;  // the territory
  std::string date;    // ISO; the only date in the file, so that the same document gives the same bytes
  std::string language = "fr-FR";
};

// Something drawn on a page, where it lies and the words it shows (none for a line or a box).
struct Mark {
  Box box;
  std::string text;
  const char* role = nullptr;  // the tag of the PDF's structure: H1, H2, P
  std::function<void(cairo_t*)> draw;
};

class Document {
 public:
  // Begins with one empty page.
  Document(DocumentInfo info, const Sheet& paper, double margin = 15 * points_per_mm);

  // Where content goes: inside the margins, above the footer.
  const Box& frame() const { return frame_; }

  void new_page();
  std::size_t pages() const { return pages_.size(); }
  const std::vector<Mark>& marks(std::size_t page) const { return pages_.at(page); }

  // An entry of the PDF's outline that leads to this height of the current page.
  void bookmark(std::string title, double y);

  // Sets a text; draws nothing. `lead` comes before it on the first line, in bold: a label.
  Text text(std::string_view text, TextStyle style, double width, std::string_view lead = {}) const;

  // Everything below is drawn on the current page. The last two arguments choose lines of the text.
  void draw(const Text& text, double x, double y);
  void draw(const Text& text, double x, double y, std::size_t first, std::size_t count);
  void line(double x1, double y1, double x2, double y2, double width = 0.5, Color color = color::line);
  void fill_box(const Box& box, Color color = color::tint, double radius = 0);
  void outline_box(const Box& box, double width = 0.75, Color color = color::ink);

  // The whole document. Throws SystemError when cairo refuses.
  std::string pdf() const;

 private:
  struct Bookmark {
    std::string title;
    std::size_t page = 0;
    double y = 0;
  };

  void add(Mark mark) { pages_.back().push_back(std::move(mark)); }
  Mark mark(const Text& text, double x, double y, std::size_t first, std::size_t count) const;
  std::vector<Mark> footer(std::size_t page) const;
  void draw_pages(_cairo_surface* pdf) const;

  DocumentInfo info_;
  Sheet paper_;
  double margin_ = 0;
  Box frame_;
  std::shared_ptr<PangoContext> context_;
  std::vector<std::vector<Mark>> pages_;
  std::vector<Bookmark> bookmarks_;
};

}  // namespace mediamap::draw
