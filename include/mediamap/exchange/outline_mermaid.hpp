// SPDX-License-Identifier: EUPL-1.2
// Mind maps of Mermaid. An id of letters, digits, '-', '_' and '.' is the node's; all that Mermaid has no place for goes
// into a comment below the node. All is carried.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

std::string mermaid_text(const Topic& root);

// Also as Markdown fences it (```mermaid). Icons, classes and comments become attributes; shapes, directives and the
// front matter's settings are left out, and told.
Outline read_mermaid(const std::string& path, std::string_view text);

// True when the first line that says something is "mindmap".
bool is_mermaid(std::string_view text);

}  // namespace mediamap::exchange
