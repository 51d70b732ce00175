// SPDX-License-Identifier: EUPL-1.2
// Whom to invite so that the panel is like the base of actors; what makes it like it is told in panel_targets.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mediamap/analysis/panel_clashes.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

struct PanelRequest {
  std::size_t size = 0;
  std::vector<std::string> must;     // ids of actors; none is in `exclude`
  std::vector<std::string> exclude;  // ids of actors
  std::uint64_t seed = 1;
};

struct PanelCategory {
  std::string id;
  std::string title;
  bool known = true;
  std::size_t base = 0;  // actors
  Target target;
  int seats = 0;
};

struct PanelDimension {
  std::string id;
  std::string title;
  std::vector<PanelCategory> categories;
  double deviation = 0;
};

// A category that would be short of its target without this actor.
struct FilledQuota {
  std::size_t dimension = 0;
  std::size_t category = 0;
};

struct PanelSeat {
  const Actor* actor = nullptr;
  bool imposed = false;
  std::vector<FilledQuota> alone;   // of which it is the only actor of the base
  std::vector<FilledQuota> quotas;  // the rarest in the base first
  std::vector<const Actor*> replacements;
};

// Given targets that clash, by their position in the settings' `cibles`.
struct TargetClash {
  std::vector<std::size_t> cibles;
};

struct Panel {
  std::size_t base = 0;  // actors
  std::vector<PanelDimension> dimensions;
  std::vector<std::string> left_out;
  std::vector<PanelSeat> seats;         // imposed first, then by name
  double deviation = 0;                 // mean over the dimensions
  double least_deviation = 0;           // no panel of the same size, imposed and excluded actors can have less
  std::size_t alone = 0;                // actors alone of their kind that could be invited
  std::size_t alone_wanted = 0;         // of them
  std::size_t alone_chosen = 0;
  std::vector<TargetClash> clashes;
  std::vector<int> least_change;        // by `cibles`: the places that it gets; only when there are clashes
  bool least_is_proved = true;
};

// There must be as many actors as places, besides the excluded, and no more imposed ones than places.
Panel propose_panel(const Territory& territory, const PanelSettings& settings, const PanelRequest& request);

// The panel that these actors make, with the same settings. `request.must` are those of them that were imposed.
Panel judge_panel(const Territory& territory, const PanelSettings& settings, const PanelRequest& request,
                  const std::vector<std::string>& members);

}  // namespace mediamap::analysis
