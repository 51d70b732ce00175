// SPDX-License-Identifier: EUPL-1.2
// What a panel must mirror: each actor of the base put into the categories of several dimensions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/territory.hpp"

namespace mediamap::analysis {

struct Category {
  std::string id;     // as territoire.yaml names it: "BIB", "Nord", "500-a-1999", "public"
  std::string title;  // in words
  bool known = true;  // false: the actors of which nothing is known, id "inconnu"
  std::vector<std::size_t> actors;  // their positions in the base, ascending
};

struct Dimension {
  std::string id;  // typologie, services, secteur, taille, nature, itinerance
  std::string title;
  std::vector<Category> categories;  // each has an actor; in their usual order, "inconnu" last
  bool several = false;              // an actor may be in more than one category, and is counted in each
};

struct Dimensions {
  std::vector<Dimension> all;
  std::vector<std::string> left_out;  // why a dimension says nothing about this base, a sentence each
};

// The keys of all dimensions, in their order.
const std::vector<std::string>& dimension_ids();
std::string dimension_title(std::string_view id);

// public, associatif, prive or inconnu: by the typologies (model/typology) when they agree, else by the name, else by the
// pivot: a number of the register of associations, a SIREN in 1 or 2 (the State, local authorities).
std::string nature_of(const Actor& actor);

// The dimensions that the settings name, or give targets in; all when they name none. One in which all actors are alike is
// left out, unless a target is given in it.
Dimensions panel_dimensions(const Territory& territory, const PanelSettings& settings = {});

// The settings with the targets that can be read: their categories bear the base's ids, whatever the case and accents in
// which territoire.yaml writes them, also where it writes a title ("privé", "bibliothèque, médiathèque (BIB)"). Targets in
// a dimension that does not exist are left out; the order of the others stays.
PanelSettings readable_targets(const Territory& territory, PanelSettings settings);

}  // namespace mediamap::analysis
