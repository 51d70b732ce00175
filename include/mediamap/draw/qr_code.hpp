// SPDX-License-Identifier: EUPL-1.2
// A text as a QR code (ISO/IEC 18004), drawn as one area.
#pragma once

#include <string>

#include "mediamap/draw/cut_sheet.hpp"

namespace mediamap::draw {

// The dark modules in the largest square in the middle of the box that leaves the four light modules which the standard
// asks for on each side. SystemError when the text is too long for a code (2,331 bytes).
Area qr_code(const std::string& text, const Box& box);

}  // namespace mediamap::draw
