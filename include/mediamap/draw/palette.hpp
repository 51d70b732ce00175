// SPDX-License-Identifier: EUPL-1.2
// Colours that stay readable: contrast as WCAG 2 defines it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mediamap::draw {

struct Colour {
  double red = 0;  // 0 to 1, sRGB
  double green = 0;
  double blue = 0;
  bool operator==(const Colour&) const = default;

  std::string hex() const;  // "#1d2733"
};

std::optional<Colour> parse_colour(std::string_view hex);

// From 1 (same) to 21 (black on white).
double contrast(const Colour& a, const Colour& b);

// `share` of b in a.
Colour mixed(const Colour& a, const Colour& b, double share);

// The colour itself, or darkened (on a dark paper: lightened) until text of the paper's colour on it, and it on the
// paper, have the contrast that people need to read.
Colour readable_on(const Colour& paper, Colour colour);
Colour readable_with_white(Colour colour);

// The colour that the agent gave a family, made readable; else the nth colour of a palette that people with the usual
// colour blindnesses can tell apart.
Colour family_colour(std::string_view given, std::size_t nth, const Colour& paper = {1, 1, 1});

constexpr double least_contrast = 4.5;
constexpr Colour white{1, 1, 1};
constexpr Colour ink{0.102, 0.141, 0.196};       // names of offers, the centre
constexpr Colour soft_ink{0.235, 0.286, 0.349};  // objectives
constexpr Colour grey_ink{0.353, 0.404, 0.463};  // operators, footer


// What a drawing is drawn on and written with.
struct Theme {
  Colour paper = white;
  Colour ink = draw::ink;
  Colour soft_ink = draw::soft_ink;
  Colour grey_ink = draw::grey_ink;
  bool outlined = false;  // what is filled elsewhere has a rim only, which spares ink
};

// Light: coloured heads on white. Dark: for a projector. Print: rims on white.
enum class ThemeName { light, dark, print };
Theme theme(ThemeName name);

}  // namespace mediamap::draw
