// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/communes.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/rows.hpp"

namespace mediamap::exchange {
namespace {

// Names of one column in the three sources.
using Names = std::vector<std::string>;
const Names code_names = {"code_insee", "code"};
const Names postal_names = {"codes_postaux", "codesPostaux"};

class Columns {
 public:
  explicit Columns(const tables::Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) position_.emplace(table.columns[i], i);
  }

  std::string text(const tables::Row& row, const Names& names) const {
    for (const std::string& name : names) {
      const auto found = position_.find(name);
      if (found != position_.end() && !trim(row.cells[found->second]).empty()) return trim(row.cells[found->second]);
    }
    return {};
  }

 private:
  std::map<std::string, std::size_t> position_;
};

template <class Number>
std::optional<Number> parse_number(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

class Reader {
 public:
  Reader(const std::string& path, const tables::Table& table, CommuneImport& result) : path_(path), columns_(table), result_(result) {}

  // Nothing, and a rejected row, when the row names no commune.
  std::optional<Commune> commune(const tables::Row& row) {
    const std::string type = columns_.text(row, {"type"});
    if (!type.empty() && type != "commune-actuelle") return reject(row, fill(_("« {} » n'est pas une commune actuelle"), type));
    Commune commune{columns_.text(row, code_names), columns_.text(row, {"nom"}), {}, {}, {}, {}, columns_.text(row, {"secteur"})};
    if (!is_code_insee(commune.code)) {
      return reject(row, fill(_("« {} » n'est pas un code INSEE de commune (cinq caractères : 59067, 2A004)"), commune.code));
    }
    if (commune.nom.empty()) return reject(row, _("la commune n'a pas de nom"));
    for (const std::string& part : split(columns_.text(row, postal_names), '|')) {
      const std::string code = trim(part);
      if (std::find(commune.codes_postaux.begin(), commune.codes_postaux.end(), code) != commune.codes_postaux.end()) continue;
      if (is_code_postal(code)) {
        commune.codes_postaux.push_back(code);
      } else if (!code.empty()) {
        remark(row, fill(_("{} : code postal « {} » laissé de côté"), commune.nom, code), _("Un code postal a cinq chiffres."));
      }
    }
    read_numbers(row, commune);
    return commune;
  }

 private:
  std::optional<Commune> reject(const tables::Row& row, std::string reason) {
    result_.rejetees.push_back({row.line, std::move(reason)});
    return {};
  }

  void remark(const tables::Row& row, std::string message, std::string advice) {
    result_.remarques.push_back({{path_, row.line}, std::move(message), std::move(advice)});
  }

  void read_numbers(const tables::Row& row, Commune& commune) {
    const std::string population = columns_.text(row, {"population"});
    commune.population = parse_number<int>(population);
    if (commune.population.value_or(0) < 0) commune.population.reset();
    if (!population.empty() && !commune.population) {
      remark(row, fill(_("{} : population « {} » laissée de côté"), commune.nom, population), _("Un nombre entier est attendu."));
    }
    std::string latitude = columns_.text(row, {"latitude"});
    std::string longitude = columns_.text(row, {"longitude"});
    // GeoJSON writes the longitude first.
    const auto centre = split(columns_.text(row, {"centre.coordinates"}), '|');
    if (latitude.empty() && centre.size() == 2) {
      longitude = centre[0];
      latitude = centre[1];
    }
    commune.latitude = parse_number<double>(latitude);
    commune.longitude = parse_number<double>(longitude);
    const bool possible = commune.latitude && commune.longitude && std::abs(*commune.latitude) <= 90 && std::abs(*commune.longitude) <= 180;
    if (possible) return;
    commune.latitude.reset();
    commune.longitude.reset();
    if (!latitude.empty() || !longitude.empty()) {
      remark(row, fill(_("{} : position « {} », « {} » laissée de côté"), commune.nom, latitude, longitude),
             _("Des degrés décimaux avec un point sont attendus."));
    }
  }

  const std::string& path_;
  Columns columns_;
  CommuneImport& result_;
};

// What the source says, and what it leaves open as it was.
Commune merged(const Commune& old, const Commune& source) {
  Commune out = source;
  if (out.codes_postaux.empty()) out.codes_postaux = old.codes_postaux;
  if (!out.population) out.population = old.population;
  if (!out.latitude) out.latitude = old.latitude;
  if (!out.longitude) out.longitude = old.longitude;
  if (out.secteur.empty()) out.secteur = old.secteur;
  return out;
}

void require_known_header(const std::string& path, const tables::Table& table) {
  const auto has = [&](const std::string& name) {
    return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end();
  };
  if (has("services") || has("typologie") || has("pivot")) {
    throw DataError(Fault{{path, 1}, _("c'est une liste d'acteurs, pas de communes : rien n'a été changé"),
                          fill(_("Pour importer des acteurs : mediamap actors import {}"), path)});
  }
  if (has("nom") && std::any_of(code_names.begin(), code_names.end(), has)) return;
  throw DataError(Fault{{path, 1}, fill(_("ce fichier n'est pas une liste de communes : colonnes trouvées : {}"), shorten(join(table.columns, ", "), 120)),
                        _("Colonnes attendues : code_insee,nom,codes_postaux,population,latitude,longitude, et secteur si vous en avez (ou le JSON de geo.api.gouv.fr).")});
}

}  // namespace

CommuneImport import_communes(const std::string& path, std::string_view bytes, const std::vector<Commune>& existing) {
  const tables::Table table = tables::read_rows(path, bytes);
  require_known_header(path, table);
  CommuneImport result;
  result.communes = existing;
  result.rejetees = table.rejected;
  result.lignes = table.rows.size() + table.rejected.size();

  std::map<std::string, std::size_t> position;
  for (std::size_t i = 0; i < existing.size(); ++i) position.emplace(existing[i].code, i);
  std::set<std::string> seen;
  Reader reader(path, table, result);
  for (const tables::Row& row : table.rows) {
    const auto commune = reader.commune(row);
    if (!commune) continue;
    if (!seen.insert(commune->code).second) {
      result.rejetees.push_back({row.line, fill(_("la commune {} ({}) est déjà plus haut dans le fichier"), commune->code, commune->nom)});
      continue;
    }
    const auto known = position.find(commune->code);
    if (known == position.end()) {
      result.communes.push_back(*commune);
      ++result.crees;
      continue;
    }
    Commune& old = result.communes[known->second];
    const Commune updated = merged(old, *commune);
    ++(updated == old ? result.inchanges : result.mis_a_jour);
    old = updated;
  }
  std::sort(result.rejetees.begin(), result.rejetees.end(), [](const tables::RejectedRow& a, const tables::RejectedRow& b) { return a.ligne < b.ligne; });
  return result;
}

}  // namespace mediamap::exchange
