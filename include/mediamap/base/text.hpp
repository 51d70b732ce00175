// SPDX-License-Identifier: EUPL-1.2
// Strings as people write them: UTF-8 throughout, compared and cut by characters, not bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap {

std::string trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// Offset of the first byte that is not valid UTF-8 (RFC 3629), or nothing.
std::optional<std::size_t> invalid_utf8(std::string_view text);

// The code point at a byte offset, which moves behind it; -1 for bytes that are not UTF-8.
std::int32_t next_character(std::string_view text, std::size_t& at);

// Number of characters (code points), and of terminal columns.
std::size_t length(std::string_view text);
std::size_t width(std::string_view text);

// The first `columns` terminal columns, with "…" when something was cut.
std::string shorten(std::string_view text, std::size_t columns);

// Lower case without accents or ligatures, for comparing and searching: "Œuvre d’Été" → "oeuvre d'ete".
std::string fold(std::string_view text);

// A safe file name: lower-case ASCII letters and digits joined by '-', at most 80 characters.
// Other scripts are transliterated; empty when nothing remains ("…", "🙂").
std::string slug(std::string_view text);

// True for what may name a file on any system: letters, digits, '-', '_', '.', at most 80 characters, beginning with a
// letter or digit, not ending with '.', and not a device name of Windows.
bool is_safe_id(std::string_view id);

// "x-2": the id of the second thing that would be "x", cut where it would grow too long for one.
std::string numbered_id(std::string_view id, int number);

// The text with a blank for each line break and tabulator, for lists and messages.
std::string on_one_line(std::string text);

// A path as part of a URI reference (RFC 3986): blanks and other scripts percent-encoded, slashes kept.
std::string uri_path(std::string_view path);

// French dictionary order (ICU collation).
bool french_less(std::string_view a, std::string_view b);

}  // namespace mediamap
