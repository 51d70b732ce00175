// SPDX-License-Identifier: EUPL-1.2
// What a command wants to change, gathered first and then written as one.
#pragma once

#include <map>
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

  // The same for many records at once, on all cores. DataError with the faults of all of them.
  template <class Record>
  void put_all(const std::vector<const Record*>& records);

  // The same for the top-level keys of any file of the territory.
  void put_document(const fs::path& relative, std::string_view schema, const Json& document, bool flow_items = false);

  void write(const fs::path& relative, std::string bytes);
  void remove(const fs::path& relative);
  void move(const fs::path& from, const fs::path& to);

  bool empty() const { return changes_.empty(); }
  const std::vector<FileChange>& changes() const { return changes_; }
  // Everything or nothing. Returns what a person should know.
  std::vector<Fault> commit();

 private:
  // A record that was put, for the cache.
  struct Written {
    std::size_t change = 0;  // its place in changes_
    std::string bytes;
  };

  void add(FileChange change);
  template <class Record>
  void add_record(const Record& record, FileChange change, std::string bytes);
  void remember(const std::string& kind, const std::map<std::string, Written>& written) const;

  Project& project_;
  std::vector<FileChange> changes_;
  std::set<fs::path> paths_;
  std::map<std::string, std::map<std::string, Written>> written_;  // by kind and id
};

}  // namespace mediamap::store
