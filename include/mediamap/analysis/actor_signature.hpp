// SPDX-License-Identifier: EUPL-1.2
// What of an actor is compared when duplicates are looked for, worked out once for each.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mediamap/analysis/actor_words.hpp"
#include "mediamap/analysis/word_similarity.hpp"
#include "mediamap/base/geography.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

struct Signature {
  std::vector<WordTable::Id> words;  // of the name, sorted; without the commune's
  std::string name;                  // the same words in one text
  std::string commune;               // commune_key(); empty when unknown
  Street street;
  std::string pivot;  // a valid SIRET or another number; empty when it is unknown or wrong
  std::string phone;
  std::vector<std::string> mails;
  std::vector<std::string> sites;
  std::optional<Coordinates> point;
};

class Signatures {
 public:
  explicit Signatures(const Territory& territory);

  std::size_t size() const { return all_.size(); }
  const Signature& operator[](std::size_t i) const { return all_[i]; }
  const WordTable& words() const { return words_; }
  // Held by actors of so many names that it says nothing of one of them: the phone of a town hall.
  bool is_shared(const std::string& contact) const { return shared_.contains(contact); }

 private:
  Signature make(const Actor& actor, const std::string& commune);

  std::vector<Signature> all_;
  WordTable words_;
  std::unordered_set<std::string> shared_;
};

}  // namespace mediamap::analysis
