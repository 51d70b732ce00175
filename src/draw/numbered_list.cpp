// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/numbered_list.hpp"

#include <fmt/format.h>

#include <cmath>

namespace mediamap::draw {
namespace {

constexpr std::size_t most_lines = 2;  // of a name

std::size_t lines_in(const Rect& column, double size) {
  return column.height() <= 0 ? 0 : static_cast<std::size_t>(column.height() / (paragraph_line * size));
}

}  // namespace

NumberedList::NumberedList(std::vector<Rect> columns, double size, const Measure& measure)
    : columns_(std::move(columns)), size_(size), measure_(measure), indent_(2.1 * size) {
  // A name is not cut between two columns: each may end a line early.
  for (const Rect& column : columns_) {
    const std::size_t lines = lines_in(column, size);
    free_lines_ += lines >= most_lines ? lines - (most_lines - 1) : 0;
  }
}

std::vector<std::string> NumberedList::lines_of(const std::string& name) const {
  if (columns_.empty()) return {};
  std::vector<std::string> lines = wrap(measured(name, Face::regular, measure_), (columns_.front().width() - indent_) / size_).lines;
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    lines.back() += " …";
  }
  return lines;
}

bool NumberedList::take(const std::vector<std::string>& names) {
  std::size_t wanted = 0;
  for (const std::string& name : names) wanted += lines_of(name).size();
  if (wanted == 0 || wanted > free_lines_) return false;
  free_lines_ -= wanted;
  return true;
}

void NumberedList::draw(Pen& pen, const std::vector<std::string>& names) const {
  std::size_t column = 0;
  std::size_t line = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto lines = lines_of(names[i]);
    while (column + 1 < columns_.size() && line + lines.size() > lines_in(columns_[column], size_)) ++column, line = 0;
    const Rect& in = columns_[column];
    const auto middle = [&](std::size_t nth) { return in.top + (static_cast<double>(nth) + 0.5) * paragraph_line * size_; };
    pen.text(fmt::format("{}", i + 1), {in.left + indent_ - 0.5 * size_, middle(line)}, Align::right, size_, Face::bold, ink);
    for (const std::string& text : lines) pen.text(text, {in.left + indent_, middle(line++)}, Align::left, size_, Face::regular, soft_ink);
  }
}

}  // namespace mediamap::draw
