// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/actor.hpp"

#include <algorithm>
#include <array>

namespace mediamap {

template <>
std::span<const Field<Actor>> fields<Actor>() {
  static const Field<Actor> table[] = {
      {"pivot", &Actor::pivot},
      {"nom", &Actor::nom},
      {"commune", &Actor::commune},
      {"code_postal", &Actor::code_postal},
      {"code_insee", &Actor::code_insee},
      {"adresse", &Actor::adresse},
      {"complement_adresse", &Actor::complement_adresse},
      {"latitude", &Actor::latitude},
      {"longitude", &Actor::longitude},
      {"typologie", &Actor::typologie},
      {"telephone", &Actor::telephone},
      {"courriels", &Actor::courriels},
      {"site_web", &Actor::site_web},
      {"horaires", &Actor::horaires},
      {"presentation_resume", &Actor::presentation_resume},
      {"presentation_detail", &Actor::presentation_detail},
      {"source", &Actor::source},
      {"itinerance", &Actor::itinerance},
      {"structure_parente", &Actor::structure_parente},
      {"date_maj", &Actor::date_maj},
      {"services", &Actor::services},
      {"publics_specifiquement_adresses", &Actor::publics_specifiquement_adresses},
      {"prise_en_charge_specifique", &Actor::prise_en_charge_specifique},
      {"frais_a_charge", &Actor::frais_a_charge},
      {"dispositif_programmes_nationaux", &Actor::dispositif_programmes_nationaux},
      {"formations_labels", &Actor::formations_labels},
      {"autres_formations_labels", &Actor::autres_formations_labels},
      {"modalites_acces", &Actor::modalites_acces},
      {"modalites_accompagnement", &Actor::modalites_accompagnement},
      {"fiche_acces_libre", &Actor::fiche_acces_libre},
      {"prise_rdv", &Actor::prise_rdv},
  };
  return table;
}

template <>
std::span<const Field<Doubt>> fields<Doubt>() {
  static const Field<Doubt> table[] = {
      {"champ", &Doubt::champ},
      {"valeur", &Doubt::valeur},
      {"raison", &Doubt::raison},
  };
  return table;
}

template <>
std::span<const Field<Provenance>> fields<Provenance>() {
  static const Field<Provenance> table[] = {
      {"fichier", &Provenance::fichier}, {"ligne", &Provenance::ligne},       {"date", &Provenance::date},
      {"id", &Provenance::id},           {"date_maj", &Provenance::date_maj}, {"empreintes", &Provenance::empreintes},
  };
  return table;
}

bool is_known_pivot(std::string_view pivot) { return pivot.find_first_not_of('0') != std::string_view::npos; }

bool is_required_by_standard(std::string_view field) {
  static constexpr std::array<std::string_view, 5> required = {"pivot", "commune", "code_postal", "adresse", "date_maj"};
  return std::find(required.begin(), required.end(), field) != required.end();
}

}  // namespace mediamap
