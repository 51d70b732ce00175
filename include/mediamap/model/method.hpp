// SPDX-License-Identifier: EUPL-1.2
// The method's own figures and texts: the run of the 4-hour workshop, the name of the step.
#pragma once

#include <string>
#include <vector>

#include "mediamap/model/workshop.hpp"

namespace mediamap {

// "C.4 Faire émerger l'offre existante", the step of the kit that the program serves.
std::string step_name();

inline constexpr int workshop_minutes = 240;

// The steps of the workshop, stretched or shortened so that they last `minutes` in all (at least one each).
std::vector<WorkshopStep> workshop_run(int minutes = workshop_minutes);

// Those that happen on the large sheet, from its centre (0) to objectives and operators (3).
std::vector<WorkshopStep> sheet_steps();

}  // namespace mediamap
