// SPDX-License-Identifier: EUPL-1.2
// The inside of a line of Markdown, both ways.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::exchange {

struct MarkdownLine {
  std::string text;
  std::vector<std::string> links;
  std::vector<std::string> pictures;
};

// Without escapes, emphasis, code marks, tags and entities; <br> is a line break. Where `links_in_text`, the target of a
// link follows its text in brackets, else it is told apart.
MarkdownLine read_markdown_line(std::string_view raw, bool links_in_text);

// A text that Markdown and markmap's additions to it (==, ~, ^, $) take for nothing but text, also at the beginning of a
// line. A line break becomes <br>.
std::string escape_markdown(std::string_view text);

}  // namespace mediamap::exchange
