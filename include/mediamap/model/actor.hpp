// SPDX-License-Identifier: EUPL-1.2
// An actor or a place of médiation numérique: one record of the national standard v1.0.2, under its own field names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/model/field.hpp"

namespace mediamap {

// Something to complete: a value that the standard does not allow, kept word for word, or a required field without one.
struct Doubt {
  std::string champ;
  std::string valeur;
  std::string raison;
  bool operator==(const Doubt&) const = default;
};

// Where a record comes from. `empreintes` holds a mark of each field as it was imported ("nom:3f2a9c01 …"), by which
// the next import tells what a hand has changed since.
struct Provenance {
  std::string fichier;
  std::optional<int> ligne;
  std::string date;
  std::string id;
  std::string date_maj;
  std::string empreintes;
  bool operator==(const Provenance&) const = default;
};

struct Actor {
  std::string id;
  std::string pivot;  // SIRET, RNA or RIDET
  std::string nom;
  std::string commune;
  std::string code_postal;
  std::string code_insee;
  std::string adresse;
  std::string complement_adresse;
  std::optional<double> latitude;   // degrees, WGS 84
  std::optional<double> longitude;  // degrees, WGS 84
  std::vector<std::string> typologie;
  std::string telephone;
  std::vector<std::string> courriels;
  std::vector<std::string> site_web;
  std::string horaires;  // OSM opening_hours
  std::string presentation_resume;
  std::string presentation_detail;
  std::string source;
  std::vector<std::string> itinerance;
  std::string structure_parente;
  std::string date_maj;
  std::vector<std::string> services;
  std::vector<std::string> publics_specifiquement_adresses;
  std::vector<std::string> prise_en_charge_specifique;
  std::vector<std::string> frais_a_charge;
  std::vector<std::string> dispositif_programmes_nationaux;
  std::vector<std::string> formations_labels;
  std::vector<std::string> autres_formations_labels;
  std::vector<std::string> modalites_acces;
  std::vector<std::string> modalites_accompagnement;
  std::string fiche_acces_libre;
  std::string prise_rdv;

  std::vector<Doubt> a_completer;
  std::vector<Provenance> provenance;

  bool operator==(const Actor&) const = default;
};

// The fields of the standard, in its order.
template <>
std::span<const Field<Actor>> fields<Actor>();
template <>
std::span<const Field<Doubt>> fields<Doubt>();
template <>
std::span<const Field<Provenance>> fields<Provenance>();

// True for the fields that the standard requires besides id and nom: pivot, commune, code_postal, adresse, date_maj.
bool is_required_by_standard(std::string_view field);

// A pivot of zeros alone stands for "unknown", as the national tool writes it.
bool is_known_pivot(std::string_view pivot);

}  // namespace mediamap
