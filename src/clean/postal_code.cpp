// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/postal_code.hpp"

#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/blanks.hpp"
#include "mediamap/clean/scan.hpp"
#include "mediamap/model/commune.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule spreadsheet{"code-postal-tableur", "code_postal",
                           N_("« 33000.0 », apostrophe d'un tableur : cinq chiffres")};
constexpr Rule spaces{"code-postal-espaces", "code_postal", N_("« 33 000 », « F-33000 » : cinq chiffres")};
constexpr Rule lost_zero{"code-postal-zero-perdu", "code_postal",
                         N_("quatre chiffres : le zéro perdu par un tableur revient")};
constexpr Rule before_commune{"code-postal-devant-la-commune", "code_postal",
                              N_("« 33000 Bordeaux » dans la case de la commune : le code en vient")};
constexpr Rule town_behind{"commune-derriere-le-code-postal", "commune",
                           N_("« 33000 Bordeaux » dans la case du code postal : la commune en vient")};
constexpr Rule without_code{"commune-sans-code-postal", "commune",
                            N_("code postal devant ou derrière le nom de la commune : retiré")};

// The code at the beginning of a text, "F-33000 Bordeaux" included, and what follows it.
struct Leading {
  std::string code, rest;
};
Leading leading_code(std::string_view text) {
  std::string plain = trim(text);
  const std::string small = lower_ascii(plain);
  if (small.starts_with("f-") || small.starts_with("fr-")) plain.erase(0, plain.find('-') + 1);
  const auto end = plain.find_first_not_of("0123456789");
  const std::string digits = plain.substr(0, end);
  if (digits.size() == 5) return {digits, end == std::string::npos ? "" : plain.substr(end)};
  // "33 000 Bordeaux"
  if (digits.size() == 2 && plain.size() >= 6 && plain[2] == ' ' && all_digits(plain.substr(3, 3)) &&
      (plain.size() == 6 || !is_digit(plain[6]))) {
    return {digits + plain.substr(3, 3), plain.substr(6)};
  }
  return {};
}

std::string without_edges(std::string_view text) {
  static constexpr std::string_view edges = " ,;-()/";
  const auto first = text.find_first_not_of(edges);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(edges) - first + 1));
}

// "33000 Bordeaux", "Bordeaux 33000", "Bordeaux (33000)" in the field of the commune.
void take_from_commune(Draft& draft) {
  const std::string text = draft["commune"];
  const Leading leading = leading_code(text);
  std::string code = leading.code, name = without_edges(leading.rest);
  if (code.empty()) {
    const std::string tail = without_edges(text);
    const auto start = tail.size() >= 7 ? tail.size() - 5 : std::string::npos;
    if (start == std::string::npos || !all_digits(tail.substr(start)) || is_digit(tail[start - 1])) return;
    code = tail.substr(start);
    name = without_edges(tail.substr(0, start));
  }
  if (says_nothing(name)) name.clear();
  if (code.starts_with("00") || (!has_letter(name) && !name.empty())) return;
  if (draft["code_postal"].empty()) {
    draft.set(before_commune, code);
  } else if (draft["code_postal"] != code) {
    return;
  }
  draft.set(without_code, name);
}

}  // namespace

std::span<const Rule> postal_code_rules() {
  static constexpr std::array all = {spreadsheet, spaces, lost_zero, before_commune, town_behind, without_code};
  return all;
}

std::string_view department_of(std::string_view code) {
  return code.substr(0, code.starts_with("97") || code.starts_with("98") ? 3 : 2);
}

void clean_postal_code(Draft& draft) {
  if (!draft["code_postal"].empty()) {
    std::string text = squeeze(draft["code_postal"]);
    while (text.starts_with("'")) text.erase(0, 1);
    draft.set(spreadsheet, without_decimal_zero(text));
    const Leading leading = leading_code(draft["code_postal"]);
    if (!leading.code.empty()) {
      const std::string name = without_edges(leading.rest);
      if (draft["commune"].empty() && has_letter(name)) draft.set(town_behind, name);
      draft.set(spaces, leading.code);
    }
    const std::string compact = without_blanks(draft["code_postal"]);
    if (compact.size() == 4 && all_digits(compact) && compact[0] != '0') draft.set(lost_zero, "0" + compact);
    if (!is_code_postal(draft["code_postal"]) || draft["code_postal"].starts_with("00")) {
      draft.set_aside("code_postal", _("un code postal a cinq chiffres"));
    }
  }
  take_from_commune(draft);
}

}  // namespace mediamap::clean
