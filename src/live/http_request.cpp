// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/http_request.hpp"

#include <algorithm>

#include "mediamap/base/text.hpp"

namespace mediamap::live {
namespace {

constexpr std::string_view line_end = "\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool is_token(std::string_view text) {
  return !text.empty() && text.find_first_not_of("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find(line_end);
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + line_end.size());
  return line;
}

bool is_ours(const std::string& host, std::uint16_t port) {
  for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) {
    if (host == std::string(name) + ":" + std::to_string(port)) return true;
    if (port == 80 && host == name) return true;
  }
  return false;
}

int status_of_first_line(std::string_view line, HttpRequest& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!version.starts_with("HTTP/") || !is_token(lowered(method)) || !is_visible(target)) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  if (method != "GET" && method != "HEAD") return 405;
  if (!target.starts_with('/')) return 400;
  request.is_head = method == "HEAD";
  request.path = target.substr(0, target.find('?'));
  return 200;
}

}  // namespace

HttpRequest parse_request(std::string_view head, std::uint16_t port) {
  HttpRequest request;
  const int first = status_of_first_line(take_line(head), request);
  int hosts = 0;
  bool is_host_ours = false, is_well_formed = true, has_body = false;
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    const std::string name = lowered(line.substr(0, colon));
    if (colon == std::string_view::npos || !is_token(name)) {
      is_well_formed = false;
      continue;
    }
    const std::string value = lowered(trim(line.substr(colon + 1)));
    if (name == "host") {
      ++hosts;
      is_host_ours = is_ours(value, port);
    }
    has_body |= name == "transfer-encoding" || (name == "content-length" && value != "0");
  }
  if (first == 400 || !is_well_formed || hosts > 1) {
    request.status = 400;
  } else if (!is_host_ours) {
    request.status = 403;
  } else if (first != 200) {
    request.status = first;
  } else if (has_body) {
    request.status = 400;
  }
  return request;
}

}  // namespace mediamap::live
