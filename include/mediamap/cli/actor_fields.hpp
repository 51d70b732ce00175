// SPDX-License-Identifier: EUPL-1.2
// The options that speak of an actor's fields, shared by `actors add` and `actors edit`, and the command lines made of
// them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/exchange/field_value.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::cli {

// "phone": --phone; for a list also --add-phone and --remove-phone.
struct ActorOption {
  const char* option;
  const char* key;  // in the file
  const char* description;  // N_()
  const char* placeholder;  // N_()

  const Field<Actor>& field() const { return *exchange::actor_field(key); }
  bool is_list() const { return exchange::is_list(field()); }
};

// In the order of the standard.
std::span<const ActorOption> actor_options();
const ActorOption& actor_option(std::string_view key);

// Values of one option, as they were typed, made into items of the field. The items of a list may also stand in one
// value, joined by '|'.
std::vector<std::string> typed_items(const ActorOption& option, const std::vector<std::string>& values);

// "--phone : « 03 » : n'a pas la forme attendue", with how to write it and what was perhaps meant.
Fault fault_of(const ActorOption& option, const exchange::Refusal& refusal);

// A fault for each item that the field does not take from a hand.
void refuse_typed(const ActorOption& option, const std::vector<std::string>& items, std::vector<Fault>& faults);

// Fills in what the territory knows of the commune where the actor says nothing: code_insee, code_postal when there is
// one only, and the commune's name as it is written. Returns the fields that it filled.
std::vector<std::string> complete_place(Actor& actor, const Territory& territory);

// After a change of the commune: the codes that no option gave follow it, as far as the territory knows it. A postal code
// stays when it is one of the commune's; it is set when the commune has only one, else emptied. Returns what to tell,
// a sentence each; with the nearest name for a commune that the territory does not know.
std::vector<std::string> follow_commune(Actor& actor, const Territory& territory, bool insee_given, bool postal_given);

// A word as a shell takes it, in quotes where it needs them.
std::string shell_word(const std::string& text);

// The commands that settle a doubt, ready to be pasted; « … » stands where a value has to be found first.
struct SettlingCommands {
  std::string keep;   // the field as it is
  std::string write;  // a value: replaces that of the field, or adds to its list; empty for what is no field
};
SettlingCommands commands_to_settle(const Actor& actor, const Doubt& doubt, const Territory& territory);

}  // namespace mediamap::cli
