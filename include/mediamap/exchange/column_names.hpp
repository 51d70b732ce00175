// SPDX-License-Identifier: EUPL-1.2
// What the columns of foreign tables are called, and which field of the standard is meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::exchange {

// A name for comparing: folded, words separated by one blank ("Adresse_Postale" → "adresse postale").
std::string plain_name(std::string_view column);

struct NamedField {
  std::string_view field;  // of the standard, or "id"; empty: the name says nothing
  int confidence = 0;      // 0–100: what the name alone is worth; 90 and more is beyond doubt
};
NamedField field_named_by(std::string_view column);

}  // namespace mediamap::exchange
