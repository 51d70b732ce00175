// SPDX-License-Identifier: EUPL-1.2
// What a command wants to change, gathered first and then written as one.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "mediamap/store/project.hpp"
#include "mediamap/store/record.hpp"
#include "mediamap/store/yaml_edit.hpp"

namespace mediamap::store {

class ChangeSet {
 public:
  explicit ChangeSet(Project& project) : project_(project) {}

  // Creates the record's file, or edits it so that it says what the record says; comments, order and unknown keys stay.
  // Does nothing when it says so already.
  template <class Record>
  void put(const Record& record);

  // The same for the top-level keys of any file of the territory.
  void put_document(const fs::path& relative, std::string_view schema, const Json& document, bool flow_items = false);

  void write(const fs::path& relative, std::string bytes);
  void remove(const fs::path& relative);
  void move(const fs::path& from, const fs::path& to);

  bool empty() const { return changes_.empty(); }
  const std::vector<FileChange>& changes() const { return changes_; }
  // Everything or nothing. Returns what a person should know.
  std::vector<Fault> commit() { return project_.commit(changes_); }

 private:
  void add(FileChange change);

  Project& project_;
  std::vector<FileChange> changes_;
  std::set<fs::path> paths_;
};

}  // namespace mediamap::store
