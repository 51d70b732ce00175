// SPDX-License-Identifier: EUPL-1.2
// The text of the little HTML that outlines hold in titles and notes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mediamap::exchange {

// Blocks and <br> become lines, items of lists "- …"; blanks are one; where a link or a picture leads stays in brackets.
// What head, style and script hold is passed over. HTML need not be whole.
std::string html_text(std::string_view html);

// "é" of "&eacute;", "&#233;" and "&#xE9;"; what is not known stays.
std::string without_entities(std::string_view text);

// True when the text begins with <br>, <br/> or <br />, whose length it gives.
bool is_line_break_tag(std::string_view text, std::size_t& length);

// Appends a code point as UTF-8; nothing for what is none (0, surrogates, beyond Unicode).
void append_code_point(std::string& out, std::uint32_t code);

}  // namespace mediamap::exchange
