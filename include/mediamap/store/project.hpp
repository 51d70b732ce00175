// SPDX-License-Identifier: EUPL-1.2
// A territory folder that is open for reading or writing: found, locked, and with interrupted changes ended.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/base/steps.hpp"
#include "mediamap/store/file_system.hpp"
#include "mediamap/store/journal.hpp"
#include "mediamap/store/lock.hpp"

namespace mediamap::store {

enum class Access { read, write };

struct OpenOptions {
  fs::path start = ".";        // the folder itself, or one inside it
  Access access = Access::read;
  double lock_seconds = 10;
  std::string command;         // told to those who wait for the lock
  Steps* steps = nullptr;      // of whoever shows how far the work has come
};

class Project {
 public:
  // The root of the territory that this folder lies in; nothing when there is none.
  static std::optional<fs::path> find(const fs::path& start);
  // Walks up to the folder that holds territoire.yaml, as git does. DataError when there is none.
  static Project open(const OpenOptions& options);

  const fs::path& root() const { return root_; }
  // How messages name a file of the territory: relative to where the user stands.
  std::string shown(const fs::path& relative) const;
  // What ending an interrupted change left to say.
  const std::vector<Fault>& remarks() const { return remarks_; }

  Steps& steps() const { return *steps_; }

  std::optional<std::string> read(const fs::path& relative) const;
  // What a person should know about the change.
  std::vector<Fault> commit(const std::vector<FileChange>& changes);

  // Names of the files in a folder that end with `.yaml`, sorted; symbolic links are faults.
  std::vector<std::string> record_files(const fs::path& folder, std::vector<Fault>& faults) const;

 private:
  Project(fs::path root, Lock lock, Steps& steps) : root_(std::move(root)), lock_(std::move(lock)), steps_(&steps) {}

  fs::path root_;
  Lock lock_;
  Steps* steps_;
  std::vector<Fault> remarks_;
};

}  // namespace mediamap::store
