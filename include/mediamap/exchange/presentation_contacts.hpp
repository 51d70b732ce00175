// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// The fields of free text that hold a mail or a French phone number which is not one of the record's own: often a
// person's, which has no business in a published file.
std::vector<std::string> fields_with_other_contacts(const Actor& actor);

// Whether a text holds a mail or what reads like a French phone number.
bool has_mail_or_phone(const std::string& text);

}  // namespace mediamap::exchange
