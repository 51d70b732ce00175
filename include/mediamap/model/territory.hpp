// SPDX-License-Identifier: EUPL-1.2
// Everything that the territory folder says, in memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/actor.hpp"
#include "mediamap/model/bilan.hpp"
#include "mediamap/model/commune.hpp"
#include "mediamap/model/offer.hpp"
#include "mediamap/model/panel.hpp"
#include "mediamap/model/taxonomy.hpp"
#include "mediamap/model/workshop.hpp"

namespace mediamap {

// How a mind map was laid out, for one that is drawn again (draw/mind_map_layout.hpp).
struct MapDisposition {
  std::string sens;  // paysage | portrait
  int colonnes = 0;  // on each side; 0: a fan
  std::vector<std::string> gauche;  // ids of families
  std::vector<std::string> droite;

  bool operator==(const MapDisposition&) const = default;
};

// Records stand in the order of their ids, communes in the order of the file.
struct Territory {
  std::string nom;
  std::string type;  // CC, CA, CU, METRO, EPT, PETR, DEPARTEMENT, COMMUNE, AUTRE
  std::string siren;
  std::string titre_carte;  // title of the map when it is not the usual one
  std::string papier;       // default paper, A0 to A4
  PanelSettings panel;      // what the panel of actors must be like
  std::optional<MapDisposition> disposition;  // that `map render --keep` holds

  Taxonomy taxonomy;
  std::vector<Commune> communes;
  std::vector<Actor> acteurs;
  std::vector<Offer> offres;
  std::vector<Workshop> ateliers;
  std::vector<Bilan> bilans;

  // Nothing when there is no such record.
  const Actor* actor(std::string_view id) const;
  const Offer* offer(std::string_view id) const;
  const Commune* commune(std::string_view code) const;
  const Workshop* workshop(std::string_view id) const;
  const Bilan* bilan(std::string_view id) const;

  // The bilan of the latest date; of several, the one that was begun last. Nothing when there is none.
  const Bilan* latest_bilan() const;
  // Where an actor is: by its INSEE code, else by name and postal code. Nothing when it is no commune of the territory.
  const Commune* commune_of(const Actor& actor) const;

  // The title at the centre of the mind map: "Offre de médiation numérique – <nom>", or titre_carte.
  std::string map_title() const;
};

}  // namespace mediamap
