// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/summary.hpp"

#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr std::size_t longest = 280;  // characters, of the standard

constexpr Rule kept_whole{"resume-dans-le-detail", "presentation_detail",
                          N_("résumé de plus de 280 caractères : gardé entier au début du détail")};
constexpr Rule cut{"resume-trop-long", "presentation_resume",
                   N_("résumé de plus de 280 caractères : ses premières phrases entières, sinon rien")};

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return text.substr(at).starts_with("…");
  if (at + 1 >= text.size()) return true;
  if (text[at + 1] != ' ' && text[at + 1] != '\n') return false;
  // "M. Martin", "av. J. Moulin": a point behind one letter or before a small one ends no sentence.
  const bool initial = text[at] == '.' && at >= 1 && is_letter(text[at - 1]) && (at == 1 || text[at - 2] == ' ');
  const char next = at + 2 < text.size() ? text[at + 2] : 'A';
  return !initial && !(next >= 'a' && next <= 'z');
}

// The sentences that fit, empty when the first does not.
std::string first_sentences(std::string_view text) {
  std::size_t characters = 0, end = 0;
  for (std::size_t at = 0; at < text.size() && characters < longest; ++characters) {
    const std::size_t start = at;
    next_character(text, at);
    if (ends_sentence(text, start)) end = at;
  }
  return trim(text.substr(0, end));
}

}  // namespace

std::span<const Rule> summary_rules() {
  static constexpr std::array all = {kept_whole, cut};
  return all;
}

void clean_summary(Draft& draft) {
  const std::string summary = trim(draft["presentation_resume"]);
  if (length(summary) <= longest) return;
  const std::string& detail = draft["presentation_detail"];
  if (detail.find(summary) == std::string::npos)
    draft.set(kept_whole, detail.empty() ? summary : summary + "\n\n" + detail);
  draft.set(cut, first_sentences(summary));
}

}  // namespace mediamap::clean
