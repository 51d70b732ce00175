// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/commands.hpp"

namespace mediamap::cli {

const std::vector<Group>& groups() {
  static const std::vector<Group> all = {
      {"territory", N_("Le territoire et ses communes")},
      {"actors", N_("Les acteurs de la médiation numérique")},
      {"actors contacts", N_("Les personnes : dans prive/ seulement")},
      {"workshop", N_("L'atelier où l'on fait émerger l'offre")},
      {"offer", N_("Les offres : un post-it, une offre")},
      {"map", N_("La carte mentale de l'offre")},
      {"analyse", N_("Ce qui manque, ce qui est fragile")},
      {"bilan", N_("La fiche bilan : ce que l'étape a appris")},
  };
  return all;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init(),
      status(),
      territory_import(),
      territory_show(),
      actors_import(),
      actors_mapping(),
      actors_list(),
      actors_show(),
      actors_add(),
      actors_edit(),
      actors_complete(),
      actors_export(),
      actors_dedupe(),
      actors_merge(),
      actors_panel(),
      actors_panel_replace(),
      actors_contacts_list(),
      actors_contacts_add(),
      actors_contacts_erase(),
      workshop_plan(),
      offer_add(),
      offer_derive(),
      offer_edit(),
      offer_list(),
      offer_show(),
      offer_remove(),
      map_render(),
      map_export(),
      map_import(),
      map_territory(),
      map_watch(),
      analyse_gaps(),
      bilan_new(),
      bilan_render(),
      check(),
      migrate(),
  };
  return all;
}

}  // namespace mediamap::cli
