// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// True for what forms and programs write where nothing was entered: "null", "N/A", "-", "@", "non renseigné".
bool says_nothing(std::string_view text);

// In every field: what says nothing goes; in the fields of one line blanks are one space.
void clean_blanks(Draft& draft);

}  // namespace mediamap::clean
