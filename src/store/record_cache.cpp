// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/record_cache.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <system_error>

#include "mediamap/base/error.hpp"
#include "mediamap/base/hash.hpp"
#include "mediamap/store/file_system.hpp"
#include "mediamap/store/record_bytes.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::store {
namespace {

constexpr std::string_view signature = "mediamap-cache\n";

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

fs::path cache_file(const fs::path& root, const std::string& kind) { return root / ".mediamap" / "cache" / kind; }

// Another program, another schema, another layout: another meaning of the bytes.
std::uint64_t meaning() {
  static const std::uint64_t value = [] {
    std::string all = MEDIAMAP_VERSION;
    append_number(all, bytes_layout());
    for (const auto& [name, text] : schema_files()) {
      append_text(all, name);
      append_text(all, text);
    }
    return fnv1a_64(all);
  }();
  return value;
}

// Eight bytes at a time: tens of megabytes are checked at each load.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = bytes.size();
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    bytes.remove_prefix(sizeof word);
  }
  return hash ^ fnv1a_64(bytes);
}

void append_entry(std::string& out, std::string_view id, const FileStamp& stamp, std::string_view bytes) {
  append_text(out, id);
  append_number(out, stamp.size);
  append_number(out, stamp.device);
  append_number(out, stamp.inode);
  append_number(out, static_cast<std::uint64_t>(stamp.modified));
  append_number(out, static_cast<std::uint64_t>(stamp.changed));
  append_text(out, bytes);
}

RecordCache::Entry read_entry(BytesReader& reader) {
  RecordCache::Entry entry;
  entry.id = reader.text();
  entry.stamp.size = reader.number();
  entry.stamp.device = reader.number();
  entry.stamp.inode = reader.number();
  entry.stamp.modified = static_cast<std::int64_t>(reader.number());
  entry.stamp.changed = static_cast<std::int64_t>(reader.number());
  entry.bytes = reader.text();
  return entry;
}

std::vector<char> bytes_of(const fs::path& path) {
  std::vector<char> bytes;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  if (file < 0) return bytes;
  struct stat info {};
  if (::fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
    bytes.resize(static_cast<std::size_t>(info.st_size));
    std::size_t got = 0;
    while (got < bytes.size()) {
      const ssize_t one = ::read(file, bytes.data() + got, bytes.size() - got);
      if (one <= 0) break;
      got += static_cast<std::size_t>(one);
    }
    bytes.resize(got);
  }
  ::close(file);
  return bytes;
}

}  // namespace

std::optional<FileStamp> stamp_of(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  return FileStamp{static_cast<std::uint64_t>(info.st_size), info.st_dev, info.st_ino, nanoseconds(info.st_mtim),
                   nanoseconds(info.st_ctim)};
}

RecordCache::RecordCache(const fs::path& root, const std::string& kind) : content_(bytes_of(cache_file(root, kind))) {
  BytesReader head(std::string_view(content_.data(), content_.size()));
  if (head.take(signature.size()) != signature || head.number() != meaning()) return;
  const std::uint64_t sum = head.number();
  const std::string_view body = head.text();
  if (!head.good() || !head.at_end() || checksum(body) != sum) return;

  BytesReader reader(body);
  std::vector<Entry> entries;
  while (reader.good() && !reader.at_end()) entries.push_back(read_entry(reader));
  const auto in_order = [](const Entry& a, const Entry& b) { return a.id < b.id; };
  if (reader.good() && std::is_sorted(entries.begin(), entries.end(), in_order)) entries_ = std::move(entries);
}

std::optional<std::string_view> RecordCache::find(std::string_view id, const FileStamp& stamp) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), id,
                                      [](const Entry& entry, std::string_view wanted) { return entry.id < wanted; });
  if (found == entries_.end() || found->id != id || found->stamp != stamp) return {};
  return found->bytes;
}

CacheUpdate::CacheUpdate(const fs::path& root, const std::string& kind) : file_(cache_file(root, kind)) {
  std::error_code ignored;
  fs::create_directory(file_.parent_path(), ignored);
  // What a new file says of the clock and the device; it is gone before anybody can see it.
  const std::string probe = (file_.parent_path() / fmt::format(".{}.{}.tmp", kind, ::getpid())).string();
  const int descriptor = ::open(probe.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return;
  ::unlink(probe.c_str());
  struct stat now {};
  is_possible_ = ::fstat(descriptor, &now) == 0;
  ::close(descriptor);
  device_ = now.st_dev;
  begun_ = std::min(nanoseconds(now.st_mtim), nanoseconds(now.st_ctim));
}

void CacheUpdate::add(std::string_view id, const FileStamp& stamp, std::string_view bytes) {
  const bool is_settled = stamp.device == device_ && std::max(stamp.modified, stamp.changed) < begun_;
  if (is_settled) append_entry(body_, id, stamp, bytes);
}

void CacheUpdate::keep(const RecordCache::Entry& entry) { append_entry(body_, entry.id, entry.stamp, entry.bytes); }

void CacheUpdate::write() {
  if (!is_possible_) return;
  std::string content(signature);
  append_number(content, meaning());
  append_number(content, checksum(body_));
  append_number(content, body_.size());
  content += body_;
  try {
    write_output(file_, content);
  } catch (const SystemError&) {
    // It is only a cache.
  }
}

bool is_worth_writing(std::size_t parsed, std::size_t all) { return parsed * 16 > all; }

}  // namespace mediamap::store
