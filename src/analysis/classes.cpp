// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/classes.hpp"

#include <algorithm>
#include <limits>

namespace mediamap::analysis {
namespace {

// A value and how often it occurs.
struct Step {
  std::size_t value = 0;
  std::size_t count = 0;
};

std::vector<Step> steps_of(std::vector<std::size_t> values) {
  std::sort(values.begin(), values.end());
  std::vector<Step> steps;
  for (std::size_t value : values) {
    if (value == 0) continue;
    if (steps.empty() || steps.back().value != value) steps.push_back({value, 0});
    ++steps.back().count;
  }
  return steps;
}

// `ends` are the positions behind the last step of each class.
std::vector<ValueClass> cut(const std::vector<Step>& steps, const std::vector<std::size_t>& ends) {
  std::vector<ValueClass> classes;
  std::size_t first = 0;
  for (std::size_t end : ends) {
    ValueClass one{steps[first].value, steps[end - 1].value, 0};
    for (std::size_t i = first; i < end; ++i) one.count += steps[i].count;
    classes.push_back(one);
    first = end;
  }
  return classes;
}

// Sums over the first steps, from which the cost of any run follows at once.
class Sums {
 public:
  explicit Sums(const std::vector<Step>& steps) : rows_(1) {
    for (const Step& step : steps) {
      const auto value = static_cast<double>(step.value);
      const auto count = static_cast<double>(step.count);
      const Row& last = rows_.back();
      rows_.push_back({last.count + count, last.sum + count * value, last.squares + count * value * value});
    }
  }

  double count(std::size_t first, std::size_t end) const { return rows_[end].count - rows_[first].count; }
  double scatter(std::size_t first, std::size_t end) const {
    const double sum = rows_[end].sum - rows_[first].sum;
    return std::max(0.0, rows_[end].squares - rows_[first].squares - sum * sum / count(first, end));
  }

 private:
  struct Row {
    double count = 0;
    double sum = 0;
    double squares = 0;
  };
  std::vector<Row> rows_;
};

// The cheapest way to part steps into exactly so many runs, by dynamic programming; of equal ways the one whose first
// classes are smaller.
template <class Cost>
std::vector<std::size_t> best_ends(std::size_t steps, std::size_t runs, Cost cost) {
  constexpr double never = std::numeric_limits<double>::infinity();
  std::vector<std::vector<double>> least(runs + 1, std::vector<double>(steps + 1, never));
  std::vector<std::vector<std::size_t>> from(runs + 1, std::vector<std::size_t>(steps + 1, 0));
  least[0][0] = 0;
  for (std::size_t run = 1; run <= runs; ++run) {
    for (std::size_t end = run; end <= steps; ++end) {
      for (std::size_t first = run - 1; first < end; ++first) {
        const double total = least[run - 1][first] + cost(first, end);
        if (total >= least[run][end]) continue;
        least[run][end] = total;
        from[run][end] = first;
      }
    }
  }
  std::vector<std::size_t> ends;
  for (std::size_t run = runs, end = steps; run > 0; end = from[run--][end]) ends.push_back(end);
  std::reverse(ends.begin(), ends.end());
  return ends;
}

}  // namespace

std::vector<ValueClass> classes_of(std::vector<std::size_t> values, Classing classing, std::size_t most) {
  const std::vector<Step> steps = steps_of(std::move(values));
  const std::size_t runs = std::min(most, steps.size());
  if (runs == 0) return {};
  const Sums sums(steps);
  if (classing == Classing::jenks) {
    return cut(steps, best_ends(steps.size(), runs, [&](std::size_t a, std::size_t b) { return sums.scatter(a, b); }));
  }
  // Equal values cannot be parted: the classes are as even as that allows.
  const double even = sums.count(0, steps.size()) / static_cast<double>(runs);
  return cut(steps, best_ends(steps.size(), runs, [&](std::size_t a, std::size_t b) {
               const double off = sums.count(a, b) - even;
               return off * off;
             }));
}

double scatter_within(const std::vector<std::size_t>& values, const std::vector<ValueClass>& classes) {
  double total = 0;
  for (const ValueClass& one : classes) {
    std::vector<Step> inside;
    for (const Step& step : steps_of(values)) {
      if (step.value >= one.from && step.value <= one.to) inside.push_back(step);
    }
    if (!inside.empty()) total += Sums(inside).scatter(0, inside.size());
  }
  return total;
}

}  // namespace mediamap::analysis
