// SPDX-License-Identifier: EUPL-1.2
// Outlines as Markdown: headings, then nested lists. What Markdown has no place for (id, colour, attributes) goes into an
// HTML comment behind the title, which nobody sees. Not carried: blanks at the ends of a note's lines, and more than one
// blank line in a row.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

std::string markdown_text(const Topic& root);

// With the front matter by which markmap knows its files, and which sets its colours.
std::string markmap_text(const Topic& root);

// Headings (with # or underlined) and lists, mixed. Paragraphs, tables, code and quotes become notes; emphasis is lost,
// links, comments, boxes to tick and front matter are kept.
Outline read_markdown(const std::string& path, std::string_view text);

}  // namespace mediamap::exchange
