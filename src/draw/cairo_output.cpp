// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/cairo_output.hpp"

#include <cairo-pdf.h>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::draw {
namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

void require(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw SystemError(Fault{{},
                          fill(_("le dessin n'a pas pu être produit ({})"), cairo_status_to_string(status)),
                          _("Libérez de la mémoire ou prenez un papier plus petit, puis recommencez.")});
}

std::string pdf_of(double width, double height, const PictureInfo& info,
                   const std::function<void(cairo_surface_t*)>& draw) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height), cairo_surface_destroy);
  require(cairo_surface_status(surface.get()));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, info.description.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "mediamap");
  // Without a date of its own cairo would write the time of the run.
  const std::string day = (info.date.empty() ? "1970-01-01" : info.date) + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
  draw(surface.get());
  cairo_surface_finish(surface.get());
  require(cairo_surface_status(surface.get()));
  return bytes;
}

std::string png_of(cairo_surface_t* image) {
  std::string bytes;
  require(cairo_surface_write_to_png_stream(image, append, &bytes));
  return bytes;
}

}  // namespace mediamap::draw
