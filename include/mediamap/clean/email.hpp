// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// An address that a mail server would take: "contact@exemple.fr". ASCII only.
bool is_email(std::string_view text);

// courriels becomes addresses joined by '|'.
void clean_emails(Draft& draft);

}  // namespace mediamap::clean
