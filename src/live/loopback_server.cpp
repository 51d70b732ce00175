// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/loopback_server.hpp"

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <iterator>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/live/http_request.hpp"

namespace mediamap::live {
namespace {

// Whoever listens and does not fetch this much is not there any more.
constexpr std::size_t most_unfetched = 65536;

std::string refusal_text(int status) {
  switch (status) {
    case 403: return _("Cette adresse n'est pas celle de la carte : ouvrez celle que mediamap a écrite.\n");
    case 404: return _("Il n'y a rien à cette adresse. La carte est à la racine : /\n");
    case 405: return _("On ne peut que lire ici.\n");
    case 503: return _("Trop de pages sont ouvertes sur cette carte : fermez-en.\n");
    default: return _("Cette demande n'est pas celle d'un navigateur.\n");
  }
}

// The words after the number, which HTTP lets one leave out, are.
std::string head_of(int status, std::string_view type, std::string_view policy, const std::string& more) {
  return fmt::format("HTTP/1.1 {} \r\nContent-Type: {}\r\nContent-Security-Policy: {}\r\n"
                     "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
                     "Cross-Origin-Resource-Policy: same-origin\r\nCache-Control: no-store\r\n{}Connection: close\r\n\r\n",
                     status, type, policy, more);
}

// -1 with errno when it cannot be had.
Descriptor listener_on(int family, std::uint16_t port) {
  Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket) return socket;
  const int yes = 1;
  ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);  // those that a former run left in TIME_WAIT
  int bound = -1;
  if (family == AF_INET) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bound = ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  } else {
    ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = in6addr_loopback;
    bound = ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  if (bound != 0 || ::listen(socket.get(), 64) != 0) {
    const int error = errno;
    socket = Descriptor();
    errno = error;
  }
  return socket;
}

std::uint16_t port_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  return ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0 ? ntohs(address.sin_port) : std::uint16_t{0};
}

[[noreturn]] void refuse_port(std::uint16_t port, int error) {
  if (error == EADDRINUSE) {
    throw UsageError(fill(_("--serve : le port {} est déjà pris par un autre programme"), port),
                     _("Donnez un autre port, par exemple --serve 8018, ou laissez choisir : --serve 0"));
  }
  if (error == EACCES) {
    throw UsageError(fill(_("--serve : le port {} est réservé au système"), port),
                     _("Donnez un port à partir de 1024, ou laissez choisir : --serve 0"));
  }
  throw SystemError({{}, fill(_("--serve : la page ne peut pas être servie : {}"), describe_errno(error)),
                     _("Travaillez sans --serve : la carte est redessinée dans son fichier.")});
}

}  // namespace

LoopbackServer::LoopbackServer(std::uint16_t port, ServerLimits limits)
    : limits_(limits), poll_(::epoll_create1(EPOLL_CLOEXEC)) {
  if (!poll_) refuse_port(port, errno);
  listen_on(port);
  for (const Descriptor& listener : listeners_) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr;  // any of the listeners
    if (::epoll_ctl(poll_.get(), EPOLL_CTL_ADD, listener.get(), &event) != 0) refuse_port(port, errno);
  }
}

LoopbackServer::~LoopbackServer() = default;

// The same port for both addresses. A machine without IPv6 has one address.
void LoopbackServer::listen_on(std::uint16_t port) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    Descriptor four = listener_on(AF_INET, port);
    if (!four) refuse_port(port, errno);
    const std::uint16_t given = port_of(four.get());
    Descriptor six = listener_on(AF_INET6, given);
    if (!six && errno == EADDRINUSE) {
      if (port != 0) refuse_port(port, EADDRINUSE);
      continue;
    }
    port_ = given;
    listeners_.push_back(std::move(four));
    if (six) listeners_.push_back(std::move(six));
    return;
  }
  refuse_port(port, EADDRINUSE);
}

std::string LoopbackServer::address() const { return fmt::format("http://127.0.0.1:{}/", port_); }

void LoopbackServer::set(const std::string& path, std::string type, std::string policy, std::string bytes) {
  resources_[path] = {std::move(type), std::move(policy), std::move(bytes)};
}

void LoopbackServer::announce(std::string_view event, std::string_view data) {
  std::string line(data);
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  last_event_ = fmt::format("event: {}\ndata: {}\n\n", event, line);
  for (auto at = connections_.begin(); at != connections_.end();) {
    const auto connection = at++;
    if (connection->state != Connection::State::listening) continue;
    connection->out += last_event_;
    if (!write_some(*connection)) drop(connection);
  }
}

void LoopbackServer::attend() {
  epoll_event events[64];
  const int count = ::epoll_wait(poll_.get(), events, static_cast<int>(std::size(events)), 0);
  bool has_callers = false;
  for (int i = 0; i < count; ++i) {
    if (events[i].data.ptr == nullptr) {
      has_callers = true;
      continue;
    }
    auto* const connection = static_cast<Connection*>(events[i].data.ptr);
    const bool goes_on = (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) == 0 || read_some(*connection);
    if (goes_on && ((events[i].events & EPOLLOUT) == 0 || write_some(*connection))) continue;
    for (auto at = connections_.begin(); at != connections_.end(); ++at) {
      if (&*at != connection) continue;
      drop(at);
      break;
    }
  }
  for (auto at = connections_.begin(); at != connections_.end();) {
    const auto connection = at++;
    if (!is_in_time(*connection)) drop(connection);
  }
  if (!has_callers) return;
  for (const Descriptor& listener : listeners_) accept_all(listener.get());
}

void LoopbackServer::accept_all(int listener) {
  while (true) {
    Descriptor socket(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket) return;  // nobody, or no descriptor left: they wait
    Connection& connection = connections_.emplace_back();
    connection.socket = std::move(socket);
    connection.deadline = Clock::now() + limits_.request_time;
    await(connection, EPOLLIN, EPOLL_CTL_ADD);
    if (connections_.size() <= limits_.connections) continue;
    answer(connection, 503, false, nullptr);
    if (!write_some(connection)) drop(std::prev(connections_.end()));
    // Even those who are told no have their number.
    if (connections_.size() > 2 * limits_.connections) drop(std::prev(connections_.end()));
  }
}

bool LoopbackServer::read_some(Connection& connection) {
  char buffer[4096];
  for (int times = 0; times < 16; ++times) {  // then it is the others' turn
    const ssize_t got = ::recv(connection.socket.get(), buffer, sizeof buffer, 0);
    if (got == 0) return false;
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (connection.state != Connection::State::reading) continue;  // whatever comes after the request is not read
    connection.in.append(buffer, static_cast<std::size_t>(got));
    const std::size_t end = connection.in.find("\r\n\r\n");
    if (end != std::string::npos && end + 4 <= limits_.request_bytes) {
      answer(connection, std::string_view(connection.in).substr(0, end + 4));
    } else if (connection.in.size() > limits_.request_bytes) {
      answer(connection, 431, false, nullptr);
    } else {
      continue;
    }
    if (!write_some(connection)) return false;
  }
  return true;
}

void LoopbackServer::answer(Connection& connection, std::string_view head) {
  const HttpRequest request = parse_request(head, port_);
  if (request.status == 200 && !request.is_head && request.path == events_path) {
    connection.state = Connection::State::listening;
    connection.out = head_of(200, "text/event-stream; charset=utf-8", "default-src 'none'", "") + "retry: 1000\n\n" + last_event_;
    connection.deadline = Clock::now() + limits_.heartbeat;
    return;
  }
  const auto found = resources_.find(request.path);
  const bool is_known = request.status == 200 && found != resources_.end();
  answer(connection, request.status == 200 && !is_known ? 404 : request.status, request.is_head, is_known ? &found->second : nullptr);
}

void LoopbackServer::answer(Connection& connection, int status, bool is_head, const Resource* resource) {
  connection.state = Connection::State::answering;
  connection.deadline = Clock::now() + limits_.answer_time;
  const Resource refusal = {"text/plain; charset=utf-8", "default-src 'none'", refusal_text(status)};
  const Resource& given = resource == nullptr ? refusal : *resource;
  std::string more = fmt::format("Content-Length: {}\r\n", given.bytes.size());
  if (status == 405) more += "Allow: GET, HEAD\r\n";
  connection.out = head_of(status, given.type, given.policy, more);
  if (!is_head) connection.out += given.bytes;
}

bool LoopbackServer::write_some(Connection& connection) {
  while (connection.sent < connection.out.size()) {
    const ssize_t put = ::send(connection.socket.get(), connection.out.data() + connection.sent,
                               connection.out.size() - connection.sent, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno != EAGAIN) return false;
    if (put < 0) break;
    connection.sent += static_cast<std::size_t>(put);
  }
  const bool is_all_sent = connection.sent == connection.out.size();
  const bool is_listening = connection.state == Connection::State::listening;
  if (is_listening) {
    connection.out.erase(0, connection.sent);
    connection.sent = 0;
    if (connection.out.size() > most_unfetched) return false;
  } else if (is_all_sent && connection.state == Connection::State::answering) {
    // What the other side goes on to send would make the system throw the answer away: its end is waited for.
    ::shutdown(connection.socket.get(), SHUT_WR);
    await(connection, EPOLLIN, EPOLL_CTL_MOD);
    return true;
  }
  await(connection, is_all_sent ? EPOLLIN : EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
  return true;
}

bool LoopbackServer::is_in_time(Connection& connection) {
  if (Clock::now() < connection.deadline) return true;
  switch (connection.state) {
    case Connection::State::answering: return false;
    case Connection::State::reading:
      answer(connection, 408, false, nullptr);
      connection.deadline = Clock::now() + limits_.request_time;
      return write_some(connection);
    case Connection::State::listening: break;
  }
  connection.deadline = Clock::now() + limits_.heartbeat;
  connection.out += ":\n\n";
  return write_some(connection);
}

void LoopbackServer::await(Connection& connection, std::uint32_t events, int operation) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = &connection;
  ::epoll_ctl(poll_.get(), operation, connection.socket.get(), &event);
}

void LoopbackServer::drop(Connections::iterator connection) { connections_.erase(connection); }

}  // namespace mediamap::live
