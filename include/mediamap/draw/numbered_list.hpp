// SPDX-License-Identifier: EUPL-1.2
// A list of numbered names in columns, which takes no more than it has room for.
#pragma once

#include <string>
#include <vector>

#include "mediamap/draw/pen.hpp"

namespace mediamap::draw {

class NumberedList {
 public:
  NumberedList(std::vector<Rect> columns, double size, const Measure& measure);

  // True, and kept free, when the list has room for all of these besides those taken before.
  bool take(const std::vector<std::string>& names);
  // Names that were taken, in any order, with the numbers from 1 on.
  void draw(Pen& pen, const std::vector<std::string>& names) const;

 private:
  std::vector<std::string> lines_of(const std::string& name) const;

  std::vector<Rect> columns_;
  double size_;
  const Measure& measure_;
  double indent_;
  std::size_t free_lines_ = 0;
};

}  // namespace mediamap::draw
