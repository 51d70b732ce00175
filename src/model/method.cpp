// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/method.hpp"

#include <algorithm>
#include <numeric>

#include "mediamap/base/i18n.hpp"

namespace mediamap {
namespace {

std::vector<WorkshopStep> full_run() {
  return {
      {_("Accueil"), 20, _("Que chacun soit là, et à l'aise"), _("Café, thé, badges ; chacun signe la feuille de présence."),
       {_("café, thé"), _("badges"), _("feuille de présence")}},
      {_("Tour de table"), 25, _("Savoir qui est là et pour quel public"), _("Une minute par personne : qui je suis, qui j'accompagne."), {}},
      {_("Étape 0 : le centre de la feuille"), 10, _("Poser le sujet"),
       _("Écrire au centre « Offre de médiation numérique » et le nom du territoire."), {_("grande feuille"), _("ruban adhésif"), _("feutres")}},
      {_("Étape 1 : un post-it, une offre"), 45, _("Recenser sans trier"),
       _("Chacun écrit ses offres et celles qu'il connaît : une seule par post-it."), {_("post-it 38 × 51 mm"), _("stylos")}},
      {_("Étape 2 : les familles"), 35, _("Faire apparaître les branches"),
       _("Rapprocher les post-it qui se ressemblent, nommer chaque groupe, tracer sa branche."), {_("feutres de couleur")}},
      {_("Pause"), 15, "", "", {}},
      {_("Étape 3 : objectifs et opérateurs"), 40, _("Dire à quoi sert chaque offre, et qui la porte"),
       _("Sous chaque offre, écrire son objectif et son ou ses opérateurs."), {_("feutres fins")}},
      {_("Étape 4 : le planning de l'offre"), 20, _("Situer chaque offre"),
       _("Où, quand, pour qui, à quel prix : remplir les fiches offre."), {_("fiches offre")}},
      {_("Étape 5 : le temps de l'étonnement"), 20, _("Voir ce qui manque et ce qui surprend"),
       _("Regarder la carte en silence, puis dire : que manque-t-il ? quels besoins a-t-on entendus ? où est-ce dense ?"), {}},
      {_("Clôture"), 10, _("Garder la trace"), _("Photographier la feuille ; chacun dit un mot de retour à chaud."),
       {_("appareil photo"), _("fiche bilan")}},
  };
}

}  // namespace

std::string step_name() { return _("C.4 Faire émerger l'offre existante"); }

std::vector<WorkshopStep> sheet_steps() {
  const std::vector<WorkshopStep> run = full_run();
  return {run[2], run[3], run[4], run[6]};
}

std::vector<WorkshopStep> workshop_run(int minutes) {
  std::vector<WorkshopStep> steps = full_run();
  if (minutes == workshop_minutes) return steps;
  for (WorkshopStep& step : steps) {
    // Whole five minutes where there is room for them.
    const int share = step.minutes * minutes / workshop_minutes;
    step.minutes = std::max(1, share >= 10 ? share / 5 * 5 : share);
  }
  const int total = std::accumulate(steps.begin(), steps.end(), 0, [](int sum, const WorkshopStep& step) { return sum + step.minutes; });
  const auto longest = std::max_element(steps.begin(), steps.end(),
                                        [](const WorkshopStep& a, const WorkshopStep& b) { return a.minutes < b.minutes; });
  longest->minutes = std::max(1, longest->minutes + minutes - total);
  return steps;
}

}  // namespace mediamap
