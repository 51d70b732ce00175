// SPDX-License-Identifier: EUPL-1.2
// The few things the store asks of a disk, behind an interface so that tests can make each of them fail.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::store {

namespace fs = std::filesystem;

// Every call throws SystemError with the path and a French reason.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // Nothing when there is no such file.
  virtual std::optional<std::string> read(const fs::path& path) = 0;
  virtual bool exists(const fs::path& path) = 0;
  // Creates or truncates. With `durable`, the bytes are on the disk on return.
  virtual void write(const fs::path& path, std::string_view bytes, bool durable) = 0;
  virtual void rename(const fs::path& from, const fs::path& to) = 0;
  // A file, or a folder with all that is in it; nothing when there is no such thing.
  virtual void remove(const fs::path& path) = 0;
  virtual void make_directories(const fs::path& path) = 0;
  // What was renamed or removed in the directory is on the disk on return.
  virtual void sync_directory(const fs::path& path) = 0;
  // Everything written to the file system that holds the path is on the disk on return.
  virtual void sync_all(const fs::path& path) = 0;
};

FileSystem& disk();

// All of it, to an open descriptor. Returns errno; 0 when all went well.
int write_all(int descriptor, std::string_view bytes);

// The bytes of a file or pipe, or of standard input for "-". DataError when there is no such file, SystemError when it
// cannot be read.
std::string read_input(const std::string& path);

// Replaces a file that stands outside of a territory's records (a drawing, an export): whole or not at all, also when
// the program is interrupted. SystemError when it cannot be written.
void write_output(const fs::path& path, std::string_view bytes);

}  // namespace mediamap::store
