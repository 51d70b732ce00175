// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/word_similarity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "mediamap/analysis/actor_words.hpp"

namespace mediamap::analysis {
namespace {

constexpr std::size_t longest_word = 40;      // beyond, only equal words are alike
constexpr std::size_t shortest_with_slip = 5;  // letters; shorter words are another word at once
constexpr std::size_t shortest_stem = 4;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Insertions, deletions, replacements, and swaps of neighbours.
std::size_t edits(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, longest_word + 1>, 3> rows{};
  for (std::size_t k = 0; k <= b.size(); ++k) rows[0][k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t replaced = above[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({above[k] + 1, row[k - 1] + 1, replaced});
      const bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped) row[k] = std::min(row[k], rows[(i - 2) % 3][k - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

// A name of kinds only ("espace numérique") must still weigh something, and "saint" nearly nothing.
constexpr double weight_of_kinds = 0.4;
// In a small base every word is rare: no more is made of that than in a middling one.
constexpr std::size_t fewest_names = 50;

}  // namespace

bool is_slip(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter < shortest_with_slip || longer > longest_word || longer - shorter > 2 || has_digit(a) || has_digit(b)) return false;
  return edits(a, b) <= (shorter >= 9 ? 2u : 1u);
}

double word_likeness(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  if (is_slip(a, b)) return 0.9;
  return shorter.size() >= shortest_stem && !has_digit(longer) && longer.starts_with(shorter) ? 0.85 : 0;
}

WordTable::Id WordTable::count(const std::string& word) {
  const auto [found, is_new] = ids_.emplace(word, static_cast<Id>(texts_.size()));
  if (is_new) {
    texts_.push_back(word);
    holders_.push_back(0);
  }
  ++holders_[found->second];
  return found->second;
}

void WordTable::weigh(std::size_t names) {
  const double total = static_cast<double>(std::max(names, fewest_names));
  weights_.resize(texts_.size());
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const double rarity = std::log(1 + total / static_cast<double>(holders_[i])) / std::log(1 + total);
    weights_[i] = std::max(0.05, is_kind(texts_[i]) ? rarity * weight_of_kinds : rarity);
  }
}

Likeness likeness(const WordTable& table, const std::vector<WordTable::Id>& a, const std::vector<WordTable::Id>& b) {
  Likeness result;
  if (a.empty() || b.empty()) return result;
  std::vector<WordTable::Id> only_a, only_b;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_a));
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_b));
  if (only_a.empty() && only_b.empty()) return {1, true, true, true, false};

  double total = 0, shared = 0;
  for (WordTable::Id id : a) total += table.weight(id);
  for (WordTable::Id id : b) total += table.weight(id);
  for (WordTable::Id id : a) shared += 2 * table.weight(id);
  for (WordTable::Id id : only_a) shared -= 2 * table.weight(id);

  bool slips = true;
  std::erase_if(only_a, [&](WordTable::Id mine) {
    auto best = only_b.end();
    double nearest = 0;
    for (auto other = only_b.begin(); other != only_b.end(); ++other) {
      const double near = word_likeness(table.text(mine), table.text(*other));
      if (near > nearest) nearest = near, best = other;
    }
    if (best == only_b.end()) return false;
    shared += nearest * (table.weight(mine) + table.weight(*best));
    slips = slips && is_slip(table.text(mine), table.text(*best));
    only_b.erase(best);
    return true;
  });
  result.share = total > 0 ? std::clamp(shared / total, 0.0, 1.0) : 0;
  result.one_in_other = only_a.empty() || only_b.empty();
  result.slips_only = slips && only_a.empty() && only_b.empty();
  const auto apart = [&](WordTable::Id id) { return tells_apart(table.text(id)); };
  result.apart = std::any_of(only_a.begin(), only_a.end(), apart) || std::any_of(only_b.begin(), only_b.end(), apart);
  return result;
}

}  // namespace mediamap::analysis
