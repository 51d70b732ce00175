// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/siret.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/siren.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule spreadsheet{"siret-tableur", "pivot", N_("« .0 » ou apostrophe ajoutée par un tableur : retirée")};
constexpr Rule words_around{"siret-mots-autour", "pivot", N_("« SIRET : », « RNA n° » devant le numéro : retiré")};
constexpr Rule zeros{"siret-zeros", "pivot", N_("des zéros à la place d'un numéro : comme s'il n'y avait rien")};
constexpr Rule spaces{"siret-espaces", "pivot", N_("espaces, points et tirets dans le numéro : retirés")};

bool is_rna(std::string_view text) {
  return text.size() == 10 && text[0] == 'W' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

std::string without_label(std::string_view text) {
  static constexpr std::array<std::string_view, 8> labels = {"siret", "siren", "rna",    "ridet",
                                                             "n°",    "no",    "numero", ":"};
  std::string rest = trim(text);
  for (bool again = true; again;) {
    again = false;
    for (std::string_view label : labels) {
      if (!lower_ascii(rest).starts_with(label)) continue;
      rest = trim(std::string_view(rest).substr(label.size()));
      again = true;
    }
  }
  return rest;
}

std::string without_separators(std::string_view text) {
  std::string out = without_blanks(plain_dashes(text));
  std::erase_if(out, [](char c) { return c == '.' || c == '-' || c == '_' || c == '/' || c == ','; });
  return out;
}

// Empty when it is a number of one of the registers.
std::string reason(std::string_view text) {
  if (is_siret(text) || (is_siren(text) && text != "000000000") || is_rna(text)) return {};
  const std::string small = lower_ascii(text);
  if (small.find("e+") != std::string::npos) return _("le tableur a perdu les derniers chiffres de ce numéro");
  if (!all_digits(text)) return _("ce n'est ni un SIRET, ni un RNA, ni un RIDET");
  if (text.size() == 14 || text.size() == 9)
    return _("la clé de contrôle de ce numéro est fausse : vérifiez les chiffres");
  if (text.size() == 10) return {};  // RIDET
  return fill(_("un SIRET a 14 chiffres, celui-ci en a {}"), text.size());
}

}  // namespace

std::span<const Rule> siret_rules() {
  static constexpr std::array all = {spreadsheet, words_around, zeros, spaces};
  return all;
}

void clean_siret(Draft& draft) {
  if (draft["pivot"].empty()) return;
  std::string text = without_decimal_zero(trim(draft["pivot"]));
  while (text.starts_with("'")) text.erase(0, 1);
  draft.set(spreadsheet, text);
  draft.set(words_around, without_label(draft["pivot"]));
  const std::string compact = without_separators(draft["pivot"]);
  if (!compact.empty() && compact.find_first_not_of('0') == std::string::npos) return draft.set(zeros, "");
  const bool small_rna = compact.size() == 10 && compact[0] == 'w' && all_digits(std::string_view(compact).substr(1));
  const std::string number = small_rna ? "W" + compact.substr(1) : compact;
  if (std::string why = reason(number); !why.empty()) {
    draft.set_aside("pivot", std::move(why));
    return;
  }
  draft.set(spaces, number);
}

}  // namespace mediamap::clean
