// SPDX-License-Identifier: EUPL-1.2
// How an outline names what an offer says: "Opérateurs", "Lieu : Mairie de Bergues", and back.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap::exchange {

struct OfferWord {
  const char* key;   // of the offer's file
  const char* one;   // N_(), before one value: "Opérateur"
  const char* many;  // N_(), before several: "Opérateurs"
  const char* also;  // what else people write, folded, split at '|'
  bool in_branches;  // drawn as branches; the others stand in the note where a format has notes
};

// In the order in which an outline tells them.
std::span<const OfferWord> offer_words();

// "opérateurs" → that word; "Horaires : lundi" → that word and "lundi". Nothing for any other text.
struct ToldField {
  const OfferWord* word = nullptr;
  bool many = false;  // the plural: the text may hold several values
  std::string text;
};
std::optional<ToldField> told_field(std::string_view title);

const Field<Offer>& offer_field(std::string_view key);

// The key of a name by which two spellings of it compare; empty when nothing of it says anything.
using NameKey = std::function<std::string(std::string_view name, std::string_view commune)>;

// The names of what offers refer to, both ways. Holds on to the territory.
class OfferNames {
 public:
  // `other_names`: names that are no longer in use, with the actor's id; `key` finds actors whose name is written
  // another way, and may be empty.
  OfferNames(const Territory& territory, std::span<const std::pair<std::string, std::string>> other_names, const NameKey& key);

  // What people read for a value of this field; one that read_value() brings back.
  std::string label(std::string_view key, const std::string& value) const;

  // The value that a text means: an id, a code, a keyword. Without one, why not (`reason`), and for actors those among
  // whom a person may choose (`near`, ids).
  struct Value {
    std::string value;
    std::string reason;
    std::vector<std::string> near;
  };
  Value read_value(std::string_view key, const std::string& text) const;

  // An actor of this name or id; empty when there is none, or more than one.
  std::string actor(const std::string& text) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::string>>;  // folded name → ids

  const Index* index_of(std::string_view key) const;
  Value read_reference(std::string_view key, const std::string& text) const;
  std::vector<std::string> near_actors(const std::string& text) const;

  const Territory& territory_;
  NameKey key_;
  Index actors_, thematics_, communes_;
  Index actor_keys_;
  std::unordered_map<std::string, std::string> former_;  // folded former name or id → id
};

}  // namespace mediamap::exchange
