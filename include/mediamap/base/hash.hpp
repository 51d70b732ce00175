// SPDX-License-Identifier: EUPL-1.2
// FNV-1a (Fowler, Noll, Vo): marks that tell whether a text has changed. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace mediamap {

constexpr std::uint32_t fnv1a_32(std::string_view bytes) {
  std::uint32_t hash = 2166136261u;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

constexpr std::uint64_t fnv1a_64(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace mediamap
