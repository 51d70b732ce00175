// SPDX-License-Identifier: EUPL-1.2
// The 4-hour workshop "Faire émerger l'offre existante".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/model/field.hpp"
#include "mediamap/model/panel.hpp"

namespace mediamap {

struct WorkshopStep {
  std::string titre;
  int minutes = 0;
  std::string objectif;
  std::string consigne;
  std::vector<std::string> materiel;
};

struct Workshop {
  std::string id;
  std::string titre;
  std::string date;   // ISO
  std::string debut;  // HH:MM
  std::string fin;    // HH:MM
  std::string lieu;   // id of an actor, or an address
  std::optional<int> jauge;
  std::vector<WorkshopStep> etapes;
  SavedPanel panel;
};

template <>
std::span<const Field<Workshop>> fields<Workshop>();

}  // namespace mediamap
