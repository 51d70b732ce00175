// SPDX-License-Identifier: EUPL-1.2
// The territory folder into the model.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/contact.hpp"
#include "mediamap/model/territory.hpp"
#include "mediamap/store/project.hpp"
#include "mediamap/store/yaml_document.hpp"

namespace mediamap::store {

// Which records to read besides territoire.yaml and thematiques.yaml.
struct Parts {
  bool communes = true;
  bool actors = true;
  bool offers = true;
  bool workshops = true;
  bool bilans = true;
};

struct Loaded {
  Territory territory;        // a record that cannot be read stands here with its id alone
  std::vector<Fault> faults;  // of all files
};

// Whether a record may come from what an earlier command read (record_cache.hpp) while its file is as it was.
enum class Caching { allowed, refused };

// Reads what can be read, and tells what cannot.
Loaded load_with_faults(const Project& project, const Parts& parts = {}, Caching caching = Caching::refused);

// From the cache where it may. Throws DataError with all faults when there is one.
Territory load(const Project& project, const Parts& parts = {});

// The people of prive/, read only where a command is about them. The first adds to `faults` what cannot be read; the
// second throws DataError.
std::vector<Contact> load_contacts(const Project& project, std::vector<Fault>& faults);
std::vector<Contact> load_contacts(const Project& project);

// What territoire.yaml says under `contacts`, or the usual.
ContactPolicy load_contact_policy(const Project& project);

// A file of the territory, parsed and held against its schema and version. Adds to `faults`; the document is empty
// when it cannot be used. A missing file is a fault.
YamlDocument read_document(const Project& project, const fs::path& relative, std::string_view schema,
                           std::vector<Fault>& faults);
// The same for a text that is at hand already; `shown` names it.
YamlDocument document_of(const std::string& shown, std::string text, std::string_view schema, std::vector<Fault>& faults);

}  // namespace mediamap::store
