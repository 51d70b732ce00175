// SPDX-License-Identifier: EUPL-1.2
// Writing a Document as PDF.
#include <cairo-pdf.h>
#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/draw/page.hpp"

namespace mediamap::draw {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw SystemError(Fault{{},
                          fill(_("le document PDF n'a pas pu être produit ({})"), cairo_status_to_string(status)),
                          _("Libérez de la mémoire, puis recommencez.")});
}

void show(cairo_t* cairo, const Mark& mark, bool tagged) {
  const bool in_structure = tagged && mark.role != nullptr;
  if (in_structure) cairo_tag_begin(cairo, mark.role, nullptr);
  mark.draw(cairo);
  if (in_structure) cairo_tag_end(cairo, mark.role);
}

// What stands between `key` and the end of its line, at its last place in the file.
std::optional<std::string> last_line_after(const std::string& bytes, std::string_view key) {
  const auto at = bytes.rfind(key);
  if (at == std::string::npos) return {};
  const auto from = at + key.size();
  return bytes.substr(from, bytes.find('\n', from) - from);
}

// The number of the object that a trailer's line refers to: "12 0 R".
std::optional<std::size_t> object_number(const std::string& reference) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), number);
  if (error != std::errc()) return {};
  return number;
}

std::optional<std::string> object_content(const std::string& bytes, std::size_t number) {
  const std::string head = fmt::format("\n{} 0 obj\n", number);
  const auto begin = bytes.find(head);
  const auto end = bytes.find("\nendobj", begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return bytes.substr(begin + head.size(), end - begin - head.size());
}

// cairo cannot say in which language a document is, which screen readers need, nor that its title should stand in the
// window; and it writes dates without the mark that makes them dates. PDF lets objects be replaced by appending new
// ones with their own table: that is done here. A file that does not look as expected is left as it is.
void complete(std::string& bytes, const std::string& language) {
  const auto root = last_line_after(bytes, "/Root ");
  const auto info = last_line_after(bytes, "/Info ");
  const auto size = last_line_after(bytes, "/Size ");
  const auto table = last_line_after(bytes, "startxref\n");
  if (!root || !info || !size || !table) return;
  const auto catalog_number = object_number(*root), info_number = object_number(*info);
  if (!catalog_number || !info_number) return;
  auto catalog = object_content(bytes, *catalog_number), dates = object_content(bytes, *info_number);
  if (!catalog || !dates || catalog->rfind(">>") == std::string::npos) return;
  catalog->insert(catalog->rfind(">>"),
                  fmt::format("   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language));
  for (std::string_view key : {"/CreationDate (", "/ModDate ("}) {
    const auto at = dates->find(key);
    if (at != std::string::npos && dates->compare(at + key.size(), 2, "D:") != 0) dates->insert(at + key.size(), "D:");
  }

  if (bytes.back() != '\n') bytes += '\n';
  std::string new_table = "xref\n";
  for (const auto& [number, content] : {std::pair{*catalog_number, *catalog}, std::pair{*info_number, *dates}}) {
    new_table += fmt::format("{} 1\n{:010} 00000 n \n", number, bytes.size());
    bytes += fmt::format("{} 0 obj\n{}\nendobj\n", number, content);
  }
  const std::size_t at = bytes.size();
  bytes += new_table;
  bytes += fmt::format("trailer\n<< /Size {}\n   /Root {}\n   /Info {}\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", *size,
                       *root, *info, *table, at);
}

}  // namespace

std::string Document::pdf() const {
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, paper_.width, paper_.height), cairo_surface_destroy);
  require(cairo_surface_status(surface.get()));
  cairo_surface_t* const pdf = surface.get();
  // Later versions hide objects in compressed streams, where the language could not be added.
  cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, info_.title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, info_.subject.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, info_.author.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "mediamap");
  // Without a date cairo would take the clock's.
  const std::string day = info_.date.empty() ? "1970-01-01" : info_.date;
  for (const auto entry : {CAIRO_PDF_METADATA_CREATE_DATE, CAIRO_PDF_METADATA_MOD_DATE}) {
    cairo_pdf_surface_set_metadata(pdf, entry, (day + "T00:00:00Z").c_str());
  }

  const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo(cairo_create(pdf), cairo_destroy);
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
  cairo_surface_finish(pdf);
  require(cairo_surface_status(pdf));
  complete(bytes, info_.language);
  return bytes;
}

}  // namespace mediamap::draw
