// SPDX-License-Identifier: EUPL-1.2
// Bytes of a text file, in whatever encoding a spreadsheet or a registry wrote them, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::tables {

struct Decoded {
  std::string encoding;                  // as users know it: "UTF-8", "Windows-1252"
  std::optional<std::string> converted;  // none: the bytes are UTF-8 already
  std::size_t mark = 0;                  // bytes of the byte order mark before such bytes

  // UTF-8 without byte order mark; lives as long as this and the bytes do.
  std::string_view text(std::string_view bytes) const { return converted ? *converted : bytes.substr(mark); }
};

// Without a name the encoding is found: byte order mark, UTF-16 by its NUL bytes, UTF-8, then Windows-1252 or
// ISO-8859-15, line by line, so that UTF-8 lines of a file that others were added to stay right. A UsageError for a
// name that is not known; a DataError for what is no text (empty, NUL bytes) or not in the encoding that was named.
Decoded decode(const std::string& path, std::string_view bytes, const std::string& name = {});

// The names that decode() takes, for messages and help; other writings ("cp1252", "ansi", "latin1") are understood too.
const std::vector<std::string>& encoding_names();

}  // namespace mediamap::tables
