// SPDX-License-Identifier: EUPL-1.2
// What the files of one kind were found to say, so that they need not be parsed again: .mediamap/cache/<kind>, in the
// manner of git's index. Never a truth: removing it, or any damage to it, only costs time. An entry counts as long as
// its file bears the same stamp; the last change of a file that is entered is older, by the file system's own clock,
// than the moment at which it was looked at, so that any later change gives it another stamp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::store {

namespace fs = std::filesystem;

// What a change of a file changes. Times in nanoseconds since 1970.
struct FileStamp {
  std::uint64_t size = 0;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  // mtime, which anybody may set
  std::int64_t changed = 0;   // ctime, which nobody can
  bool operator==(const FileStamp&) const = default;
};

// Nothing when there is no such ordinary file.
std::optional<FileStamp> stamp_of(const fs::path& path);

class RecordCache {
 public:
  struct Entry {
    std::string_view id;
    FileStamp stamp;
    std::string_view bytes;
  };

  RecordCache() = default;  // knows nothing
  // Reads what there is; what is damaged, or of another program, counts as nothing.
  RecordCache(const fs::path& root, const std::string& kind);
  RecordCache(RecordCache&&) = default;
  RecordCache& operator=(RecordCache&&) = default;

  // The bytes of the record (record_bytes.hpp) when its file is as it was. They live as long as the cache.
  std::optional<std::string_view> find(std::string_view id, const FileStamp& stamp) const;
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<char> content_;
  std::vector<Entry> entries_;  // by id
};

// A new content of a cache in the making. Replaces the old one as a whole; what hinders it (no right, no room) makes it
// do nothing.
class CacheUpdate {
 public:
  // Begin it before looking at the files that will be added.
  CacheUpdate(const fs::path& root, const std::string& kind);

  // In the order of the ids. `stamp` was taken before the file was read, and after this update was begun; passed over
  // when the file was changed so lately that a further change could give it the same stamp.
  void add(std::string_view id, const FileStamp& stamp, std::string_view bytes);
  // An entry of the cache as it was.
  void keep(const RecordCache::Entry& entry);
  void write();

 private:
  fs::path file_;
  bool is_possible_ = false;
  std::uint64_t device_ = 0;
  std::int64_t begun_ = 0;  // by the clock of the device
  std::string body_;
};

// Whether parsing so many of a kind's files costs more than writing its cache anew.
bool is_worth_writing(std::size_t parsed, std::size_t all);

}  // namespace mediamap::store
