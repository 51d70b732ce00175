// SPDX-License-Identifier: EUPL-1.2
// Names of attributes that the readers of outlines give: the same in every language, as keys of files are.
#pragma once

namespace mediamap::exchange::attribute_name {

inline constexpr const char* icon = "icône";
inline constexpr const char* ground_colour = "couleur du fond";
inline constexpr const char* created = "créé";
inline constexpr const char* modified = "modifié";
inline constexpr const char* branch_colour = "couleur de la branche";
inline constexpr const char* details = "détails";
inline constexpr const char* arrow_to = "flèche vers";
inline constexpr const char* front_matter = "en-tête";
inline constexpr const char* task = "tâche";
inline constexpr const char* label = "étiquette";

}  // namespace mediamap::exchange::attribute_name
