// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// "https://www.exemple.fr/page": a scheme, a host with a domain or an IPv4 address, no blanks.
bool is_web_address(std::string_view text);

// site_web becomes web addresses joined by '|', prise_rdv and fiche_acces_libre one each. An e-mail address among the
// sites goes to courriels: wants to run before clean_emails.
void clean_websites(Draft& draft);

}  // namespace mediamap::clean
