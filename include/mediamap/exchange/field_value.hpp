// SPDX-License-Identifier: EUPL-1.2
// One field of an actor as text: what it may hold, and how a text gets into it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap::exchange {

// Between the items of a list in one cell, as the standard writes them.
inline constexpr char item_separator = '|';

// The field of this key; nothing when the standard has none (id, which names the file, is not among them).
const Field<Actor>* actor_field(std::string_view key);
std::vector<std::string> actor_field_keys();
bool is_list(const Field<Actor>& field);
bool is_list_field(std::string_view key);  // false for what is no field
bool is_empty(const Actor& actor, const Field<Actor>& field);

// The numbers that the standard's files write; nothing for another text, infinity or "nan".
std::optional<double> finite_number(std::string_view text);

// Why a field does not take this text (one item of a list), in French; nothing when it does.
std::optional<std::string> refuse_value(std::string_view key, const std::string& value);

// A field as the standard's CSV writes it: lists joined by '|', numbers in their shortest form, "" when empty.
std::string field_text(const Actor& actor, const Field<Actor>& field);

// The value of the standard that a text is but for case and accents; empty when there is none.
std::string standard_value(std::string_view key, std::string_view text);

// What a person typed, made into what the field takes, where nobody can doubt what was meant: "seniors" → "Seniors",
// and the rules that imported rows go through: "03 20 00 00 00" → "+33320000000", "24/11/2026" → "2026-11-24",
// "mardi matin de 9h à 12h" → "Tu 09:00-12:00"; "bib", "Médiathèque" → "BIB". Any other text comes back trimmed.
std::string as_typed(std::string_view key, const std::string& text);

// The items of a text for a list field, as_typed(), each once; one item for any other field, none for an empty text.
std::vector<std::string> typed_items(const Field<Actor>& field, const std::string& text);

// Why a field does not take what a person typed: as refuse_value(), and a typologie that is no code of the vocabulary.
// Files received may name others, a hand that names another has mistyped.
std::optional<std::string> refuse_typed(std::string_view key, const std::string& item);

// A text that a field does not take.
struct Refusal {
  std::string champ;
  std::string valeur;
  std::string raison;
};

// Gives a field the items of typed_items(), empties it when there are none. Nothing changes when one is refused.
std::vector<Refusal> set_field(Actor& actor, const Field<Actor>& field, const std::vector<std::string>& items);

}  // namespace mediamap::exchange
