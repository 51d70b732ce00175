// SPDX-License-Identifier: EUPL-1.2
// The same work on many things that do not depend on each other, on all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace mediamap::store {

// Calls work(0) … work(count - 1), in any order. An exception stops the rest and is thrown on.
template <class Work>
void for_each_in_parallel(std::size_t count, Work work) {
  const std::size_t threads = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), 8);
  if (count < 32 || threads == 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(threads);
  std::vector<std::thread> team;
  const auto take_turns = [&](std::size_t t) {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      failures[t] = std::current_exception();
      next = count;
    }
  };
  try {
    for (std::size_t t = 1; t < threads; ++t) team.emplace_back(take_turns, t);
  } catch (const std::system_error&) {
    // No more threads to be had: those that there are do the work.
  }
  take_turns(0);
  for (std::thread& member : team) member.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace mediamap::store
