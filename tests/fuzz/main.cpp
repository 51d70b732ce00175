// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "fuzz.hpp"
#include "mediamap/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    mediamap::fuzz({reinterpret_cast<const char*>(data), size});
  } catch (const mediamap::Error&) {
  }
  return 0;
}
