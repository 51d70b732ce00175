// SPDX-License-Identifier: EUPL-1.2
// A bar on standard error for work that lasts longer than half a second. Only for a terminal: the caller sees to that.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

#include "mediamap/base/steps.hpp"

namespace mediamap::cli {

// True where a bar can be drawn and wiped out again: a terminal that knows how.
bool takes_progress(int descriptor);

// Shows how far `steps` have come, from a thread of its own, until it is destroyed.
class Progress {
 public:
  explicit Progress(const Steps& steps);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Wipes the bar out, so that something else can be written. It comes back when the work goes on.
  void hide();

 private:
  void watch();
  void draw(const char* what);
  void wipe();

  const Steps& steps_;
  std::mutex guard_;
  std::condition_variable end_;
  bool is_over_ = false;
  bool is_shown_ = false;
  std::thread thread_;
};

}  // namespace mediamap::cli
