// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/name_finder.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"

namespace mediamap::store {
namespace {

bool is_word_character(std::int32_t c) {
  if (c < 0) return false;
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
}

struct Span {
  std::size_t begin, end;
};

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::int32_t c = next_character(text, at);
    if (c < 0) at = here + 1;
    const bool inside = is_word_character(c);
    if (inside && begin == std::string_view::npos) begin = here;
    if (!inside && begin != std::string_view::npos) {
      visit(Span{begin, here});
      begin = std::string_view::npos;
    }
  }
  if (begin != std::string_view::npos) visit(Span{begin, text.size()});
}

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 7> titles = {"m", "mr", "mme", "mlle", "dr", "madame", "monsieur"};
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

bool is_local_character(char c) {
  return is_word_character(static_cast<unsigned char>(c)) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}
bool is_domain_character(char c) { return is_word_character(static_cast<unsigned char>(c)) || c == '.' || c == '-'; }

}  // namespace

NameFinder::NameFinder(std::span<const Contact> contacts) {
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    add_name(i, contacts[i].nom);
    for (const std::string& mail : contacts[i].courriels) mails_[fold(trim(mail))].push_back(i);
  }
}

void NameFinder::add_name(std::size_t contact, std::string_view name) {
  std::vector<std::string> words;
  for_each_word(name, [&](Span span) { words.push_back(fold(name.substr(span.begin, span.end - span.begin))); });
  while (!words.empty() && is_title(words.front())) words.erase(words.begin());
  constexpr std::size_t most_words = 12;  // longer, it is no name; every rotation is looked for
  if (words.size() < 2 || words.size() > most_words) return;

  std::vector<int> numbers;
  for (const std::string& word : words) {
    const auto [found, added] = numbers_.try_emplace(word, static_cast<int>(patterns_.size()));
    if (added) patterns_.emplace_back();
    numbers.push_back(found->second);
  }
  for (std::size_t turn = 0; turn < numbers.size(); ++turn) {
    patterns_[static_cast<std::size_t>(numbers.front())].push_back({contact, numbers});
    std::rotate(numbers.begin(), numbers.begin() + 1, numbers.end());
  }
}

std::vector<NameFinder::Word> NameFinder::words_of(std::string_view text) const {
  std::vector<Word> words;
  for_each_word(text, [&](Span span) {
    const auto known = numbers_.find(fold(text.substr(span.begin, span.end - span.begin)));
    words.push_back({known == numbers_.end() ? -1 : known->second, span.begin});
  });
  return words;
}

void NameFinder::find_mails(std::string_view text, std::vector<NameFound>& found) const {
  for (auto sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    std::size_t begin = sign, end = sign + 1;
    while (begin > 0 && is_local_character(text[begin - 1])) --begin;
    while (end < text.size() && is_domain_character(text[end])) ++end;
    while (end > sign && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    // A quotation mark in front belongs to the text, and so does "mailto:", which its colon has cut off.
    while (begin < sign && (text[begin] == '\'' || text[begin] == '.')) ++begin;
    const auto known = mails_.find(fold(text.substr(begin, end - begin)));
    if (known == mails_.end()) continue;
    for (std::size_t contact : known->second) found.push_back({contact, NameFound::What::mail, begin});
  }
}

std::vector<NameFound> NameFinder::find(std::string_view text) const {
  std::vector<NameFound> found;
  if (!mails_.empty()) find_mails(text, found);
  if (!patterns_.empty()) {
    const std::vector<Word> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].number < 0) continue;
      for (const Pattern& pattern : patterns_[static_cast<std::size_t>(words[i].number)]) {
        if (i + pattern.words.size() > words.size()) continue;
        const auto matches = [&](std::size_t k) { return words[i + k].number == pattern.words[k]; };
        std::size_t k = 1;
        while (k < pattern.words.size() && matches(k)) ++k;
        if (k == pattern.words.size()) found.push_back({pattern.contact, NameFound::What::name, words[i].offset});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const NameFound& a, const NameFound& b) { return a.offset < b.offset; });
  return found;
}

}  // namespace mediamap::store
