// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/page_flow.hpp"

#include <algorithm>
#include <utility>

namespace mediamap::draw {
namespace {

// How many of the remaining lines to set here, so that no paragraph leaves one line alone on either page.
std::size_t without_lone_lines(std::size_t fitting, std::size_t remaining, bool at_start) {
  if (fitting >= remaining) return remaining;
  if (remaining - fitting == 1 && fitting > 0) --fitting;
  if (fitting == 1 && at_start) return 0;
  return fitting;
}

}  // namespace

Column& Column::add(Text text, double indent) {
  Item item;
  item.height = text.height();
  item.text = std::move(text);
  item.indent = indent;
  item.is_text = true;
  items_.push_back(std::move(item));
  return *this;
}

Column& Column::add(double height, Drawing drawing) {
  Item item;
  item.height = height;
  item.drawing = std::move(drawing);
  items_.push_back(std::move(item));
  return *this;
}

Column& Column::label(Drawing drawing) {
  label_ = std::move(drawing);
  return *this;
}

double Column::height() const {
  double sum = 0;
  for (const Item& item : items_) sum += item.height;
  return sum;
}

double Column::place(Document& document, Cursor& cursor, double y, double room, bool force) const {
  double used = 0;
  // The label goes first: what is drawn first is read first.
  bool labelled = !label_;
  const auto draw_label = [&] {
    if (!std::exchange(labelled, true)) label_(document, x_, y);
  };
  while (!ended(cursor)) {
    const Item& item = items_[cursor.item];
    const bool must = force && used == 0;
    if (item.is_text) {
      const std::size_t remaining = item.text.lines() - cursor.line;
      std::size_t count =
          without_lone_lines(item.text.lines_within(cursor.line, room - used), remaining, cursor.line == 0);
      if (must) count = std::max<std::size_t>(count, 1);
      if (count == 0) return used;
      draw_label();
      document.draw(item.text, x_ + item.indent, y + used, cursor.line, count);
      used += item.text.height(cursor.line, count);
      cursor.line += count;
      if (cursor.line < item.text.lines()) return used;
    } else {
      if (used + item.height > room && !must) return used;
      if (item.drawing) {
        draw_label();
        item.drawing(document, x_, y + used);
      }
      used += item.height;
    }
    ++cursor.item;
    cursor.line = 0;
  }
  return used;
}

double height(const Row& row) {
  double tallest = 0;
  for (const Column& column : row) tallest = std::max(tallest, column.height());
  return tallest;
}

Flow::Flow(Document& document, double y, std::function<double(Document&)> opening)
    : document_(document), y_(y), top_(y), opening_(std::move(opening)) {}

void Flow::next_page() {
  document_.new_page();
  y_ = top_ = opening_(document_);
}

void Flow::keep(double height) {
  if (height > room() && y_ > top_) next_page();
}

void Flow::row(const Row& row) {
  // Breaking a row that a fresh page would hold is worth it only where much of this page would stay white.
  const double whole = height(row);
  const bool fits_a_page = whole <= document_.frame().bottom() - top_;
  if (whole > room() && fits_a_page && room() < document_.frame().height / 4) next_page();

  std::vector<Column::Cursor> cursors(row.size());
  for (;;) {
    double tallest = 0;
    bool ended = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
      tallest = std::max(tallest, row[i].place(document_, cursors[i], y_, room(), y_ <= top_));
      ended = ended && row[i].ended(cursors[i]);
    }
    y_ += tallest;
    if (ended) return;
    next_page();
  }
}

}  // namespace mediamap::draw
