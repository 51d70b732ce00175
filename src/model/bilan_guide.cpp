// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/bilan_guide.hpp"

#include <algorithm>
#include <stdexcept>

#include "mediamap/base/i18n.hpp"

namespace mediamap {
namespace {

constexpr BilanSection sections[] = {
    {"retours_a_chaud", N_("Retours à chaud"),
     N_("Ce qui s’est dit pendant l’étape ou juste après, dans les mots de ceux qui l’ont dit. Quand un retour éclaire "
        "une hypothèse posée à une étape précédente, noter laquelle et ce qu’il en dit\u00A0: confirmée, infirmée, "
        "nuancée, ou toujours sans réponse.")},
    {"constats", N_("Constats"),
     N_("Un constat est un fait que l’étape a montré\u00A0: daté, situé, et que d’autres pourraient vérifier. Ni "
        "jugement, ni explication, ni solution. Trois par fiche\u00A0: garder ceux qui comptent.")},
    {"hypotheses", N_("Hypothèses"),
     N_("Une hypothèse est une origine possible d’un ou de plusieurs constats. L’écrire comme une supposition "
        "(«\u00A0peut-être parce que…\u00A0») et noter les numéros des constats qu’elle expliquerait.")},
    {"hypotheses_a_verifier", N_("Hypothèses à vérifier"),
     N_("Ce que personne ici ne peut trancher et dont la suite dépend. Écrire la question à poser, puis à qui la "
        "poser\u00A0: une personne, un service ou une structure que l’on peut appeler, non «\u00A0les "
        "partenaires\u00A0».")},
};

}  // namespace

std::span<const BilanSection> bilan_sections() { return sections; }

const BilanSection& bilan_section(std::string_view key) {
  const auto found =
      std::find_if(std::begin(sections), std::end(sections), [&](const BilanSection& s) { return s.key == key; });
  if (found == std::end(sections)) throw std::invalid_argument("no such section of the bilan");
  return *found;
}

}  // namespace mediamap
