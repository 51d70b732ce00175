// SPDX-License-Identifier: EUPL-1.2
// Tells when the records of a folder change: inotify on the folder, on some of its folders and on theirs. Only files that
// are called *.yaml count, and not hidden ones, so that what is written half, or drawn, wakes nobody.
#pragma once

#include <sys/inotify.h>
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "mediamap/base/descriptor.hpp"

namespace mediamap::live {

namespace fs = std::filesystem;

class FolderWatch {
 public:
  // `folders` are names in `root`; they need not exist yet. SystemError where the system watches no more.
  FolderWatch(fs::path root, std::vector<std::string> folders);

  // Readable when take() would find something.
  int descriptor() const { return inotify_.get(); }

  // `gone` alone may be half of a replacement: an editor that moves the old file away before it writes the new one.
  enum class Change { none, gone, written };
  // All that has happened since the last call, as one. Does not wait.
  Change take();

  // False once the folder was removed, renamed or replaced: what is watched is then no longer at its path.
  bool is_there() const;

 private:
  void watch_folders();
  void watch(const fs::path& folder, std::map<int, fs::path>& found);
  Change change_of(const inotify_event& event, bool& is_other_folders);

  fs::path root_;
  std::vector<std::string> folders_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
  Descriptor inotify_;
  std::map<int, fs::path> watched_;
};

}  // namespace mediamap::live
