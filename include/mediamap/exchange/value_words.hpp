// SPDX-License-Identifier: EUPL-1.2
// Which value of the standard a foreign value means, by the words in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap::exchange {

struct MeantValue {
  std::string_view field;  // of several values: services, frais_a_charge…
  std::string value;       // of the standard
};

// Every value that the text means; empty when none is recognised.
std::vector<MeantValue> meant_values(std::string_view text);

}  // namespace mediamap::exchange
