// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/loopback_server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <memory>

#include "mediamap/live/http_request.hpp"
#include "mediamap/live/map_page.hpp"
#include "store_support.hpp"

using mediamap::Descriptor;
using namespace mediamap::live;
using namespace std::chrono_literals;
using store_tests::contains;
using store_tests::faults_of;

namespace {

ServerLimits short_limits() {
  ServerLimits limits;
  limits.connections = 4;
  limits.request_time = 100ms;
  limits.answer_time = 300ms;
  limits.heartbeat = 100ms;
  return limits;
}

// A browser of a kind: what it sends goes as it is.
class Client {
 public:
  explicit Client(LoopbackServer& server) : server_(server), socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    server_.attend();
  }
  void send(const std::string& text) {
    ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL);
    server_.attend();
  }
  // All that comes until the end, or until nothing came for as long as that.
  std::string receive(std::chrono::milliseconds time = 150ms) {
    std::string text;
    for (auto end = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < end;) {
      server_.attend();
      char buffer[65536];
      const ssize_t got = ::recv(socket_.get(), buffer, sizeof buffer, 0);
      if (got == 0) {
        is_over_ = true;
        break;
      }
      if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
      if (got < 0) ::usleep(1000);
    }
    return text;
  }
  std::string ask(const std::string& text) {
    send(text);
    return receive();
  }
  bool is_over() const { return is_over_; }

 private:
  LoopbackServer& server_;
  Descriptor socket_;
  bool is_over_ = false;
};

std::string host(const LoopbackServer& server) { return "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"; }

std::string get(const LoopbackServer& server, const std::string& path) { return "GET " + path + " HTTP/1.1\r\n" + host(server) + "\r\n"; }

std::string answer(LoopbackServer& server, const std::string& request) { return Client(server).ask(request); }

}  // namespace

TEST_CASE("http request: whose is taken, and what each other is refused with") {
  const auto status = [](const std::string& head) { return parse_request(head + "\r\n", 8017).status; };
  CHECK(status("GET / HTTP/1.1\r\nHost: 127.0.0.1:8017\r\n") == 200);
  CHECK(status("GET / HTTP/1.1\r\nHOST:  LocalHost:8017 \r\n") == 200);
  CHECK(status("HEAD / HTTP/1.0\r\nHost: [::1]:8017\r\n") == 200);
  for (const char* other : {"carte.example.org", "carte.example.org:8017", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.example.org:8017", ""}) {
    CAPTURE(other);
    CHECK(status("GET / HTTP/1.1\r\nHost: " + std::string(other) + "\r\n") == 403);
  }
  CHECK(status("GET / HTTP/1.1\r\n") == 403);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost:8017\r\nHost: localhost:8017\r\n") == 400);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "get"}) {
    CHECK(status(std::string(method) + " / HTTP/1.1\r\nHost: localhost:8017\r\n") == 405);
  }
  CHECK(status("GET http://localhost:8017/ HTTP/1.1\r\nHost: localhost:8017\r\n") == 400);
  CHECK(status("GET / HTTP/2\r\nHost: localhost:8017\r\n") == 505);
  CHECK(status("GET /\r\nHost: localhost:8017\r\n") == 400);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost:8017\r\nsans deux-points\r\n") == 400);
  CHECK(status("GET / HTTP/1.1\r\nHost: localhost:8017\r\nContent-Length: 5\r\n") == 400);
  CHECK(status("GET / HTTP/1.1\r\nHost : localhost:8017\r\n") == 400);
  CHECK(parse_request("GET /carte.svg?3 HTTP/1.1\r\nHost: localhost:8017\r\n\r\n", 8017).path == "/carte.svg");
}

TEST_CASE("map page: its ground is the drawing's, whatever the browser prefers") {
  LoopbackServer server(0, short_limits());
  set_page(server, "Carte", "#ffffff", false);
  const std::string light = answer(server, get(server, "/page.css"));
  CHECK(contains(light, "color-scheme: light;"));
  CHECK(contains(light, "--fond: #ffffff;"));
  set_page(server, "Carte", "#10151c", true);
  const std::string dark = answer(server, get(server, "/page.css"));
  CHECK(contains(dark, "color-scheme: dark;"));
  CHECK(contains(dark, "--fond: #10151c;"));
  CHECK(contains(answer(server, get(server, "/")), "<title>Carte</title>"));
}

TEST_CASE("loopback server: resources with their policy, and nothing else") {
  LoopbackServer server(0, short_limits());
  server.set("/", "text/plain", "default-src 'none'", "la carte");
  const std::string whole = answer(server, get(server, "/"));
  CHECK(whole.starts_with("HTTP/1.1 200 \r\n"));
  CHECK(contains(whole, "Content-Security-Policy: default-src 'none'\r\n"));
  CHECK(contains(whole, "Content-Length: 8\r\n"));
  CHECK(whole.ends_with("\r\n\r\nla carte"));
  const std::string head = answer(server, "HEAD / HTTP/1.1\r\n" + host(server) + "\r\n");
  CHECK(contains(head, "Content-Length: 8\r\n"));
  CHECK(head.ends_with("\r\n\r\n"));
  for (const char* path : {"/../../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/carte", "/territoire.yaml"}) {
    CHECK(answer(server, get(server, path)).starts_with("HTTP/1.1 404 "));
  }
  CHECK(answer(server, "GET / HTTP/1.1\r\nHost: carte.example.org\r\n\r\n").starts_with("HTTP/1.1 403 "));
  const std::string post = answer(server, "POST / HTTP/1.1\r\n" + host(server) + "Content-Length: 3\r\n\r\na=b");
  CHECK(post.starts_with("HTTP/1.1 405 "));
  CHECK(contains(post, "Allow: GET, HEAD\r\n"));
}

TEST_CASE("loopback server: a large answer arrives whole") {
  LoopbackServer server(0);
  server.set("/", "text/plain", "default-src 'none'", std::string(5'000'000, 'x'));
  Client client(server);
  client.send(get(server, "/"));
  const std::string whole = client.receive(5000ms);
  CHECK(client.is_over());
  CHECK(whole.ends_with("\r\n\r\n" + std::string(5'000'000, 'x')));
}

TEST_CASE("loopback server: heads that are too long, or too slow, end") {
  LoopbackServer server(0, short_limits());
  CHECK(answer(server, "GET / HTTP/1.1\r\nX: " + std::string(9000, 'a')).starts_with("HTTP/1.1 431 "));
  Client slow(server);
  slow.send("GET / HT");
  for (int i = 0; i < 20; ++i) {
    ::usleep(10'000);
    slow.send("T");
  }
  CHECK(slow.receive().starts_with("HTTP/1.1 408 "));
  CHECK(slow.is_over());
}

TEST_CASE("loopback server: more connections than it takes are told so, and it goes on afterwards") {
  LoopbackServer server(0, short_limits());
  server.set("/", "text/plain", "default-src 'none'", "la carte");
  {
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 4; ++i) idle.push_back(std::make_unique<Client>(server));
    CHECK(Client(server).receive(50ms).starts_with("HTTP/1.1 503 "));
  }
  server.attend();
  CHECK(answer(server, get(server, "/")).ends_with("la carte"));
}

TEST_CASE("loopback server: who listens hears the last event, those that follow, and signs of life") {
  LoopbackServer server(0, short_limits());
  server.announce("carte", "1");
  Client client(server);
  const std::string first = client.ask(get(server, "/evenements"));
  CHECK(contains(first, "Content-Type: text/event-stream"));
  CHECK(contains(first, "event: carte\ndata: 1\n\n"));
  CHECK(first.ends_with("\n:\n\n"));
  server.announce("faute", "deux\nlignes\r\nevent: carte");
  CHECK(contains(client.receive(), "event: faute\ndata: deux lignes  event: carte\n\n"));
  CHECK_FALSE(client.is_over());
}

TEST_CASE("loopback server: a port that is taken is told with advice") {
  LoopbackServer server(0);
  const auto faults = faults_of([&] { LoopbackServer(server.port()); });
  REQUIRE(faults.size() == 1);
  CHECK(contains(faults[0].message, "est déjà pris"));
  CHECK(contains(faults[0].advice, "--serve 0"));
}
