// SPDX-License-Identifier: EUPL-1.2
// Settling what is to complete in an actor's record, one doubt at a time.
//
// A doubt that is settled leaves a_completer. Its mark stays in the provenance, by which the next import of the same
// source knows that it was settled and does not raise it again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/exchange/field_value.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

// How to write the field: the values it admits, or what the schema says of it. Empty for a column of the source that
// the standard does not have.
std::string advice_on(const std::string& champ);

// The values among which a person chooses: those that the schema enumerates, the codes of the typologie; empty for a
// field that takes any text.
std::vector<std::string> admitted_values(const std::string& champ);

// A text that the field would take and that the rest of the record or the territory makes likely; nothing otherwise.
std::optional<std::string> suggestion(const Actor& actor, const Doubt& doubt, const Territory& territory);

// What an answer would replace: the text that a field of one value holds already. Empty when it holds nothing, when it
// is a list, to which answers are added, and for a column that the standard does not have.
std::string replaced_by_answer(const Actor& actor, const std::string& champ);

// Writes the text into the doubt's field, adding to a list what it does not have yet, and removes the doubt. Nothing
// changes when something is refused, or when the doubt is about no field of the standard.
std::vector<Refusal> settle(Actor& actor, const Doubt& doubt, const std::string& text);

// Keeps the field as it is: removes the doubt, and with it the text that was received. False when there is no such doubt.
bool dismiss(Actor& actor, const Doubt& doubt);

}  // namespace mediamap::exchange
