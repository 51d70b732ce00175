// SPDX-License-Identifier: EUPL-1.2
// `map render --blank`: the sheet for the wall before there is an offer.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "mediamap/cli/context.hpp"
#include "mediamap/cli/map_options.hpp"

namespace mediamap::cli {

struct BlankMap {
  MapSettings settings;
  std::string tiles, tile_paper;
  double dots_per_inch = 0;  // of a PNG; 0: the usual
  bool no_families = false;  // nothing but the centre and branches without names
};

// UsageError when options were given that a blank sheet has no use for.
Exit write_blank_map(const CLI::App& app, const BlankMap& blank, Context& context);

}  // namespace mediamap::cli
