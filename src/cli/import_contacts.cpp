// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/import_contacts.hpp"

#include <algorithm>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::cli {

ContactsImport import_contacts(store::ChangeSet& changes, const store::Project& project, std::vector<Contact> contacts,
                               const std::string& source) {
  ContactsImport result;
  if (contacts.empty()) return result;
  const ContactPolicy policy = store::load_contact_policy(project);
  std::vector<Contact> known = store::load_contacts(project);
  std::set<std::string> taken;
  for (const Contact& contact : known) taken.insert(contact.id);
  for (Contact& contact : contacts) {
    if (std::any_of(known.begin(), known.end(), [&](const Contact& other) { return same_person(other, contact); })) {
      ++result.deja_connus;
      continue;
    }
    if (contact.date.empty()) contact.date = today();
    if (contact.finalite.empty()) contact.finalite = policy.finalite;
    if (contact.source.empty()) contact.source = source;
    if (contact.conservation.empty()) contact.conservation = years_later(contact.date, policy.annees);
    contact.id = new_contact_id(today(), taken);
    changes.put(contact);
    known.push_back(contact);
    ++result.crees;
  }
  return result;
}

}  // namespace mediamap::cli
