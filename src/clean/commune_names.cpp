// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/commune_names.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/postal_code.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

bool is_article(std::string_view word) {
  static constexpr std::array<std::string_view, 4> articles = {"le", "la", "les", "l"};
  return std::find(articles.begin(), articles.end(), word) != articles.end();
}

std::string joined(const std::vector<std::string>& words) { return join(words, ""); }

std::string key_without_article(std::vector<std::string> words) {
  if (words.size() > 1 && is_article(words.front())) words.erase(words.begin());
  return joined(words);
}

bool is_code_of(const Commune& commune, std::string_view code_postal) {
  return std::find(commune.codes_postaux.begin(), commune.codes_postaux.end(), code_postal) !=
         commune.codes_postaux.end();
}

// Corsica's INSEE codes begin with 2A and 2B, its postal codes with 20.
bool same_department(const Commune& commune, std::string_view code_postal) {
  const std::string_view of_commune = department_of(commune.code);
  const std::string_view of_code = department_of(code_postal);
  return of_commune == of_code || (of_code == "20" && (of_commune == "2A" || of_commune == "2B"));
}

template <class Condition>
const Commune* only(const std::vector<const Commune*>& found, Condition condition) {
  const Commune* one = nullptr;
  for (const Commune* commune : found) {
    if (!condition(*commune)) continue;
    if (one != nullptr) return nullptr;
    one = commune;
  }
  return one;
}

const Commune* choose(const std::vector<const Commune*>& found, std::string_view code_postal) {
  if (code_postal.empty()) return found.size() == 1 ? found.front() : nullptr;
  if (const Commune* one = only(found, [&](const Commune& c) { return is_code_of(c, code_postal); })) return one;
  return only(found, [&](const Commune& c) { return same_department(c, code_postal); });
}

// The words occur in the name in their order; the first of both is the same, but for an article.
bool is_part(std::vector<std::string> part, std::vector<std::string> whole) {
  for (auto* words : {&part, &whole}) {
    if (words->size() > 1 && is_article(words->front())) words->erase(words->begin());
  }
  if (part.empty() || whole.empty() || part.front() != whole.front()) return false;
  if (part.size() == 1 && (part.front().size() < 4 || part.front() == "saint" || part.front() == "sainte"))
    return false;
  auto at = whole.begin();
  for (const std::string& word : part) {
    at = std::find(at, whole.end(), word);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

// One letter more, less, or another one.
bool differs_by_one(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin());
  const auto rest_a = std::string_view(at_a, a.end()), rest_b = std::string_view(at_b, b.end());
  return a.size() == b.size() ? !rest_a.empty() && rest_a.substr(1) == rest_b.substr(1) : rest_a == rest_b.substr(1);
}

}  // namespace

std::vector<std::string> commune_words(std::string_view name) {
  std::string folded = fold(plain_dashes(name));
  for (std::string_view slash : {"s/s", "s/", " /s "}) {
    const auto at = folded.find(slash);
    if (at == std::string::npos) continue;
    if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-' || slash[0] == ' ')
      folded.replace(at, slash.size(), " sur ");
  }
  // "Chalon/Saône"
  for (std::size_t at = folded.find('/'); at != std::string::npos; at = folded.find('/', at + 1)) {
    if (at > 0 && at + 1 < folded.size() && is_letter(folded[at - 1]) && is_letter(folded[at + 1]))
      folded.replace(at, 1, " sur ");
  }
  folded = replace_all(folded, "&", " et ");
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return is_ascii(c) && !is_letter(c) && !is_digit(c); }, ' ');
  std::vector<std::string> all = words(folded);
  for (std::string& word : all) {
    if (word == "st") word = "saint";
    if (word == "ste") word = "sainte";
    if (word == "sts") word = "saints";
    if (word == "stes") word = "saintes";
    if (word == "lez") word = "les";
  }
  return all;
}

std::string commune_key(std::string_view name) { return joined(commune_words(name)); }

CommuneNames::CommuneNames(std::span<const Commune> communes) {
  for (const Commune& commune : communes) {
    by_code_.try_emplace(commune.code, &commune);
    const std::vector<std::string> name = commune_words(commune.nom);
    by_name_[joined(name)].push_back(&commune);
    by_name_without_article_[key_without_article(name)].push_back(&commune);
    for (const std::string& code : commune.codes_postaux) by_postal_code_[code].push_back(&commune);
  }
}

const Commune* CommuneNames::by_code(std::string_view code_insee) const {
  const auto found = by_code_.find(std::string(code_insee));
  return found == by_code_.end() ? nullptr : found->second;
}

const Commune* CommuneNames::find(std::string_view name, std::string_view code_postal) const {
  const auto found = by_name_.find(commune_key(name));
  return found == by_name_.end() ? nullptr : choose(found->second, code_postal);
}

const Commune* CommuneNames::find_part(std::string_view name, std::string_view code_postal) const {
  const std::vector<std::string> part = commune_words(name);
  const auto bare = by_name_without_article_.find(key_without_article(part));
  if (bare != by_name_without_article_.end()) {
    if (const Commune* one = choose(bare->second, code_postal)) return one;
  }
  const auto neighbours = by_postal_code_.find(std::string(code_postal));
  if (neighbours == by_postal_code_.end()) return nullptr;
  return only(neighbours->second, [&](const Commune& c) { return is_part(part, commune_words(c.nom)); });
}

const Commune* CommuneNames::find_beginning(std::string_view name, std::string_view code_postal) const {
  const auto neighbours = by_postal_code_.find(std::string(code_postal));
  if (neighbours == by_postal_code_.end()) return nullptr;
  const std::vector<std::string> all = commune_words(name);
  return only(neighbours->second, [&](const Commune& c) {
    const std::vector<std::string> beginning = commune_words(c.nom);
    return beginning.size() < all.size() && std::equal(beginning.begin(), beginning.end(), all.begin());
  });
}

const Commune* CommuneNames::find_misspelled(std::string_view name, std::string_view code_postal) const {
  const std::string key = commune_key(name);
  const auto neighbours = by_postal_code_.find(std::string(code_postal));
  if (neighbours == by_postal_code_.end() || key.size() < 6) return nullptr;
  return only(neighbours->second, [&](const Commune& c) { return differs_by_one(key, commune_key(c.nom)); });
}

bool CommuneNames::has_postal_code(std::string_view code) const { return by_postal_code_.contains(std::string(code)); }

}  // namespace mediamap::clean
