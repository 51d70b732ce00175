// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

constexpr std::size_t context_lines = 3;

struct Line {
  char mark;  // ' ', '-' or '+'
  std::string text;  // with its newline; the last line of a file may have none

  std::string str() const { return mark + text + (text.ends_with('\n') ? "" : "\n\\ No newline at end of file\n"); }
};

std::vector<std::string> lines_of(const std::optional<std::string>& content) {
  if (!content || content->empty()) return {};
  std::vector<std::string> lines = split(*content, '\n');
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) lines[i] += '\n';
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

// Longest common subsequence of the lines that lie between the common beginning and end.
std::vector<Line> compare(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t rows = a.size() - head - tail;
  const std::size_t columns = b.size() - head - tail;

  std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i][j] = a[head + i] == b[head + j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Line> lines;
  for (std::size_t i = 0; i < head; ++i) lines.push_back({' ', a[i]});
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[head + i] == b[head + j]) {
      lines.push_back({' ', a[head + i]});
      ++i, ++j;
    } else if (i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1])) {
      lines.push_back({'-', a[head + i++]});
    } else {
      lines.push_back({'+', b[head + j++]});
    }
  }
  for (std::size_t k = a.size() - tail; k < a.size(); ++k) lines.push_back({' ', a[k]});
  return lines;
}

}  // namespace

std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after) {
  const std::vector<Line> lines = compare(lines_of(before), lines_of(after));
  std::string out = fmt::format("--- {}\n+++ {}\n", before ? "a/" + path : "/dev/null", after ? "b/" + path : "/dev/null");

  std::vector<bool> shown(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].mark == ' ') continue;
    for (std::size_t k = i - std::min(i, context_lines); k < std::min(lines.size(), i + context_lines + 1); ++k) shown[k] = true;
  }
  std::size_t old_line = 1, new_line = 1;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::size_t old_count = 0, new_count = 0;
    std::string hunk;
    for (; end < lines.size() && shown[end]; ++end) {
      hunk += lines[end].str();
      old_count += lines[end].mark != '+';
      new_count += lines[end].mark != '-';
    }
    if (end > i) {
      out += fmt::format("@@ -{},{} +{},{} @@\n{}", old_count == 0 ? 0 : old_line, old_count, new_count == 0 ? 0 : new_line,
                         new_count, hunk);
      old_line += old_count;
      new_line += new_count;
      i = end;
    } else {
      ++old_line, ++new_line, ++i;
    }
  }
  return out;
}

}  // namespace mediamap
