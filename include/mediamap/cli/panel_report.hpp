// SPDX-License-Identifier: EUPL-1.2
// A panel of actors in words and as JSON, for `actors panel` and `actors panel replace`.
#pragma once

#include <string>
#include <vector>

#include "mediamap/analysis/panel.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/draw/panel_chart.hpp"

namespace mediamap::cli {

// To four digits behind the comma: what JSON tells of a share.
double rounded(double share);
// "8,3 %"
std::string percent(double share);

// Why the actor has a place: imposed, alone of its kind, the quotas that it fills.
std::string reason(const analysis::Panel& panel, const analysis::PanelSeat& seat);

// Base and panel side by side, the largest gap first, and who was chosen.
void print_panel(Context& context, const analysis::Panel& panel, const Territory& territory, std::uint64_t seed, Format format);

// The same as bars.
draw::PanelChart panel_chart(const analysis::Panel& panel, const Territory& territory, const std::string& date);

// The workshop, or UsageError with a suggestion.
Workshop require_workshop(const Territory& territory, const std::string& id);

}  // namespace mediamap::cli
