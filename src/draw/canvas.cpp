// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/canvas.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>

#include "mediamap/draw/cairo_output.hpp"
#include "mediamap/draw/fonts.hpp"
#include "mediamap/draw/hatching.hpp"
#include "mediamap/draw/paper.hpp"

namespace mediamap::draw {
namespace {

constexpr double halo_tolerance = 0.03;  // em

// The attributes of a tag are words in quotes.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

class Painter {
 public:
  Painter(cairo_t* cairo, bool with_links) : cairo_(cairo), with_links_(with_links) {}

  void paint(const Picture& picture) {
    if (!picture.transparent) {
      colour(picture.background);
      cairo_rectangle(cairo_, 0, 0, picture.width, picture.height);
      cairo_fill(cairo_);
    }
    for (const Area& area : picture.areas) linked(area.link, [&] { paint(area); });
    for (const Curve& curve : picture.curves) paint(curve);
    for (const Shape& shape : picture.shapes) linked(shape.link, [&] { paint(shape); });
  }

 private:
  void colour(const Colour& c) { cairo_set_source_rgb(cairo_, c.red, c.green, c.blue); }

  template <class Draw>
  void linked(const std::string& link, Draw draw) {
    const bool open = with_links_ && !link.empty();
    if (open) cairo_tag_begin(cairo_, CAIRO_TAG_LINK, ("uri=" + quoted(link)).c_str());
    draw();
    if (open) cairo_tag_end(cairo_, CAIRO_TAG_LINK);
  }

  void trace(const std::vector<Point>& points) {
    cairo_move_to(cairo_, points.front().x, points.front().y);
    for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
      cairo_curve_to(cairo_, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y, points[i + 2].x,
                     points[i + 2].y);
    }
  }

  void paint(const Area& area) {
    cairo_new_path(cairo_);
    for (const auto& ring : area.rings) {
      if (ring.empty()) continue;
      cairo_move_to(cairo_, ring.front().x, ring.front().y);
      for (std::size_t i = 1; i < ring.size(); ++i) cairo_line_to(cairo_, ring[i].x, ring[i].y);
      cairo_close_path(cairo_);
    }
    cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    if (area.fill) {
      colour(*area.fill);
      cairo_fill_preserve(cairo_);
    }
    if (area.outline_width > 0) {
      colour(area.outline);
      cairo_set_line_width(cairo_, area.outline_width);
      cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash(cairo_, area.dashes.data(), static_cast<int>(area.dashes.size()), 0);
      cairo_stroke(cairo_);
      cairo_set_dash(cairo_, nullptr, 0, 0);
    }
    cairo_new_path(cairo_);
    if (!area.hatch) return;
    for (const auto& [from, to] : hatching(area.rings, *area.hatch)) {
      cairo_move_to(cairo_, from.x, from.y);
      cairo_line_to(cairo_, to.x, to.y);
    }
    colour(area.hatch->colour);
    cairo_set_line_width(cairo_, area.hatch->width);
    cairo_stroke(cairo_);
  }

  void paint(const Curve& curve) {
    if (curve.points.empty()) return;
    colour(curve.colour);
    if (curve.root_width > curve.width) {
      const std::vector<Point> outline = tapered_outline(curve);
      cairo_move_to(cairo_, outline.front().x, outline.front().y);
      for (Point p : outline) cairo_line_to(cairo_, p.x, p.y);
      cairo_fill(cairo_);
    }
    trace(curve.points);
    cairo_set_line_width(cairo_, curve.width);
    const std::array<double, 2> dashes = {3 * curve.width, 2 * curve.width};
    if (curve.dashed) cairo_set_dash(cairo_, dashes.data(), 2, 0);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void paint(const Shape& shape) {
    if (shape.kind == Shape::Kind::text) return write(shape);
    colour(shape.fill);
    if (shape.kind == Shape::Kind::disc) {
      cairo_new_sub_path(cairo_);
      cairo_arc(cairo_, shape.centre.x, shape.centre.y, shape.width / 2, 0, 2 * std::numbers::pi);
    } else {
      trace(outline_of(shape).points);
    }
    cairo_fill(cairo_);
  }

  // Few straight lines in place of curves: a halo does not show the difference, and a PDF gets much smaller.
  void straighten(double tolerance) {
    const double usual = cairo_get_tolerance(cairo_);
    cairo_set_tolerance(cairo_, tolerance);
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> flat(cairo_copy_path_flat(cairo_), cairo_path_destroy);
    cairo_set_tolerance(cairo_, usual);
    cairo_new_path(cairo_);
    cairo_append_path(cairo_, flat.get());
  }

  void write(const Shape& shape) {
    const std::shared_ptr<PangoLayout> line(pango_layout_new(context_.get()), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string(face_name(shape.face));
    pango_font_description_set_absolute_size(font, shape.size * PANGO_SCALE);
    pango_layout_set_font_description(line.get(), font);
    pango_font_description_free(font);
    PangoAttrList* attributes = without_ligatures();
    pango_layout_set_attributes(line.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_single_paragraph_mode(line.get(), TRUE);
    pango_layout_set_text(line.get(), shape.text.data(), static_cast<int>(shape.text.size()));
    int units = 0;
    pango_layout_get_size(line.get(), &units, nullptr);
    const double width = static_cast<double>(units) / PANGO_SCALE;
    const double x = shape.align == Align::left    ? shape.left()
                     : shape.align == Align::right ? shape.right() - width
                                                   : shape.centre.x - width / 2;
    const double baseline = static_cast<double>(pango_layout_get_baseline(line.get())) / PANGO_SCALE;
    const double y = shape.centre.y + baseline_share * shape.size - baseline;
    if (shape.halo) {
      cairo_new_path(cairo_);
      cairo_move_to(cairo_, x, y);
      pango_cairo_layout_path(cairo_, line.get());
      straighten(halo_tolerance * shape.size);
      colour(*shape.halo);
      cairo_set_line_width(cairo_, halo_width * shape.size);
      cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke(cairo_);
    }
    colour(shape.colour);
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, line.get());
  }

  cairo_t* cairo_;
  bool with_links_;
  std::shared_ptr<PangoContext> context_ = unhinted_context();
};

}  // namespace

std::string canvas_pdf(const std::vector<Picture>& pages, const PictureInfo& info) {
  const double width = pages.empty() ? 1 : pages.front().width;
  const double height = pages.empty() ? 1 : pages.front().height;
  return pdf_of(width, height, info, [&](cairo_surface_t* surface) {
    const Cairo cairo(cairo_create(surface), cairo_destroy);
    for (const Picture& page : pages) {
      cairo_pdf_surface_set_size(surface, page.width, page.height);
      Painter(cairo.get(), true).paint(page);
      cairo_show_page(cairo.get());
    }
    require(cairo_status(cairo.get()));
  });
}

std::string canvas_png(const Picture& picture, double dots_per_inch) {
  const double scale = dots_per_inch / 72;
  const Surface image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(picture.width * scale)),
                                                 static_cast<int>(std::lround(picture.height * scale))),
                      cairo_surface_destroy);
  require(cairo_surface_status(image.get()));
  const Cairo cairo(cairo_create(image.get()), cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  Painter(cairo.get(), false).paint(picture);
  require(cairo_status(cairo.get()));
  return png_of(image.get());
}

}  // namespace mediamap::draw
