// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/pdf_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::draw {
namespace {

using Object = QPDFObjectHandle;

std::shared_ptr<QPDF> opened(const std::string& bytes) {
  auto pdf = QPDF::create();
  pdf->setSuppressWarnings(true);
  pdf->processMemoryFile("mediamap", bytes.data(), bytes.size());
  return pdf;
}

double height_of(Object page) {
  return QPDFPageObjectHelper(page).getAttribute("/MediaBox", false).getArrayItem(3).getNumericValue();
}

Object number(double value) { return Object::newReal(value, 3); }

std::optional<std::size_t> page_of(const std::string& target) {
  if (target.size() < 2 || target.front() != '#') return {};
  std::size_t page = 0;
  const auto [end, error] = std::from_chars(target.data() + 1, target.data() + target.size(), page);
  if (error != std::errc() || end != target.data() + target.size() || page == 0) return {};
  return page - 1;
}

class Binder {
 public:
  explicit Binder(const PdfBook& book) : book_(book) {}

  std::string bind() {
    // What the first page's file says as a whole, its structure above all, stays.
    pdf_ = opened(book_.pages.front().pdf);
    QPDFPageDocumentHelper document(*pdf_);
    for (std::size_t i = 1; i < book_.pages.size(); ++i) {
      sources_.push_back(opened(book_.pages[i].pdf));
      document.addPage(QPDFPageDocumentHelper(*sources_.back()).getAllPages().front(), false);
    }
    pages_ = pdf_->getAllPages();
    add_windows();
    for (std::size_t i = 0; i < book_.pages.size(); ++i) add_links(i);
    add_bookmarks();
    describe();
    return written();
  }

 private:
  void add_windows() {
    if (book_.seen.empty()) return;
    sources_.push_back(opened(book_.seen));
    const Object seen = QPDFPageDocumentHelper(*sources_.back()).getAllPages().front().getObjectHandle();
    const double seen_height = height_of(seen);
    Object form = pdf_->copyForeignObject(QPDFPageObjectHelper(seen).getFormXObjectForPage());
    for (std::size_t i = 0; i < book_.pages.size(); ++i) {
      if (book_.pages[i].windows.empty()) continue;
      const double height = height_of(pages_[i]);
      std::string content;
      for (const PdfWindow& window : book_.pages[i].windows) {
        content += fmt::format("q {:.3f} {:.3f} {:.3f} {:.3f} re W n {:.6f} 0 0 {:.6f} {:.3f} {:.3f} cm /Vue Do Q\n",
                               window.left, height - window.top - window.height, window.width, window.height,
                               window.scale, window.scale, window.at.x,
                               height - window.at.y - seen_height * window.scale);
      }
      QPDFPageObjectHelper page(pages_[i]);
      Object resources = page.getAttribute("/Resources", true);
      if (!resources.hasKey("/XObject")) resources.replaceKey("/XObject", Object::newDictionary());
      Object forms = resources.getKey("/XObject").shallowCopy();
      forms.replaceKey("/Vue", form);
      resources.replaceKey("/XObject", forms);
      page.addPageContents(pdf_->newStream(content), true);
    }
  }

  Object destination(std::size_t page, double top) {
    return Object::newArray({pages_.at(page), Object::newName("/XYZ"), number(0), number(height_of(pages_[page]) - top),
                             Object::newNull()});
  }

  void add_links(std::size_t at) {
    if (book_.pages[at].links.empty()) return;
    const double height = height_of(pages_[at]);
    Object notes = pages_[at].hasKey("/Annots") ? pages_[at].getKey("/Annots") : Object::newArray();
    for (const PdfLink& link : book_.pages[at].links) {
      Object note = Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>");
      note.replaceKey("/Rect", Object::newArray({number(link.left), number(height - link.top - link.height),
                                                 number(link.left + link.width), number(height - link.top)}));
      if (const auto page = page_of(link.target)) {
        if (*page >= pages_.size()) continue;
        note.replaceKey("/Dest", destination(*page, 0));
      } else {
        Object action = Object::parse("<< /S /URI >>");
        action.replaceKey("/URI", Object::newString(link.target));
        note.replaceKey("/A", action);
      }
      notes.appendItem(pdf_->makeIndirectObject(note));
    }
    pages_[at].replaceKey("/Annots", notes);
  }

  void add_bookmarks() {
    if (book_.bookmarks.empty()) return;
    Object root = pdf_->makeIndirectObject(Object::parse("<< /Type /Outlines >>"));
    std::vector<Object> items;
    for (const PdfBookmark& bookmark : book_.bookmarks) {
      Object item = Object::newDictionary();
      item.replaceKey("/Title", Object::newUnicodeString(bookmark.title));
      item.replaceKey("/Parent", root);
      item.replaceKey("/Dest", destination(bookmark.page, bookmark.top));
      items.push_back(pdf_->makeIndirectObject(item));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) items[i].replaceKey("/Prev", items[i - 1]);
      if (i + 1 < items.size()) items[i].replaceKey("/Next", items[i + 1]);
    }
    root.replaceKey("/First", items.front());
    root.replaceKey("/Last", items.back());
    root.replaceKey("/Count", Object::newInteger(static_cast<long long>(items.size())));
    pdf_->getRoot().replaceKey("/Outlines", root);
  }

  // cairo cannot say in which language a document is, which screen readers need, nor that its title should stand in
  // the window; and it writes dates without the mark that makes them dates.
  void describe() {
    Object root = pdf_->getRoot();
    root.replaceKey("/Lang", Object::newUnicodeString("fr-FR"));
    root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
    if (book_.pages.size() > 1 && !book_.bookmarks.empty()) root.replaceKey("/PageMode", Object::newName("/UseOutlines"));
    Object info = pdf_->getTrailer().getKey("/Info");
    if (!info.isDictionary()) return;
    std::string day = book_.info.date.empty() ? "1970-01-01" : book_.info.date;
    day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
    for (const char* key : {"/CreationDate", "/ModDate"}) {
      info.replaceKey(key, Object::newString("D:" + day + "000000Z"));
    }
  }

  std::string written() {
    QPDFWriter writer(*pdf_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  }

  const PdfBook& book_;
  std::shared_ptr<QPDF> pdf_;
  std::vector<std::shared_ptr<QPDF>> sources_;  // streams are read from them when the whole is written
  std::vector<Object> pages_;
};

}  // namespace

std::string bound(const PdfBook& book) {
  if (book.pages.empty()) return {};
  try {
    return Binder(book).bind();
  } catch (const std::exception& problem) {
    throw SystemError(Fault{{},
                            fill(_("les pages du PDF n'ont pas pu être réunies ({})"), problem.what()),
                            _("Vérifiez que le paquet qpdf est bien installé, puis recommencez.")});
  }
}

std::vector<PdfLink> links_of(const Picture& picture) {
  std::vector<PdfLink> links;
  const std::string* previous = nullptr;
  for (const Shape& shape : picture.shapes) {
    if (shape.link.empty()) {
      previous = nullptr;
      continue;
    }
    if (previous == nullptr || *previous != shape.link) {
      links.push_back({shape.left(), shape.top(), shape.width, shape.height, shape.link});
    } else {
      PdfLink& link = links.back();
      const double right = std::max(link.left + link.width, shape.right());
      const double bottom = std::max(link.top + link.height, shape.bottom());
      link.left = std::min(link.left, shape.left());
      link.top = std::min(link.top, shape.top());
      link.width = right - link.left;
      link.height = bottom - link.top;
    }
    previous = &shape.link;
  }
  return links;
}

}  // namespace mediamap::draw
