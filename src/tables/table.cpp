// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/table.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::tables {
namespace {

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) shown.push_back(shorten(names[i], 40));
  return join(shown, ", ") + (names.size() > most ? ", …" : "");
}

// "Vouliez-vous dire …" for each name that is near an expected one but not the same.
std::string near_misses(const std::vector<std::string>& columns, const std::vector<std::string>& wanted) {
  std::string out;
  std::set<std::string> told;
  for (const std::string& column : columns) {
    if (length(column) > 60 || std::find(wanted.begin(), wanted.end(), column) != wanted.end()) continue;
    const std::string near = nearest(column, wanted);
    if (near.empty() || !told.insert(near).second || told.size() > 5) continue;
    out += fill(_(" La colonne « {0} » s'appelle-t-elle « {1} » ?"), column, near);
  }
  return out;
}

}  // namespace

std::optional<CellPath> find_cell(const std::vector<std::string>& columns, std::string_view name) {
  const auto position = [&](std::string_view wanted) -> std::optional<std::size_t> {
    const auto found = std::find(columns.begin(), columns.end(), wanted);
    if (found == columns.end()) return {};
    return static_cast<std::size_t>(found - columns.begin());
  };
  if (const auto column = position(name)) return CellPath{*column, {}};
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view number = name.substr(dot + 1);
  std::size_t part = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), part);
  if (error != std::errc() || end != number.data() + number.size()) return {};
  const auto column = position(name.substr(0, dot));
  return column ? std::optional<CellPath>({*column, part}) : std::nullopt;
}

std::string cell_at(const Row& row, const CellPath& path) {
  const std::string& cell = row.cells.at(path.column);
  if (!path.part) return cell;
  const std::vector<std::string> parts = split(cell, '|');
  return *path.part < parts.size() ? parts[*path.part] : std::string();
}

void check_size(const Place& place, std::size_t rows, std::size_t columns) {
  if (rows <= most_cells / std::max<std::size_t>(columns, 1)) return;
  refuse_file(place, fill(_("le tableau compte plus de {} cellules"), grouped(most_cells)),
              _("Découpez-le en plusieurs fichiers, ou vérifiez que c'est bien le bon fichier."));
}

void refuse_file(Place place, std::string message, std::string advice) {
  std::vector<Fault> faults;
  faults.push_back({std::move(place), std::move(message), std::move(advice)});
  throw DataError(std::move(faults));
}

Place place_at(const std::string& path, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {path, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(length(line)) + 1};
}

void check_columns(const Place& header, const std::vector<std::string>& columns, const ExpectedColumns& expected) {
  std::set<std::string_view> seen;
  for (const std::string& column : columns) {
    if (seen.insert(column).second) continue;
    refuse_file(header, fill(_("la colonne « {} » figure deux fois dans l'en-tête"), shorten(column, 40)),
                _("Renommez ou supprimez l'une des deux."));
  }
  if (expected.known.empty()) return;
  const auto has = [&](const std::string& name) { return seen.contains(name); };
  if (std::none_of(expected.known.begin(), expected.known.end(), has)) {
    refuse_file(header, fill(_("aucune colonne connue dans l'en-tête ; trouvé : {}"), listed(columns)),
                fill(_("La première ligne porte les noms des colonnes : {}.{}"), join(expected.known, ", "),
                     near_misses(columns, expected.known)));
  }
  std::vector<Fault> faults;
  for (const std::string& name : expected.required) {
    if (has(name)) continue;
    std::vector<std::string> unknown;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(unknown), [&](const std::string& column) {
      return std::find(expected.known.begin(), expected.known.end(), column) == expected.known.end();
    });
    const std::string near = nearest(name, unknown);
    faults.push_back({header, fill(_("la colonne « {0} » manque ; trouvé : {1}"), name, listed(columns)),
                      near.empty() ? fill(_("Ajoutez une colonne « {} »."), name)
                                   : fill(_("Renommez « {0} » en « {1} »."), near, name)});
  }
  if (!faults.empty()) throw DataError(std::move(faults));
}

}  // namespace mediamap::tables
