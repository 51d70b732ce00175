// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace mediamap::exchange {

// "2024-05-01T12:30:00Z" of milliseconds since 1970, as mind maps count; the text itself when it is no such number.
std::string date_of_milliseconds(std::string_view text);

}  // namespace mediamap::exchange
