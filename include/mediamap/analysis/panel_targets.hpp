// SPDX-License-Identifier: EUPL-1.2
// How many of the places each category should have, and what a panel costs that has more or fewer.
//
// A panel of n places costs, compared in this order:
//   1. the places by which it misses the targets that territoire.yaml gives;
//   2. the actors alone of their kind that it forgets. An actor is alone of its kind when a known category has no other
//      actor in the base. They fit when half of the places, rounded up, hold them all beside the imposed actors; else
//      as many of them are wanted as fit: a panel of nothing but exceptions would be like no base;
//   3. its deviation. For a dimension d with the categories c, seats x(c) and targets t(c):
//          deviation(d) = sum over c of |x(c) - t(c)|  /  (2 * sum over c of t(c))
//      which is, where each actor has one category, the share of the places that would have to change hands. The
//      deviation of the panel is the mean over the dimensions.
//
// A target is n times the category's share of the base (of its actors, so that the shares of services add up to more
// than 1), or the given number of places. Where some are given, the others share what remains, in proportion; services
// do not, since a place for one takes nothing from another.
#pragma once

#include <cstdint>
#include <vector>

#include "mediamap/analysis/panel_dimensions.hpp"
#include "mediamap/model/panel.hpp"

namespace mediamap::analysis {

// Units of the cost of a panel: a lexicographic comparison as one comparison of integers, the same on all machines.
inline constexpr std::int64_t deviation_unit = 10'000'000;           // a deviation of 1
inline constexpr std::int64_t forgotten_unit = 1'000'000'000;        // an actor alone of its kind
inline constexpr std::int64_t broken_unit = 100'000'000'000'000;     // a place by which a given target is missed

// A category as the solver sees it.
struct Cell {
  std::vector<std::size_t> actors;  // ascending
  std::vector<std::int64_t> cost;   // by the number of its actors in the panel: 0 to n
};

struct Target {
  double exact = 0;    // places, with their fraction
  int quota = 0;       // whole places: by the largest remainder where each actor has one category, else rounded
  bool given = false;  // by territoire.yaml
};

// By dimension, by category.
using Targets = std::vector<std::vector<Target>>;

// Given targets of categories that are not in the dimensions count for nothing here.
Targets panel_targets(const Dimensions& dimensions, std::size_t base, std::size_t size, const std::vector<PanelTarget>& given);

// One cell a category, in the order of dimensions and categories.
std::vector<Cell> target_cells(const Dimensions& dimensions, const Targets& targets, std::size_t size);

// The actors of which a known category, that nobody wants empty, has no other.
std::vector<std::size_t> alone_of_their_kind(const Dimensions& dimensions, const Targets& targets);

// The deviation that these seats (by dimension, by category) have, by dimension, from 0 to 1 and a little more.
std::vector<double> deviations(const Targets& targets, const std::vector<std::vector<int>>& seats);

}  // namespace mediamap::analysis
