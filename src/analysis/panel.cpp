// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel.hpp"

#include <algorithm>
#include <numeric>

#include "mediamap/base/random.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::analysis {
namespace {

constexpr std::size_t most_replacements = 3;

// Of two actors that are alike in all dimensions, the one that can be reached is invited.
bool can_be_reached(const Actor& actor) { return !actor.courriels.empty() || !actor.telephone.empty(); }

class Model {
 public:
  Model(const Territory& territory, const PanelSettings& settings, const PanelRequest& request)
      : territory_(territory), settings_(settings), size_(request.size), dimensions_(panel_dimensions(territory, settings)) {
    problem_.size = request.size;
    problem_.actors = territory.acteurs.size();
    problem_.must = positions(request.must);
    excluded_ = positions(request.exclude);
    targets_ = panel_targets(dimensions_, problem_.actors, request.size, settings.cibles);
    problem_.cells = target_cells(dimensions_, targets_, request.size);
    add_candidates(request.seed);
    least_ = least_cost(problem_);
    add_alone();
    find_quotas();
  }

  std::vector<std::size_t> propose(std::uint64_t seed) {
    clashes_ = find_clashes(problem_, quotas_);
    return solve(problem_, seed, clashes_.members);
  }

  std::vector<std::size_t> positions(const std::vector<std::string>& ids) const {
    std::vector<std::size_t> found;
    for (const std::string& id : ids) {
      if (const Actor* actor = territory_.actor(id)) found.push_back(static_cast<std::size_t>(actor - territory_.acteurs.data()));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  Panel panel(const std::vector<std::size_t>& members) const;

 private:
  void add_candidates(std::uint64_t seed) {
    for (std::size_t i = 0; i < problem_.actors; ++i) {
      if (!std::binary_search(problem_.must.begin(), problem_.must.end(), i) && !std::binary_search(excluded_.begin(), excluded_.end(), i)) {
        problem_.candidates.push_back(i);
      }
    }
    Random(seed).shuffle(problem_.candidates);
    std::stable_partition(problem_.candidates.begin(), problem_.candidates.end(), [&](std::size_t i) { return can_be_reached(territory_.acteurs[i]); });
  }

  void add_alone() {
    for (std::size_t actor : alone_of_their_kind(dimensions_, targets_)) {
      if (!std::binary_search(excluded_.begin(), excluded_.end(), actor)) alone_.push_back(actor);
    }
    const auto others = std::count_if(problem_.must.begin(), problem_.must.end(), [&](std::size_t one) { return !std::binary_search(alone_.begin(), alone_.end(), one); });
    alone_wanted_ = std::min({alone_.size(), (size_ + 1) / 2, size_ - static_cast<std::size_t>(others)});
    Cell& cell = problem_.cells.emplace_back(Cell{alone_, {}});
    for (std::size_t seats = 0; seats <= size_; ++seats) {
      cell.cost.push_back(seats < alone_wanted_ ? forgotten_unit * static_cast<std::int64_t>(alone_wanted_ - seats) : 0);
    }
  }

  // Each given target as a quota on its cell; one whose category no actor has gets a cell of its own, without actors.
  void find_quotas() {
    for (const PanelTarget& target : settings_.cibles) {
      std::size_t cell = 0;
      std::size_t found = problem_.cells.size();
      for (const Dimension& dimension : dimensions_.all) {
        for (const Category& category : dimension.categories) {
          if (dimension.id == target.dimension && category.id == target.categorie) found = cell;
          ++cell;
        }
      }
      if (found == problem_.cells.size()) problem_.cells.push_back({{}, std::vector<std::int64_t>(size_ + 1, 0)});
      quotas_.push_back({found, target.places});
    }
  }

  std::size_t cell_of(std::size_t dimension, std::size_t category) const {
    std::size_t cell = category;
    for (std::size_t d = 0; d < dimension; ++d) cell += dimensions_.all[d].categories.size();
    return cell;
  }

  void add_dimensions(Panel& panel, const std::vector<std::size_t>& members) const;
  PanelSeat seat(std::size_t actor, const std::vector<std::size_t>& members, const std::vector<int>& filled) const;

  const Territory& territory_;
  const PanelSettings& settings_;
  std::size_t size_;
  Dimensions dimensions_;
  Targets targets_;
  PanelProblem problem_;
  std::vector<std::size_t> excluded_;
  std::vector<std::size_t> alone_;
  std::size_t alone_wanted_ = 0;
  std::int64_t least_ = 0;
  std::vector<Quota> quotas_;
  Clashes clashes_;
};

void Model::add_dimensions(Panel& panel, const std::vector<std::size_t>& members) const {
  const std::vector<int> filled = counts(problem_, members);
  std::vector<std::vector<int>> seats;
  std::size_t cell = 0;
  for (std::size_t d = 0; d < dimensions_.all.size(); ++d) {
    const Dimension& dimension = dimensions_.all[d];
    PanelDimension& shown = panel.dimensions.emplace_back(PanelDimension{dimension.id, dimension.title, {}, 0});
    seats.emplace_back();
    for (std::size_t c = 0; c < dimension.categories.size(); ++c, ++cell) {
      const Category& category = dimension.categories[c];
      shown.categories.push_back({category.id, category.title, category.known, category.actors.size(), targets_[d][c], filled[cell]});
      seats.back().push_back(filled[cell]);
    }
  }
  const std::vector<double> all = deviations(targets_, seats);
  for (std::size_t d = 0; d < all.size(); ++d) panel.dimensions[d].deviation = all[d];
  if (!all.empty()) panel.deviation = std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

PanelSeat Model::seat(std::size_t actor, const std::vector<std::size_t>& members, const std::vector<int>& filled) const {
  PanelSeat seat{&territory_.acteurs[actor], std::binary_search(problem_.must.begin(), problem_.must.end(), actor), {}, {}, {}};
  std::vector<std::pair<std::size_t, FilledQuota>> missing;
  for (std::size_t d = 0; d < dimensions_.all.size(); ++d) {
    const auto& categories = dimensions_.all[d].categories;
    for (std::size_t c = 0; c < categories.size(); ++c) {
      const auto& actors = categories[c].actors;
      if (!categories[c].known || !std::binary_search(actors.begin(), actors.end(), actor)) continue;
      if (actors.size() == 1) seat.alone.push_back({d, c});
      const std::size_t cell = cell_of(d, c);
      const auto& cost = problem_.cells[cell].cost;
      const auto at = static_cast<std::size_t>(filled[cell]);
      if (cost[at - 1] > cost[at]) missing.push_back({actors.size(), {d, c}});
    }
  }
  std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [base, quota] : missing) seat.quotas.push_back(quota);
  for (std::size_t other : replacements(problem_, members, actor, most_replacements)) seat.replacements.push_back(&territory_.acteurs[other]);
  return seat;
}

Panel Model::panel(const std::vector<std::size_t>& members) const {
  Panel panel;
  panel.base = problem_.actors;
  panel.left_out = dimensions_.left_out;
  add_dimensions(panel, members);
  // A given target that cannot be met is no part of what the others can reach.
  panel.least_deviation = std::min(panel.deviation, static_cast<double>(least_ % broken_unit) / static_cast<double>(deviation_unit));
  panel.alone = alone_.size();
  panel.alone_wanted = alone_wanted_;
  panel.alone_chosen = static_cast<std::size_t>(std::count_if(alone_.begin(), alone_.end(), [&](std::size_t one) { return std::binary_search(members.begin(), members.end(), one); }));
  const std::vector<int> filled = counts(problem_, members);
  for (std::size_t member : members) panel.seats.push_back(seat(member, members, filled));
  std::stable_sort(panel.seats.begin(), panel.seats.end(), [](const PanelSeat& a, const PanelSeat& b) {
    return a.imposed != b.imposed ? a.imposed : french_less(a.actor->nom, b.actor->nom);
  });
  for (const Clash& clash : clashes_.all) panel.clashes.push_back({clash.quotas});
  if (!panel.clashes.empty()) panel.least_change = clashes_.least_change;
  panel.least_is_proved = clashes_.proved;
  return panel;
}

}  // namespace

Panel propose_panel(const Territory& territory, const PanelSettings& settings, const PanelRequest& request) {
  Model model(territory, settings, request);
  return model.panel(model.propose(request.seed));
}

Panel judge_panel(const Territory& territory, const PanelSettings& settings, const PanelRequest& request,
                  const std::vector<std::string>& members) {
  const Model model(territory, settings, request);
  return model.panel(model.positions(members));
}

}  // namespace mediamap::analysis
