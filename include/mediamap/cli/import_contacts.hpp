// SPDX-License-Identifier: EUPL-1.2
// Persons that come with a file of actors: into prive/, and nowhere else.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/contact.hpp"
#include "mediamap/store/change_set.hpp"

namespace mediamap::cli {

struct ContactsImport {
  std::size_t crees = 0;
  std::size_t deja_connus = 0;
};

// Gives each contact an id, a purpose and a last day, and puts those that are not known yet. `source` says where they come
// from.
ContactsImport import_contacts(store::ChangeSet& changes, const store::Project& project, std::vector<Contact> contacts,
                               const std::string& source);

}  // namespace mediamap::cli
