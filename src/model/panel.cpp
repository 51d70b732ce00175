// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/panel.hpp"

namespace mediamap {

template <>
std::span<const Field<PanelMember>> fields<PanelMember>() {
  static const Field<PanelMember> table[] = {
      {"acteur", &PanelMember::acteur},
      {"motif", &PanelMember::motif},
      {"statut", &PanelMember::statut},
  };
  return table;
}

template <>
std::span<const Field<SavedPanel>> fields<SavedPanel>() {
  static const Field<SavedPanel> table[] = {
      {"taille", &SavedPanel::taille},
      {"graine", &SavedPanel::graine},
      {"imposes", &SavedPanel::imposes},
      {"exclus", &SavedPanel::exclus},
  };
  return table;
}

}  // namespace mediamap
