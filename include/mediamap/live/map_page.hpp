// SPDX-License-Identifier: EUPL-1.2
// The page that shows a drawing and follows its changes in a browser: for a projector, by keyboard or mouse, in light or
// dark rooms. It asks nothing of any other machine.
#pragma once

#include <string>
#include <string_view>

#include "mediamap/live/loopback_server.hpp"

namespace mediamap::live {

// Sets the page and its parts. `title` in HTML's writing (&amp;…); `ground` is the drawing's ("#rrggbb"), which the page
// goes on with.
void set_page(LoopbackServer& server, std::string_view title, std::string_view ground, bool is_dark);

// A new drawing, shown at once.
void show_drawing(LoopbackServer& server, std::string svg);
// The drawing stays, under a banner that tells what is wrong with what came after it.
void show_fault(LoopbackServer& server, std::string_view text);
// The fault is mended, and the drawing is as it was.
void hide_fault(LoopbackServer& server);

}  // namespace mediamap::live
