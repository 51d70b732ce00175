// SPDX-License-Identifier: EUPL-1.2
// Persons that come with a file of actors: into prive/, and nowhere else.
#pragma once

#include <string>
#include <vector>

#include "mediamap/cli/context.hpp"
#include "mediamap/model/contact.hpp"
#include "mediamap/store/change_set.hpp"

namespace mediamap::cli {

struct ContactsImport {
  std::size_t crees = 0;
  std::size_t mis_a_jour = 0;
  std::size_t inchanges = 0;
};

// Said when .gitignore gains the line that keeps people from git.
std::string private_folder_note();

// Puts what the contacts of a file change. `source` says where they come from.
ContactsImport import_contacts(Context& context, store::ChangeSet& changes, const store::Project& project,
                               const std::vector<Contact>& contacts, const std::string& source);

}  // namespace mediamap::cli
