// SPDX-License-Identifier: EUPL-1.2
// A small HTTP server for a browser on the same machine: hands out a few resources from memory, and tells those who
// listen when something is new. It reads no file, takes nothing but GET and HEAD, and answers on 127.0.0.1 and ::1 only.
// One thread: its owner polls descriptor() and calls attend().
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/base/descriptor.hpp"

namespace mediamap::live {

struct ServerLimits {
  std::size_t connections = 64;
  std::size_t request_bytes = 8192;
  std::chrono::milliseconds request_time{5000};   // for a whole request to arrive
  std::chrono::milliseconds answer_time{30000};   // for the answer to be fetched
  std::chrono::milliseconds heartbeat{15000};     // between two signs of life to those who listen
};

class LoopbackServer {
 public:
  // Port 0: any that is free. UsageError when it is taken or not allowed, SystemError when sockets are not to be had.
  explicit LoopbackServer(std::uint16_t port, ServerLimits limits = {});
  ~LoopbackServer();

  std::uint16_t port() const { return port_; }
  std::string address() const;  // "http://127.0.0.1:8008/"

  // What a path answers from now on. `policy` is its Content-Security-Policy.
  void set(const std::string& path, std::string type, std::string policy, std::string bytes);

  // The path of the events (server-sent), of which `event` is the last: sent to all who listen, and first of all to
  // those who come later.
  static constexpr std::string_view events_path = "/evenements";
  void announce(std::string_view event, std::string_view data);

  // Readable when attend() has something to do; attend() is due every second besides. Does not wait.
  int descriptor() const { return poll_.get(); }
  void attend();

 private:
  using Clock = std::chrono::steady_clock;

  struct Resource {
    std::string type, policy, bytes;
  };
  struct Connection {
    Descriptor socket;
    std::string in, out;
    std::size_t sent = 0;
    enum class State { reading, answering, listening } state = State::reading;
    Clock::time_point deadline{};  // of what the state waits for; for those who listen, the next sign of life
  };
  using Connections = std::list<Connection>;

  void listen_on(std::uint16_t port);
  void accept_all(int listener);
  // False when the connection is over.
  bool read_some(Connection& connection);
  bool write_some(Connection& connection);
  bool is_in_time(Connection& connection);
  void answer(Connection& connection, int status, bool is_head, const Resource* resource);
  void answer(Connection& connection, std::string_view head);
  void await(Connection& connection, std::uint32_t events, int operation);
  void drop(Connections::iterator connection);

  ServerLimits limits_;
  std::uint16_t port_ = 0;
  Descriptor poll_;
  std::vector<Descriptor> listeners_;
  Connections connections_;
  std::map<std::string, Resource, std::less<>> resources_;
  std::string last_event_;
};

}  // namespace mediamap::live
