// SPDX-License-Identifier: EUPL-1.2
// One writer at a time, readers together. The system frees the lock when its holder ends, however it ends.
#pragma once

#include <filesystem>
#include <string>

namespace mediamap::store {

class Lock {
 public:
  enum class Mode { shared, exclusive };

  // Waits for at most `seconds`, then throws SystemError that says who holds the lock. Where the lock's file cannot be
  // made (a folder that this user may not write to), a shared lock is not taken.
  Lock(std::filesystem::path file, Mode mode, double seconds, const std::string& command);
  ~Lock();
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;

  void become(Mode mode, double seconds, const std::string& command);

 private:
  void acquire(Mode mode, double seconds, const std::string& command);

  std::filesystem::path file_;
  int descriptor_ = -1;
  bool exclusive_ = false;
};

}  // namespace mediamap::store
