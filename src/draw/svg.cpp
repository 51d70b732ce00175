// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "mediamap/draw/paper.hpp"

namespace mediamap::draw {
namespace {

constexpr std::string_view fallbacks = "Lato, 'Noto Sans', 'DejaVu Sans', sans-serif";

// Replaces `font-family="Lato Bold"` by family, weight and style.
std::string with_css_font(std::string_view line) {
  constexpr std::string_view key = "font-family=\"";
  const auto at = line.find(key);
  if (at == std::string_view::npos) return std::string(line);
  const auto end = line.find('"', at + key.size());
  const std::string_view name = line.substr(at + key.size(), end - at - key.size());
  Face face = Face::regular;
  for (Face other : {Face::italic, Face::semibold, Face::bold}) {
    if (name == face_name(other)) face = other;
  }
  return fmt::format("{}{}{}", line.substr(0, at), svg_font(face), line.substr(end + 1));
}

}  // namespace

std::string svg_font(Face face) {
  std::string font = fmt::format("font-family=\"{}\"", fallbacks);
  if (face == Face::italic) font += " font-style=\"italic\"";
  if (face == Face::semibold) font += " font-weight=\"600\"";
  if (face == Face::bold) font += " font-weight=\"700\"";
  return font;
}

std::string svg_head(const Picture& picture, const PictureInfo& info) {
  // Readers of the screen take an image as one thing, and would not come to its links.
  const auto has_link = [](const auto& part) { return !part.link.empty(); };
  const bool is_image = std::none_of(picture.shapes.begin(), picture.shapes.end(), has_link) && std::none_of(picture.areas.begin(), picture.areas.end(), has_link);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"fr\" lang=\"fr\" role=\"{}\" aria-labelledby=\"titre "
      "desc\"\n"
      " width=\"{:.2f}mm\" height=\"{:.2f}mm\" viewBox=\"0 0 {:.2f} {:.2f}\">\n"
      "<title id=\"titre\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
      is_image ? "img" : "graphics-document", picture.width / points_per_mm, picture.height / points_per_mm, picture.width, picture.height,
      xml_escaped(info.title), xml_escaped(info.description));
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string tidy_svg(std::string_view svg, const Picture& picture, const PictureInfo& info) {
  std::map<std::string, const Shape*, std::less<>> shapes;
  for (const Shape& shape : picture.shapes) shapes.emplace(xml_escaped(shape.name), &shape);

  std::string out = svg_head(picture, info);
  // Neighbours in reading order that lead to the same place are one link, one stop of the keyboard.
  std::string open_link;
  std::string node;  // the line that opens a node's group, until its title tells which node it is
  const auto go_to = [&](const std::string& link) {
    if (link == open_link) return;
    if (!open_link.empty()) out += "</a>\n";
    if (!link.empty()) out += fmt::format("<a href=\"{}\">\n", xml_escaped(link));
    open_link = link;
  };
  const auto graph = svg.find("<g id=\"graph0\"");
  svg.remove_prefix(graph == std::string_view::npos ? svg.size() : graph);
  while (!svg.empty()) {
    const auto end = svg.find('\n');
    const std::string_view line = svg.substr(0, end);
    svg.remove_prefix(end == std::string_view::npos ? svg.size() : end + 1);
    if (line.starts_with("<!--")) continue;
    if (line.starts_with("<g id=\"node")) {
      node = line;
      continue;
    }
    if (line.starts_with("<title>")) {
      constexpr std::size_t open = 7;
      constexpr std::size_t close = 8;
      const auto shape = shapes.find(line.substr(open, line.size() - open - close));
      if (!node.empty()) {
        go_to(shape == shapes.end() ? std::string() : shape->second->link);
        out += std::exchange(node, {}) + '\n';
      }
      if (shape != shapes.end() && !shape->second->tip.empty()) {
        out += fmt::format("<title>{}</title>\n", xml_escaped(shape->second->tip));
      }
    } else {
      if (line.starts_with("<g id=\"edge") || line.starts_with("</svg>")) go_to({});
      out += with_css_font(line) + '\n';
    }
  }
  return out;
}

}  // namespace mediamap::draw
