// SPDX-License-Identifier: EUPL-1.2
// The panel of actors: what territoire.yaml asks of it, and what a workshop keeps of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediamap/model/field.hpp"

namespace mediamap {

// "Three places for libraries": {"typologie", "BIB", 3}.
struct PanelTarget {
  std::string dimension;
  std::string categorie;
  int places = 0;
};

// The key `panel` of territoire.yaml.
struct PanelSettings {
  std::vector<std::string> dimensions;  // none: all of them
  std::vector<PanelTarget> cibles;
};

// Words of PanelMember::statut.
inline constexpr const char* member_proposed = "propose";
inline constexpr const char* member_accepted = "accepte";
inline constexpr const char* member_declined = "decline";

struct PanelMember {
  std::string acteur;
  std::string motif;   // why it was chosen
  std::string statut;  // propose, accepte, decline
};

// The key `panel` of atelier.yaml. Those who decline stay in the list, so that they are not asked again.
struct SavedPanel {
  std::optional<int> taille;
  std::optional<int> graine;
  std::vector<std::string> imposes;  // asked for by --must
  std::vector<std::string> exclus;   // ruled out by --exclude
  std::vector<PanelMember> membres;

  bool empty() const { return membres.empty(); }
};

template <>
std::span<const Field<PanelMember>> fields<PanelMember>();
template <>
std::span<const Field<SavedPanel>> fields<SavedPanel>();

}  // namespace mediamap
