// SPDX-License-Identifier: EUPL-1.2
// Words that every sheet about the map shares.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace mediamap::draw {

// Of the nth family: A, B, … Z, AA, AB, …
std::string letter_of(std::size_t nth);

// Where the usual title has its dash, the name of the territory begins.
std::pair<std::string, std::string> parted(const std::string& title);

}  // namespace mediamap::draw
