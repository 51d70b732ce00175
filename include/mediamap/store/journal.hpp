// SPDX-License-Identifier: EUPL-1.2
// Several files changed as one. The new contents are first laid beside, each in a file of its own, and a journal says
// where each belongs. Once all of it is safely on the disk the journal is renamed into place: from that instant the
// change has happened, whatever interrupts the program, because whoever comes next finds the journal and carries it out.
// Before that instant nothing has happened. A disk that fills up is met before that instant too: carrying out only
// renames and removes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/base/steps.hpp"
#include "mediamap/store/file_system.hpp"

namespace mediamap::store {

struct FileChange {
  fs::path path;                      // relative to the root of the territory
  std::optional<std::string> before;  // content when it was read; nothing: there was no file
  std::optional<std::string> after;   // nothing: the file is removed
};

class Journal {
 public:
  // `steps` counts the files as they are staged and put in place.
  Journal(FileSystem& files, fs::path root, Steps* steps = nullptr);

  // Carries out the changes. DataError when a file is no longer as it was read; SystemError when the disk refuses,
  // with a message that says whether nothing was changed or the next command will end the change. Returns what a person
  // should know, as recover() does.
  std::vector<Fault> commit(const std::vector<FileChange>& changes);

  bool is_pending() const;
  // Ends a change that was interrupted, or clears what is left of one that never happened. Returns what a person
  // should know: a file changed by hand in between is kept, and the new version laid beside it.
  std::vector<Fault> recover();

 private:
  // One line of the journal.
  struct Entry {
    fs::path path;
    std::uint64_t before = 0;  // mark of the content that may be replaced
    std::uint64_t after = 0;   // mark of the content to come; that of no file for a removal
  };

  // Before anything was changed, which a failure says.
  std::optional<std::string> read_or_say(const fs::path& path);
  Fault about_the_folder(const SystemError& error) const;
  void count_steps(const char* what, std::size_t total);
  void step();
  void stage(const std::vector<FileChange>& changes, const std::vector<Entry>& entries);
  void forget_staged();
  std::vector<Fault> carry_out(const std::vector<Entry>& entries);
  void put(const Entry& entry, const fs::path& source, std::vector<Fault>& remarks);
  void take_away(const Entry& entry, std::vector<Fault>& remarks);
  std::vector<Entry> decode(const std::string& journal) const;

  FileSystem& files_;
  fs::path root_;
  Steps* steps_;
};

}  // namespace mediamap::store
