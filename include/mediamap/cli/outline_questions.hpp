// SPDX-License-Identifier: EUPL-1.2
// Who is meant by a name that an outline gives and no actor bears, asked one name at a time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mediamap/cli/context.hpp"
#include "mediamap/exchange/outline_import.hpp"

namespace mediamap::cli {

// Each name once, with the actor's id that was answered. Answers come from standard input, which need not be a
// terminal; its end quits.
std::vector<std::pair<std::string, std::string>> ask_for_actors(const exchange::OutlineImport& import, const exchange::OfferNames& names,
                                                                const Territory& territory, Context& context);

}  // namespace mediamap::cli
