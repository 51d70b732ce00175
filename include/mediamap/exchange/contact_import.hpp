// SPDX-License-Identifier: EUPL-1.2
// What the people of a file received change among the contacts. Nothing is read or written here.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "mediamap/model/contact.hpp"

namespace mediamap::exchange {

struct ContactImport {
  std::vector<Contact> created;  // with an id each
  std::vector<Contact> updated;  // each once
  std::size_t inchanges = 0;
};

// Each incoming contact is one of the existing ones (same_person) or a new one; two incoming ones may be the same person.
// An existing contact gains what it lacks, and nothing is lost: another function, organisation or note than the one held
// is added to its note. Only when it gains something is it dated `today` and kept for longer: receiving an old file again
// prolongs nothing. A mail that is none goes into the note. `source` says where the data come from.
ContactImport import_contacts(std::span<const Contact> existing, std::span<const Contact> incoming,
                              const ContactPolicy& policy, const std::string& source, const std::string& today);

}  // namespace mediamap::exchange
