// SPDX-License-Identifier: EUPL-1.2
// What a browser asks of the loopback server, read strictly: whatever is unusual is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mediamap::live {

struct HttpRequest {
  int status = 200;  // or what to refuse it with: 400, 403, 405, 505
  bool is_head = false;
  std::string path;  // without what follows a '?'; not decoded
};

// A request's head, up to and with its empty line. One whose Host is not this machine's loopback, with `port`, gets 403:
// a page from elsewhere that had its own name lead here would read the answer otherwise (DNS rebinding).
HttpRequest parse_request(std::string_view head, std::uint16_t port);

}  // namespace mediamap::live
