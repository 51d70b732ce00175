// SPDX-License-Identifier: EUPL-1.2
// Content that runs from page to page: rows of columns, each a stack of texts and drawings.
#pragma once

#include <functional>
#include <vector>

#include "mediamap/draw/page.hpp"

namespace mediamap::draw {

// Draws something with its top left corner at x, y.
using Drawing = std::function<void(Document&, double x, double y)>;

// A stack of items in one column of a row. Texts may break between lines, drawings stay whole.
class Column {
 public:
  explicit Column(double x) : x_(x) {}

  Column& add(Text text, double indent = 0);
  Column& add(double height, Drawing drawing);
  Column& space(double height) { return add(height, {}); }
  // Drawn beside the first item, taking no height, and again where the column goes on on a further page.
  Column& label(Drawing drawing);

  bool empty() const { return items_.empty(); }
  double height() const;

 private:
  friend class Flow;
  struct Item {
    Text text;
    double indent = 0;
    double height = 0;
    Drawing drawing;
    bool is_text = false;
  };
  // How far a column has been drawn.
  struct Cursor {
    std::size_t item = 0;
    std::size_t line = 0;
  };

  bool ended(const Cursor& cursor) const { return cursor.item >= items_.size(); }
  // Draws what fits in `room` and returns its height; with `force`, at least one line or drawing.
  double place(Document& document, Cursor& cursor, double y, double room, bool force) const;

  double x_ = 0;
  std::vector<Item> items_;
  Drawing label_;
};

using Row = std::vector<Column>;

// The height of the tallest column.
double height(const Row& row);

// Fills the document's pages from top to bottom.
class Flow {
 public:
  // `opening` draws the head of each further page and returns the height below which content may follow.
  Flow(Document& document, double y, std::function<double(Document&)> opening);

  double y() const { return y_; }
  double room() const { return document_.frame().bottom() - y_; }

  void space(double height) { y_ += height; }
  // Goes on to the next page unless so much room remains on this one.
  void keep(double height);
  void next_page();
  // A row that fits stays whole; a taller one breaks where the page ends, each column for itself.
  void row(const Row& row);

 private:
  Document& document_;
  double y_ = 0;
  double top_ = 0;  // where content began on this page
  std::function<double(Document&)> opening_;
};

}  // namespace mediamap::draw
