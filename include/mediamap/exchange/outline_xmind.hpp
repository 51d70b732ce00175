// SPDX-License-Identifier: EUPL-1.2
// Mind maps of XMind. Attributes stand in an extension of ours, which XMind keeps. All is carried; ids that look like
// those that XMind makes up are not given back.
#pragma once

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

// The bytes of a zip with content.json.
std::string xmind_bytes(const Topic& root);

// The archive with content.json (new) or content.xml (old). The first sheet is read. Labels, markers, pictures, dates
// become attributes; floating topics and summaries come below the root or their topic, with an attribute that says so.
Outline read_xmind(const std::string& path, std::string_view bytes);

// content.xml itself.
Outline read_xmind_xml(const std::string& path, std::string_view text);

}  // namespace mediamap::exchange
