// SPDX-License-Identifier: EUPL-1.2
// Small tools of the rules for looking at texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::clean {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// At least one, and nothing else.
bool all_digits(std::string_view text);

// Without what is not a digit.
std::string digits_of(std::string_view text);

// Blanks of any kind and width (tabulators, line ends, no-break and zero-width ones) become one space, those at both
// ends go.
std::string squeeze(std::string_view text);
std::string without_blanks(std::string_view text);

std::string replace_all(std::string_view text, std::string_view what, std::string_view by);

// The dashes of word processors become '-'.
std::string plain_dashes(std::string_view text);

// Only ASCII letters change: positions stay.
std::string lower_ascii(std::string_view text);
bool has_letter(std::string_view text);  // of any script

// "33000.0" → "33000": a number that passed through a spreadsheet.
std::string without_decimal_zero(std::string_view text);

// What stands between blanks.
std::vector<std::string> words(std::string_view text);

}  // namespace mediamap::clean
