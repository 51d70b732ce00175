// SPDX-License-Identifier: EUPL-1.2
// Counts put into a few classes, for the shades of a map.
#pragma once

#include <cstddef>
#include <vector>

namespace mediamap::analysis {

enum class Classing {
  quantiles,  // about as many values in each class
  jenks,      // natural breaks: values of a class as close to each other as can be
};

// From and to are values that occur.
struct ValueClass {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t count = 0;
  bool operator==(const ValueClass&) const = default;
};

// At most `most` classes, in rising order; equal values are in one class. Zeros are no value: a map shows them apart.
std::vector<ValueClass> classes_of(std::vector<std::size_t> values, Classing classing, std::size_t most);

// Over all classes, the sum of the squared distances of their values from their mean: what jenks makes least.
double scatter_within(const std::vector<std::size_t>& values, const std::vector<ValueClass>& classes);

}  // namespace mediamap::analysis
