// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/file_system.hpp"

namespace mediamap::cli {
namespace {

constexpr auto patience = std::chrono::milliseconds(500);
constexpr auto between = std::chrono::milliseconds(100);
constexpr std::size_t width = 20;

}  // namespace

bool takes_progress(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return ::isatty(descriptor) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb" && *terminal != '\0';
}

Progress::Progress(const Steps& steps) : steps_(steps) {
  try {
    thread_ = std::thread([this] { watch(); });
  } catch (const std::system_error&) {
    // No thread to be had: then without a bar.
  }
}

Progress::~Progress() {
  {
    const std::lock_guard lock(guard_);
    is_over_ = true;
  }
  end_.notify_all();
  if (thread_.joinable()) thread_.join();
  hide();
}

void Progress::hide() {
  const std::lock_guard lock(guard_);
  wipe();
}

// The work is long once it has gone on for half a second, in one piece or in several that follow each other closely.
void Progress::watch() {
  std::unique_lock lock(guard_);
  auto begun = std::chrono::steady_clock::now();
  while (!end_.wait_for(lock, between, [this] { return is_over_; })) {
    const auto now = std::chrono::steady_clock::now();
    const char* const what = steps_.what();
    if (what == nullptr) {
      wipe();
      begun = now;
    } else if (now - begun >= patience) {
      draw(what);
    }
  }
}

void Progress::draw(const char* what) {
  const std::size_t total = std::max<std::size_t>(steps_.total(), 1);
  const std::size_t done = std::min(steps_.done(), total);
  const std::size_t filled = width * done / total;
  const std::string bar = std::string(filled, '=') + std::string(width - filled, ' ');
  store::write_all(STDERR_FILENO, "\r\033[K" + fill(_("{0} [{1}] {2} %"), _(what), bar, 100 * done / total));
  is_shown_ = true;
}

void Progress::wipe() {
  if (is_shown_) store::write_all(STDERR_FILENO, "\r\033[K");
  is_shown_ = false;
}

}  // namespace mediamap::cli
