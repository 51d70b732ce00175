// SPDX-License-Identifier: EUPL-1.2
// Binding drawn pages into one PDF: bookmarks, links, language; and pages that show a part of another.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

// Lengths are points from the page's top left corner.
struct PdfLink {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  std::string target;  // a URI reference, or "#3": the third page
};

// Where a page shows a (part of a) page of another file: `scale` times as large, its corner at `at`, cut at the window.
struct PdfWindow {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  Point at;
  double scale = 1;
};

struct PdfPage {
  std::string pdf;  // of one page, by cairo
  std::vector<PdfLink> links;
  std::vector<PdfWindow> windows;  // onto PdfBook::seen, under what the page itself draws
};

struct PdfBookmark {
  std::string title;
  std::size_t page = 0;  // from 0
  double top = 0;
};

struct PdfBook {
  std::vector<PdfPage> pages;
  std::vector<PdfBookmark> bookmarks;
  std::string seen;  // the file that windows look onto; may be empty
  PictureInfo info;
};

// Same input, same bytes. SystemError when it cannot be done.
std::string bound(const PdfBook& book);

// The links of a picture's shapes; neighbours in reading order that lead to the same place become one.
std::vector<PdfLink> links_of(const Picture& picture);

}  // namespace mediamap::draw
