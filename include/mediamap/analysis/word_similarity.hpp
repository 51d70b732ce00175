// SPDX-License-Identifier: EUPL-1.2
// How near two sets of words are, by how much each word says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mediamap::analysis {

// From 0 to 1: slips of the pen ("mediateque") and shortened words ("biblio"); 0 when they are different words.
double word_likeness(std::string_view a, std::string_view b);

// True when the two differ by a slip of the pen: one or two letters of a long word, never a digit.
bool is_slip(std::string_view a, std::string_view b);

// Words as numbers, with their weight: what many names hold says little.
class WordTable {
 public:
  using Id = std::uint32_t;

  // The word's number; counts one more name that holds it.
  Id count(const std::string& word);
  // To be called when all names have been counted.
  void weigh(std::size_t names);

  const std::string& text(Id id) const { return texts_[id]; }
  double weight(Id id) const { return weights_[id]; }

 private:
  std::unordered_map<std::string, Id> ids_;
  std::vector<std::string> texts_;
  std::vector<std::size_t> holders_;
  std::vector<double> weights_;
};

struct Likeness {
  double share = 0;           // of the weight of both names that has a counterpart, 0 to 1
  bool same = false;          // the very same words
  bool slips_only = false;    // each word has its counterpart, some with a slip of the pen
  bool one_in_other = false;  // every word of the shorter name stands in the longer one
  bool apart = false;         // a word without counterpart tells places of one house apart ("annexe", "2")
};

// Both lists sorted and without repetition.
Likeness likeness(const WordTable& table, const std::vector<WordTable::Id>& a, const std::vector<WordTable::Id>& b);

}  // namespace mediamap::analysis
