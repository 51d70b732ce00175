// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <cmath>

#include "mediamap/base/error.hpp"
#include "mediamap/base/late_library.hpp"

using namespace mediamap;

namespace late {

constinit LateLibrary mathematics{"libm.so.6", "libc6"};
constinit LateFunction<double(double)> cbrt{mathematics, "cbrt"};
constinit LateLibrary nowhere{"libnowhere.so.9", "libnowhere9"};
constinit LateFunction<int()> answer{nowhere, "answer"};
constinit LateFunction<int()> unknown{mathematics, "no_such_function"};

}  // namespace late

TEST_CASE("a library is loaded at the first call, and one that is missing is told with its package") {
  CHECK(late::cbrt(27) == doctest::Approx(3));
  CHECK(late::cbrt(8) == doctest::Approx(2));
  for (const auto* function : {&late::answer, &late::unknown}) {
    try {
      (*function)();
      FAIL("it has been called");
    } catch (const SystemError& error) {
      CHECK(error.faults().front().message.find("lib") != std::string::npos);
      CHECK(error.faults().front().advice.find("apt install lib") != std::string::npos);
    }
  }
}
