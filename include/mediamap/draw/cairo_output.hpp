// SPDX-License-Identifier: EUPL-1.2
// Cairo's surfaces that write into a string, whoever draws on them.
#pragma once

#include <cairo.h>

#include <functional>
#include <memory>
#include <string>

#include "mediamap/draw/picture.hpp"

namespace mediamap::draw {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// SystemError, in French, when a status says so.
void require(cairo_status_t status);

// The bytes of a PDF. `draw` gets the surface, of this size until it sets another.
std::string pdf_of(double width, double height, const PictureInfo& info,
                   const std::function<void(cairo_surface_t*)>& draw);
std::string png_of(cairo_surface_t* image);

}  // namespace mediamap::draw
