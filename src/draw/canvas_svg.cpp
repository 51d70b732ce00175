// SPDX-License-Identifier: EUPL-1.2
// The canvas's SVG, written as text: cairo's own would turn letters into outlines.
#include <fmt/format.h>

#include "mediamap/draw/canvas.hpp"
#include "mediamap/draw/hatching.hpp"
#include "mediamap/draw/svg.hpp"

namespace mediamap::draw {
namespace {

class Writer {
 public:
  std::string write(const Picture& picture, const PictureInfo& info) {
    out_ = svg_head(picture, info);
    add("<rect width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"/>\n", picture.width, picture.height,
        picture.background.hex());
    for (const Area& area : picture.areas) titled(area.tip, area.link, [&] { write(area); });
    for (const Curve& curve : picture.curves) write(curve);
    for (const Shape& shape : picture.shapes) titled(shape.tip, shape.link, [&] { write(shape); });
    return std::move(out_) + "</svg>\n";
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  template <class Write>
  void titled(const std::string& tip, const std::string& link, Write write) {
    if (!link.empty()) add("<a href=\"{}\">", xml_escaped(link));
    if (!tip.empty()) add("<g><title>{}</title>\n", xml_escaped(tip));
    write();
    if (!tip.empty()) out_ += "</g>\n";
    if (!link.empty()) out_ += "</a>\n";
  }

  void write(const Area& area) {
    std::string path;
    for (const auto& ring : area.rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        fmt::format_to(std::back_inserter(path), "{}{:.2f},{:.2f}", i == 0 ? "M" : " ", ring[i].x, ring[i].y);
      }
      if (!ring.empty()) path += 'Z';
    }
    add("<path d=\"{}\" fill-rule=\"evenodd\" fill=\"{}\"", path, area.fill ? area.fill->hex() : "none");
    if (area.outline_width > 0) {
      add(" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-linejoin=\"round\"", area.outline.hex(), area.outline_width);
      if (!area.dashes.empty()) add(" stroke-dasharray=\"{:.2f}\"", fmt::join(area.dashes, " "));
    }
    out_ += "/>\n";
    if (!area.hatch) return;
    path.clear();
    for (const auto& [from, to] : hatching(area.rings, *area.hatch)) {
      fmt::format_to(std::back_inserter(path), "M{:.2f},{:.2f} {:.2f},{:.2f}", from.x, from.y, to.x, to.y);
    }
    add("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\"/>\n", path, area.hatch->colour.hex(),
        area.hatch->width);
  }

  void write(const Curve& curve) {
    if (curve.points.empty()) return;
    if (curve.root_width > curve.width) {
      std::string points;
      for (Point p : tapered_outline(curve)) fmt::format_to(std::back_inserter(points), "{:.2f},{:.2f} ", p.x, p.y);
      add("<polygon points=\"{}\" fill=\"{}\"/>\n", points, curve.colour.hex());
    }
    add("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\"", course(curve), curve.colour.hex(),
        curve.width);
    if (curve.dashed) add(" stroke-dasharray=\"{:.2f} {:.2f}\"", 3 * curve.width, 2 * curve.width);
    out_ += "/>\n";
  }

  static std::string course(const Curve& curve) {
    std::string path = fmt::format("M{:.2f},{:.2f}C", curve.points.front().x, curve.points.front().y);
    for (std::size_t i = 1; i < curve.points.size(); ++i) {
      fmt::format_to(std::back_inserter(path), " {:.2f},{:.2f}", curve.points[i].x, curve.points[i].y);
    }
    return path;
  }

  void write(const Shape& shape) {
    if (shape.kind == Shape::Kind::disc) {
      add("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"{:.2f}\" fill=\"{}\"/>\n", shape.centre.x, shape.centre.y,
          shape.width / 2, shape.fill.hex());
    } else if (shape.kind == Shape::Kind::pill) {
      add("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" rx=\"{:.2f}\" fill=\"{}\"/>\n",
          shape.left(), shape.top(), shape.width, shape.height, shape.radius, shape.fill.hex());
    } else {
      const char* anchor = shape.align == Align::left ? "start" : shape.align == Align::right ? "end" : "middle";
      const double x = shape.align == Align::left    ? shape.left()
                       : shape.align == Align::right ? shape.right()
                                                     : shape.centre.x;
      // Twice, since not all programs know paint-order.
      if (shape.halo) {
        add("<text aria-hidden=\"true\" x=\"{:.2f}\" y=\"{:.2f}\" text-anchor=\"{}\" font-size=\"{:.2f}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-linejoin=\"round\" {}>{}</text>\n",
            x, shape.centre.y + baseline_share * shape.size, anchor, shape.size, shape.halo->hex(), halo_width * shape.size, svg_font(shape.face),
            xml_escaped(shape.text));
      }
      add("<text x=\"{:.2f}\" y=\"{:.2f}\" text-anchor=\"{}\" font-size=\"{:.2f}\" fill=\"{}\" {}>{}</text>\n", x,
          shape.centre.y + baseline_share * shape.size, anchor, shape.size, shape.colour.hex(), svg_font(shape.face),
          xml_escaped(shape.text));
    }
  }

  std::string out_;
};

}  // namespace

std::string canvas_svg(const Picture& picture, const PictureInfo& info) { return Writer().write(picture, info); }

}  // namespace mediamap::draw
