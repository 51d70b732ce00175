// SPDX-License-Identifier: EUPL-1.2
// Finds the people of prive/ in a text, by name or by mail, in one pass whatever their number.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/model/contact.hpp"

namespace mediamap::store {

struct NameFound {
  enum class What { name, mail };

  std::size_t contact = 0;  // index among those given
  What what = What::name;
  std::size_t offset = 0;  // byte of the text where it begins
};

class NameFinder {
 public:
  explicit NameFinder(std::span<const Contact> contacts);

  // In the order of the text. A name counts when its words follow each other, whole, whatever the case, the accents and
  // what stands between them; first names and family name in either order. A name of one word is not looked for: it
  // would be found everywhere. A mail counts when nothing belongs to it on either side.
  std::vector<NameFound> find(std::string_view text) const;

 private:
  struct Pattern {
    std::size_t contact;
    std::vector<int> words;
  };
  struct Word {
    int number;  // among the words of all names; -1 for any other
    std::size_t offset;
  };

  void add_name(std::size_t contact, std::string_view name);
  std::vector<Word> words_of(std::string_view text) const;
  void find_mails(std::string_view text, std::vector<NameFound>& found) const;

  std::unordered_map<std::string, int> numbers_;
  std::vector<std::vector<Pattern>> patterns_;  // by the number of their first word
  std::unordered_map<std::string, std::vector<std::size_t>> mails_;
};

}  // namespace mediamap::store
