// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/import_contacts.hpp"

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/exchange/contact_import.hpp"
#include "mediamap/store/people_check.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::cli {

std::string private_folder_note() {
  return _("La ligne /prive/, qui manquait, est mise dans .gitignore : git ne prendra pas les données des personnes.");
}

ContactsImport import_contacts(Context& context, store::ChangeSet& changes, const store::Project& project,
                               const std::vector<Contact>& contacts, const std::string& source) {
  if (contacts.empty()) return {};
  const exchange::ContactImport import =
      exchange::import_contacts(store::load_contacts(project), contacts, store::load_contact_policy(project), source, today());
  for (const Contact& contact : import.created) changes.put(contact);
  for (const Contact& contact : import.updated) changes.put(contact);
  if (store::keep_private_folder_from_git(project, changes)) context.note(private_folder_note());
  return {import.created.size(), import.updated.size(), import.inchanges};
}

}  // namespace mediamap::cli
