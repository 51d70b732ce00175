// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_tables.hpp"

#include <algorithm>
#include <unordered_map>

#include "mediamap/exchange/outline_parts.hpp"
#include "mediamap/exchange/standard_writer.hpp"

namespace mediamap::exchange {
namespace {

std::string dot_string(std::string_view text) {
  return "\"" + replaced(text, {{"\\", "\\\\"}, {"\"", "\\\""}, {"\n", "\\n"}}) + "\"";
}

std::size_t write_dot(std::string& out, const Topic& topic, std::size_t& count) {
  const std::size_t number = count++;
  out += "  n" + std::to_string(number) + " [label=" + dot_string(topic.title);
  if (!topic.colour.empty()) out += ", color=" + dot_string(topic.colour);
  if (!topic.link.empty()) out += ", URL=" + dot_string(topic.link);
  if (!topic.note.empty()) out += ", tooltip=" + dot_string(topic.note);
  if (!topic.id.empty()) out += ", id=" + dot_string(topic.id);
  out += "];\n";
  for (const Topic& child : topic.children) {
    const std::size_t to = write_dot(out, child, count);
    out += "  n" + std::to_string(number) + " -> n" + std::to_string(to) + ";\n";
  }
  return number;
}

struct Rows {
  std::size_t levels = 0;
  std::vector<std::string> names;  // of attributes
  std::unordered_map<std::string, std::size_t> columns;
  std::vector<std::vector<std::string>> rows;
};

void measure(Rows& table, const Topic& topic, std::size_t level) {
  table.levels = std::max(table.levels, level);
  if (level > 0) {
    for (const auto& [name, value] : topic.attributes) {
      if (table.columns.try_emplace(name, table.names.size()).second) table.names.push_back(name);
    }
  }
  for (const Topic& child : topic.children) measure(table, child, level + 1);
}

void add_rows(Rows& table, const Topic& topic, std::vector<std::string>& way) {
  for (const Topic& child : topic.children) {
    way.push_back(child.title);
    std::vector<std::string>& row = table.rows.emplace_back(way);
    row.resize(table.levels);
    for (const std::string& text : {child.id, child.note, child.link, child.colour}) row.push_back(text);
    row.resize(row.size() + table.names.size());
    for (const auto& [name, value] : child.attributes) {
      std::string& cell = row[table.levels + 4 + table.columns[name]];
      cell += (cell.empty() ? "" : "|") + value;
    }
    add_rows(table, child, way);
    way.pop_back();
  }
}

}  // namespace

std::string dot_text(const Topic& root) {
  std::string out = "digraph {\n  rankdir=LR;\n  node [shape=box];\n";
  std::size_t count = 0;
  write_dot(out, root, count);
  return out + "}\n";
}

std::string csv_text(const Topic& root) {
  Rows table;
  measure(table, root, 0);
  std::vector<std::string> way;
  add_rows(table, root, way);
  std::vector<std::string> header;
  for (std::size_t level = 1; level <= table.levels; ++level) header.push_back("niveau_" + std::to_string(level));
  for (const char* name : {"id", "note", "lien", "couleur"}) header.emplace_back(name);
  header.insert(header.end(), table.names.begin(), table.names.end());
  return write_csv(header, table.rows);
}

}  // namespace mediamap::exchange
