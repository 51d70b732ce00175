// SPDX-License-Identifier: EUPL-1.2
// C libraries that are loaded when the first of their functions is called. Dozens of others come with some of them, which
// took a third of the time that the program needs to start, and few commands want any.
//
//   constinit LateLibrary zlib{"libz.so.1", "zlib1g"};
//   LateFunction<decltype(::crc32)> crc32{zlib, "crc32"};   // in a namespace of ours, where it hides the library's own
#pragma once

#include <atomic>
#include <mutex>

namespace mediamap {

class LateLibrary {
 public:
  // `package` is Debian's, for the advice when the library is not there.
  constexpr LateLibrary(const char* file, const char* package) : file_(file), package_(package) {}

  // SystemError when the library, or the function in it, is not installed.
  void* find(const char* function);

 private:
  const char* file_;
  const char* package_;
  void* handle_ = nullptr;
  std::mutex loading_;
};

template <class Function>
class LateFunction;

template <class Result, class... Parameters>
class LateFunction<Result(Parameters...)> {
 public:
  constexpr LateFunction(LateLibrary& library, const char* name) : library_(library), name_(name) {}

  Result operator()(Parameters... parameters) const {
    Function* function = found_.load(std::memory_order_relaxed);
    if (function == nullptr) {
      function = reinterpret_cast<Function*>(library_.find(name_));
      found_.store(function, std::memory_order_relaxed);
    }
    return function(parameters...);
  }

 private:
  using Function = Result(Parameters...);

  LateLibrary& library_;
  const char* name_;
  mutable std::atomic<Function*> found_ = nullptr;
};

}  // namespace mediamap

// A function under its own name, which stands for the library's in this namespace.
#define MEDIAMAP_LATE(library, name) \
  inline constinit ::mediamap::LateFunction<decltype(::name)> name { library, #name }
