// SPDX-License-Identifier: EUPL-1.2
// Actors as the `structures` of data.inclusion, the national repository of the offer of social inclusion.
#pragma once

#include <string>
#include <vector>

#include "mediamap/exchange/standard_writer.hpp"

namespace mediamap::exchange {

// data.inclusion wants to know who publishes a record; `publisher` stands in where the actor names no source.
store::Json data_inclusion_structure(const Actor& actor, const std::string& publisher);

std::string write_data_inclusion_json(const Selection& actors, const std::string& publisher);
std::string write_data_inclusion_csv(const Selection& actors, const std::string& publisher);

// Fields of the standard of which it takes the first value only, when there are more: typologie, courriels.
std::vector<std::string> shortened_fields(const Actor& actor);

}  // namespace mediamap::exchange
