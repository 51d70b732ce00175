// SPDX-License-Identifier: EUPL-1.2
// Which actors a command speaks of: the options that `actors list`, `actors export` and `actors complete` share.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/exchange/standard_writer.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::cli {

// Filters combine; of several values of one filter each will do.
struct ActorFilters {
  std::vector<std::string> communes, services, publics, typologies, sources;
  std::vector<std::string> has, missing;  // keys of fields
  std::string search;
  bool to_complete = false;
};

void add_actor_filters(CLI::App& app, ActorFilters& filters);

// Those that all filters let through, in the order of the territory. UsageError with suggestions for a value that no
// actor and no vocabulary has: an empty answer to a mistyped filter would be believed.
exchange::Selection select(const Territory& territory, const ActorFilters& filters);

// The message of UsageError for a name that is no field; `option` is "--has".
Fault unknown_field(const std::string& option, const std::string& name, const std::vector<std::string>& known);

// The columns that --columns names, each once and in its order, all of them for « tout »; UsageError for unknown ones.
std::vector<std::string> chosen_columns(const std::string& text, const std::vector<std::string>& known);

}  // namespace mediamap::cli
