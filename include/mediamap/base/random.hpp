// SPDX-License-Identifier: EUPL-1.2
// A generator whose numbers are the same on every machine, unlike the distributions of <random>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mediamap {

// SplitMix64 (Steele, Lea, Flood): every seed gives a good sequence. Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  // From 0 to count - 1, each as likely as the other. `count` is at least 1.
  std::size_t below(std::size_t count) {
    const std::uint64_t least = (0 - static_cast<std::uint64_t>(count)) % count;  // 2^64 modulo count
    std::uint64_t drawn = next();
    while (drawn < least) drawn = next();
    return static_cast<std::size_t>(drawn % count);
  }

  template <class Value>
  void shuffle(std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace mediamap
