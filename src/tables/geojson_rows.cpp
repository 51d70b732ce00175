// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/geojson_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::tables {
namespace {

std::optional<std::size_t> position(const Table& table, const std::string& column) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), column);
  if (found == table.columns.end()) return {};
  return static_cast<std::size_t>(found - table.columns.begin());
}

void erase_column(Table& table, std::size_t column) {
  const auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (Row& row : table.rows) row.cells.erase(row.cells.begin() + at);
}

// Longitude first, then latitude, then perhaps the height.
void split_points(Table& table, std::size_t coordinates) {
  table.columns[coordinates] = "latitude";
  table.columns.emplace_back("longitude");
  for (Row& row : table.rows) {
    const std::vector<std::string> numbers = split(row.cells[coordinates], '|');
    const bool point = numbers.size() >= 2;
    row.cells[coordinates] = point ? numbers[1] : std::string();
    row.cells.push_back(point ? numbers[0] : std::string());
  }
}

void note_shapes(Table& table, std::size_t type) {
  std::map<std::string, std::size_t> shapes;
  for (const Row& row : table.rows) {
    if (!row.cells[type].empty() && row.cells[type] != "Point") ++shapes[row.cells[type]];
  }
  for (const auto& [shape, count] : shapes) {
    table.notes.remarks.push_back(fill(_("{0} de forme « {1} » au lieu d'un point : sans latitude ni longitude"),
                                       count_of(count, N_("{} objet"), N_("{} objets")), shorten(shape, 40)));
  }
}

}  // namespace

void flatten_features(Table& table, char joint) {
  const std::string properties = std::string("properties") + joint;
  const std::string geometry = std::string("geometry") + joint;
  const auto has = [&](const std::string& column) { return position(table, column).has_value(); };
  const bool features = std::any_of(table.columns.begin(), table.columns.end(), [&](const std::string& column) {
    return column.starts_with(properties) || column.starts_with(geometry);
  });
  if (!features) return;
  table.notes.format = "GeoJSON";
  // Every feature's type is "Feature"; a geometry that is null has no parts.
  for (const char* column : {"type", "geometry", "properties"}) {
    if (const auto found = position(table, column)) erase_column(table, *found);
  }
  if (const auto type = position(table, geometry + "type")) {
    note_shapes(table, *type);
    erase_column(table, *type);
  }
  const auto coordinates = position(table, std::string(coordinates_path));
  if (coordinates && !has(properties + "latitude") && !has(properties + "longitude")) split_points(table, *coordinates);

  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].starts_with(properties)) continue;
    const std::string name = table.columns[i].substr(properties.size());
    if (const auto other = position(table, name)) table.columns[*other] = std::string("feature") + joint + name;
    table.columns[i] = name;
  }
}

}  // namespace mediamap::tables
