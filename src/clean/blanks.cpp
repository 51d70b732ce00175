// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/blanks.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule nothing{"valeur-vide", "",
                       N_("« null », « N/A », « - », « non renseigné » et ce qui leur ressemble : le champ est vide")};
constexpr Rule blanks{"espaces", "", N_("espaces doubles, insécables ou en bout de ligne : une espace simple")};

// Not the lists of the standard's words: there "aucun" may mean something.
constexpr std::array<std::string_view, 17> of_free_text = {"pivot",
                                                           "commune",
                                                           "code_postal",
                                                           "code_insee",
                                                           "adresse",
                                                           "complement_adresse",
                                                           "latitude",
                                                           "longitude",
                                                           "telephone",
                                                           "courriels",
                                                           "site_web",
                                                           "presentation_resume",
                                                           "presentation_detail",
                                                           "structure_parente",
                                                           "date_maj",
                                                           "fiche_acces_libre",
                                                           "prise_rdv"};

// The fields whose text is one line of words.
constexpr std::array<std::string_view, 5> of_one_line = {"nom", "commune", "adresse", "complement_adresse",
                                                         "structure_parente"};

}  // namespace

std::span<const Rule> blank_rules() {
  static constexpr std::array all = {nothing, blanks};
  return all;
}

bool says_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 30> fillers = {"null",
                                                               "(null)",
                                                               "undefined",
                                                               "nan",
                                                               "#n/a",
                                                               "n/a",
                                                               "na",
                                                               "n.a.",
                                                               "nc",
                                                               "n.c.",
                                                               "n/c",
                                                               "nr",
                                                               "n.r.",
                                                               "none",
                                                               "nil",
                                                               "neant",
                                                               "vide",
                                                               "(vide)",
                                                               "aucun",
                                                               "aucune",
                                                               "sans objet",
                                                               "inconnu",
                                                               "inconnue",
                                                               "non renseigne",
                                                               "non renseignee",
                                                               "non communique",
                                                               "non connu",
                                                               "pas de site",
                                                               "pas de mail",
                                                               "?"};
  if (text.empty() || text.size() > 24) return false;
  const std::string folded = fold(squeeze(text));
  if (std::find(fillers.begin(), fillers.end(), folded) != fillers.end()) return true;
  return folded.find_first_not_of("-_./@#*? ,;:|\"'") == std::string::npos;
}

void clean_blanks(Draft& draft) {
  for (std::string_view champ : of_free_text) {
    if (says_nothing(trim(draft[champ]))) draft.set(nothing, champ, "");
  }
  for (std::string_view champ : of_one_line) draft.set(blanks, champ, squeeze(draft[champ]));
}

}  // namespace mediamap::clean
