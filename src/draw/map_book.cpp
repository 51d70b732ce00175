// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_book.hpp"

#include <fmt/format.h>

#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/graphviz.hpp"
#include "mediamap/draw/pdf_book.hpp"

namespace mediamap::draw {
namespace {

const Shape& head_of(const DrawnMap& map, std::size_t branch) {
  return map.layout.picture.shapes.at(map.layout.heads.at(branch));
}

PdfLink link_to_page(const Shape& shape, std::size_t page) {
  return {shape.left(), shape.top(), shape.width, shape.height, fmt::format("#{}", page + 1)};
}

PdfPage page_of(const DrawnMap& map) { return {to_pdf(map.layout.picture, map.info), links_of(map.layout.picture), {}}; }

}  // namespace

std::string map_pdf(const DrawnMap& map) {
  PdfBook book;
  book.info = map.info;
  book.pages.push_back(page_of(map));
  for (std::size_t branch = 0; branch < map.layout.heads.size(); ++branch) {
    const Shape& head = head_of(map, branch);
    book.bookmarks.push_back({head.tip, 0, head.top()});
  }
  return bound(book);
}

std::string map_pages(const DrawnMap& overview, const std::vector<FamilyPage>& families) {
  PdfBook book;
  book.info = overview.info;
  book.pages.push_back(page_of(overview));
  book.bookmarks.push_back({_("Vue d'ensemble"), 0, 0});
  for (const FamilyPage& family : families) {
    const Shape& head = head_of(overview, family.branch);
    const std::size_t page = book.pages.size();
    book.pages.front().links.push_back(link_to_page(head, page));
    book.pages.push_back(page_of(family.map));
    // The centre is the first shape of every map.
    book.pages.back().links.push_back(link_to_page(family.map.layout.picture.shapes.front(), 0));
    book.bookmarks.push_back({head.tip, page, 0});
  }
  return bound(book);
}

}  // namespace mediamap::draw
