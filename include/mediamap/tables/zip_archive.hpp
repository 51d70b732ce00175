// SPDX-License-Identifier: EUPL-1.2
// ZIP archives received: their entries in memory, within limits. What the archive says of sizes is not believed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace mediamap::tables {

class ZipArchive {
 public:
  // DataError when the bytes are no whole archive. They have to outlive it. `path` is for messages.
  ZipArchive(std::string path, std::string_view bytes);
  ~ZipArchive();

  std::vector<std::string> names() const;
  bool has(const std::string& name) const;

  // The entry, or nothing when there is none. DataError when it is encrypted, damaged, larger than `largest_entry`, or
  // when all that was read would be more than `most_read`.
  std::optional<std::string> read(const std::string& name);

  static constexpr std::size_t largest_entry = 150'000'000;
  static constexpr std::size_t most_read = 300'000'000;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  std::string path_;
  std::unique_ptr<zip, Close> archive_;
  std::size_t read_ = 0;
};

}  // namespace mediamap::tables
