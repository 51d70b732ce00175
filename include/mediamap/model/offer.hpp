// SPDX-License-Identifier: EUPL-1.2
// An offer of médiation numérique: one post-it of the mind map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/model/actor.hpp"

namespace mediamap {

struct Offer {
  std::string id;  // slug, unique, never reused
  std::string nom;
  std::string famille;                   // id of a family of the taxonomy
  std::vector<std::string> thematiques;  // ids of thematics
  std::vector<std::string> objectifs;
  std::vector<std::string> operateurs;  // ids of actors
  std::vector<std::string> lieux;       // ids of actors that have an address
  std::string adresse;                  // where it takes place when that is no actor
  bool hors_les_murs = false;
  std::vector<std::string> communes_desservies;  // INSEE codes
  std::vector<std::string> publics;
  std::vector<std::string> prise_en_charge_specifique;
  std::vector<std::string> frais_a_charge;
  std::vector<std::string> modalites_acces;
  std::vector<std::string> modalites_accompagnement;
  std::string horaires;  // OSM opening_hours
  std::string debut;     // ISO dates between which the offer runs
  std::string fin;
  std::string statut;  // recensee | a_confirmer | confirmee
  std::string remarques;  // free text: what has no field of its own

  // Where the post-it comes from.
  std::string source_atelier;
  std::optional<int> source_post_it;
  std::string source_acteur;  // with source_service: derived from this service of this actor
  std::string source_service;

  std::vector<Doubt> a_completer;  // what an import did not understand, with the text received

  bool operator==(const Offer&) const = default;
};

template <>
std::span<const Field<Offer>> fields<Offer>();

}  // namespace mediamap
