// SPDX-License-Identifier: EUPL-1.2
// Writing a Document as PDF.
#include <cairo-pdf.h>
#include <fmt/format.h>

#include <string>

#include "mediamap/draw/cairo_output.hpp"
#include "mediamap/draw/page.hpp"
#include "mediamap/draw/pdf_book.hpp"

namespace mediamap::draw {
namespace {

void show(cairo_t* cairo, const Mark& mark, bool tagged) {
  const bool in_structure = tagged && mark.role != nullptr;
  if (in_structure) cairo_tag_begin(cairo, mark.role, nullptr);
  mark.draw(cairo);
  if (in_structure) cairo_tag_end(cairo, mark.role);
}

}  // namespace

std::string Document::pdf() const {
  const PictureInfo info{info_.title, info_.author, info_.subject, info_.date};
  std::string drawn = pdf_of(paper_.width, paper_.height, info, [&](cairo_surface_t* surface) { draw_pages(surface); });
  PdfBook book;
  book.info = info;
  book.pages.push_back({std::move(drawn), {}, {}});
  return bound(book);
}

void Document::draw_pages(cairo_surface_t* pdf) const {
  const Cairo cairo(cairo_create(pdf), cairo_destroy);
  cairo_tag_begin(cairo.get(), "Document", nullptr);
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    for (const Mark& mark : pages_[page]) show(cairo.get(), mark, true);
    // The footer is no part of what the document says: a screen reader need not repeat it on each page.
    for (const Mark& mark : footer(page)) show(cairo.get(), mark, false);
    if (page + 1 == pages_.size()) cairo_tag_end(cairo.get(), "Document");
    cairo_show_page(cairo.get());
  }
  for (const Bookmark& bookmark : bookmarks_) {
    const std::string link = fmt::format("page={} pos=[{:.2f} {:.2f}]", bookmark.page + 1, frame_.x, bookmark.y);
    cairo_pdf_surface_add_outline(pdf, CAIRO_PDF_OUTLINE_ROOT, bookmark.title.c_str(), link.c_str(),
                                  static_cast<cairo_pdf_outline_flags_t>(0));
  }
  require(cairo_status(cairo.get()));
}

}  // namespace mediamap::draw
