// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/derive_offers.hpp"

#include "mediamap/model/offer_id.hpp"

namespace mediamap::analysis {
namespace {

bool is_itinerant(const Actor& actor) {
  for (const std::string& value : actor.itinerance) {
    if (value == "Itinérant") return true;
  }
  return false;
}

Offer derive(const Taxonomy& taxonomy, const Actor& actor, const std::string& service, std::set<std::string>& taken) {
  const auto thematics = taxonomy.thematics_of_service(service);
  Offer offer;
  offer.id = new_offer_id(service + " " + actor.nom, taken);
  offer.nom = service;
  offer.famille = taxonomy.family_of(thematics.front()->id)->id;
  for (const Thematic* thematic : thematics) offer.thematiques.push_back(thematic->id);
  offer.operateurs = {actor.id};
  offer.lieux = {actor.id};
  offer.hors_les_murs = is_itinerant(actor);
  offer.publics = actor.publics_specifiquement_adresses;
  offer.prise_en_charge_specifique = actor.prise_en_charge_specifique;
  offer.frais_a_charge = actor.frais_a_charge;
  offer.modalites_acces = actor.modalites_acces;
  offer.modalites_accompagnement = actor.modalites_accompagnement;
  offer.statut = "a_confirmer";
  offer.source_acteur = actor.id;
  offer.source_service = service;
  return offer;
}

}  // namespace

DerivedOffers derive_offers(const Territory& territory, const std::set<std::pair<std::string, std::string>>& known,
                            std::set<std::string>& taken) {
  DerivedOffers derived;
  for (const Actor& actor : territory.acteurs) {
    for (const std::string& service : actor.services) {
      if (known.contains({actor.id, service})) continue;
      if (territory.taxonomy.thematics_of_service(service).empty()) {
        derived.unmapped_services.insert(service);
        continue;
      }
      derived.offers.push_back(derive(territory.taxonomy, actor, service, taken));
    }
  }
  return derived;
}

}  // namespace mediamap::analysis
