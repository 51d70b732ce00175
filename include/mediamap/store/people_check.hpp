// SPDX-License-Identifier: EUPL-1.2
// What must be true of the people of prive/, and that they stand nowhere else.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mediamap/store/change_set.hpp"
#include "mediamap/store/project.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::store {

// What .gitignore leaves out when git would take prive/; nothing when all is well.
std::optional<Fault> private_folder_fault(const Project& project);

// The same, mended in `changes`: whether .gitignore gains its line. DataError when it is no file that could.
bool keep_private_folder_from_git(const Project& project, ChangeSet& changes);

// Dates that no day has, a retention that has passed, an organisation that is no actor, a prive/ that git would take.
// Messages name contacts by id.
std::vector<Fault> contact_faults(const Project& project, const std::vector<Contact>& contacts,
                                  const std::vector<Actor>& actors, std::string_view today);

// Each place in the files that git may take where the name or a mail of one of these people stands: every text file of
// the territory outside prive/, rendus/, .mediamap/ and .git/.
std::vector<Fault> people_in_shared_files(const Project& project, const std::vector<Contact>& contacts);

}  // namespace mediamap::store
