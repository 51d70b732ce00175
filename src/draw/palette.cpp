// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace mediamap::draw {
namespace {

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return {};
}

constexpr std::array<std::string_view, 10> palette = {"#1f5fa8", "#b3261e", "#2a7a43", "#6b4aa3", "#a85a00",
                                                      "#00707f", "#a8246e", "#5d6a12", "#7a4632", "#4a5568"};

}  // namespace

std::string Colour::hex() const {
  const auto byte = [](double channel) { return static_cast<int>(std::lround(std::clamp(channel, 0.0, 1.0) * 255)); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(red), byte(green), byte(blue));
}

std::optional<Colour> parse_colour(std::string_view hex) {
  if (hex.size() != 7 || hex[0] != '#') return {};
  std::array<double, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto high = hex_digit(hex[1 + 2 * i]);
    const auto low = hex_digit(hex[2 + 2 * i]);
    if (!high || !low) return {};
    channels[i] = (*high * 16 + *low) / 255.0;
  }
  return Colour{channels[0], channels[1], channels[2]};
}

double contrast(const Colour& a, const Colour& b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Colour mixed(const Colour& a, const Colour& b, double share) {
  const auto mix = [&](double x, double y) { return x + (y - x) * share; };
  return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

Colour readable_on(const Colour& paper, Colour colour) {
  const Colour away = luminance(paper) > 0.5 ? Colour{0, 0, 0} : white;
  // A little more than needed, since the colour is written as three bytes.
  while (contrast(colour, paper) < least_contrast + 0.05) colour = mixed(colour, away, 0.04);
  return colour;
}

Colour readable_with_white(Colour colour) { return readable_on(white, colour); }

Colour family_colour(std::string_view given, std::size_t nth, const Colour& paper) {
  const auto own = parse_colour(given);
  return readable_on(paper, own ? *own : parse_colour(palette[nth % palette.size()]).value());
}

Theme theme(ThemeName name) {
  Theme theme;
  if (name == ThemeName::dark) {
    theme.paper = {0.063, 0.082, 0.11};
    theme.ink = {0.953, 0.961, 0.973};
    theme.soft_ink = {0.8, 0.835, 0.875};
    theme.grey_ink = {0.69, 0.733, 0.784};
  }
  theme.outlined = name == ThemeName::print;
  return theme;
}

}  // namespace mediamap::draw
