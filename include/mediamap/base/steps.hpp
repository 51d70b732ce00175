// SPDX-License-Identifier: EUPL-1.2
// How far a long piece of work has come: whoever works counts, from any thread; whoever shows it looks now and then.
#pragma once

#include <atomic>
#include <cstddef>

namespace mediamap {

class Steps {
 public:
  // `what` is a message to be translated (N_) that lives as long as the program.
  void begin(const char* what, std::size_t total) {
    what_ = nullptr;
    done_ = 0;
    total_ = total;
    what_ = what;
  }
  void step() { done_.fetch_add(1, std::memory_order_relaxed); }
  void end() { what_ = nullptr; }

  // Nothing between two pieces of work.
  const char* what() const { return what_; }
  std::size_t done() const { return done_; }
  std::size_t total() const { return total_; }

 private:
  std::atomic<const char*> what_ = nullptr;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> total_ = 0;
};

}  // namespace mediamap
