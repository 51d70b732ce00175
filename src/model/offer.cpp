// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/offer.hpp"

namespace mediamap {

template <>
std::span<const Field<Offer>> fields<Offer>() {
  static const Field<Offer> table[] = {
      {"nom", &Offer::nom},
      {"famille", &Offer::famille},
      {"thematiques", &Offer::thematiques},
      {"objectifs", &Offer::objectifs},
      {"operateurs", &Offer::operateurs},
      {"lieux", &Offer::lieux},
      {"adresse", &Offer::adresse},
      {"hors_les_murs", &Offer::hors_les_murs},
      {"communes_desservies", &Offer::communes_desservies},
      {"publics", &Offer::publics},
      {"prise_en_charge_specifique", &Offer::prise_en_charge_specifique},
      {"frais_a_charge", &Offer::frais_a_charge},
      {"modalites_acces", &Offer::modalites_acces},
      {"modalites_accompagnement", &Offer::modalites_accompagnement},
      {"horaires", &Offer::horaires},
      {"debut", &Offer::debut},
      {"fin", &Offer::fin},
      {"statut", &Offer::statut},
      {"remarques", &Offer::remarques},
      {"source.atelier", &Offer::source_atelier},
      {"source.post_it", &Offer::source_post_it},
      {"source.acteur", &Offer::source_acteur},
      {"source.service", &Offer::source_service},
  };
  return table;
}

}  // namespace mediamap
