// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/suggest.hpp"

#include <algorithm>
#include <numeric>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

// Edits between two words: insert, delete, replace, or swap two neighbours, each counting one.
std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string wanted = fold(word);
  std::string best;
  std::size_t best_edits = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::string folded = fold(candidate);
    // A beginning of at least three letters counts as one edit: "form" for "formation-et-montee-en-competence".
    const bool begins = wanted.size() >= 3 && folded.starts_with(wanted);
    const std::size_t distance = begins ? 1 : edits(wanted, folded);
    if (distance < best_edits) {
      best = candidate;
      best_edits = distance;
    }
  }
  return best;
}

bool is_slip_of(std::string_view word, std::string_view meant) {
  const std::string a = fold(word);
  const std::string b = fold(meant);
  const std::size_t allowed = b.size() / 8;
  if (a.size() > b.size() + allowed || b.size() > a.size() + allowed) return false;
  return edits(a, b) <= allowed;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? std::string() : fill(_("Vouliez-vous dire « {} » ?"), near);
}

}  // namespace mediamap
