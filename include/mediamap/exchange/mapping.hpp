// SPDX-License-Identifier: EUPL-1.2
// How the columns of a foreign table become the fields of the standard: the grammar of the national tool's
// configuration files, in JSON as they are, or in YAML.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mediamap/base/error.hpp"

namespace mediamap::exchange {

// A column as a mapping names it: exactly, or a path into nested JSON ("address.streetNumber").
struct ColumnName {
  std::string name;
  Place place;  // in the mapping's file
};

// {colonne: s | [s, …]}: the first that is not empty. No columns: no such thing in this source.
struct FirstColumn {
  std::vector<ColumnName> colonnes;
};
// {joindre: {colonnes, séparateur}}: those that are not empty, joined.
struct JoinedColumns {
  std::vector<ColumnName> colonnes;
  std::string separateur;
};
// {dissocier: {colonne, séparateur, partie}}: one part, from 0, of a text cut at each separator.
struct PartOfColumn {
  ColumnName colonne;
  std::string separateur;
  std::size_t partie = 0;
};
// {valeur: s}
struct Constant {
  std::string valeur;
};
using TextRule = std::variant<FirstColumn, JoinedColumns, PartOfColumn, Constant>;

// {colonnes, termes, sauf, cible}, each part optional. Adds `cible` when, in one of the columns, one of `termes` is a
// part of the text, whatever the case, and none of `sauf` is. Without `termes`: when the column is not empty. Without
// `colonnes`: always. Without `cible`: the column's own text.
struct Choice {
  std::vector<ColumnName> colonnes;
  std::vector<std::string> termes;
  std::vector<std::string> sauf;
  std::string cible;
};

// {jours: [{colonne: s | [s], osm: "Mo"}], semaine: s, osm: s}: the column that holds opening_hours wins, then those of
// the days, then the week in prose.
struct HoursRule {
  std::array<std::vector<ColumnName>, 7> jours;  // from Monday; several columns are several times of one day
  std::vector<ColumnName> semaine;
  std::vector<ColumnName> osm;
};

struct Mapping {
  // In the order in which they are tried; the first text that is not empty is the field's.
  std::map<std::string, std::vector<TextRule>, std::less<>> textes;  // by field; also "id"
  std::map<std::string, std::vector<Choice>, std::less<>> choix;     // by field
  HoursRule horaires;
  // "Semaine paire" or "Semaine impaire": the hours hold every other week.
  std::vector<ColumnName> semaine_ouverture;
};

struct MappingFile {
  Mapping mapping;
  std::vector<Fault> remarks;  // unknown keys, targets that are no value of the standard
};

// Throws a DataError with every fault of a file that is no mapping.
MappingFile read_mapping(const std::string& path, std::string text);

// The mapping of a table that follows the standard: each column that bears the name of a field, or a usual other name
// for it, whatever case, accents and blanks.
Mapping standard_mapping(const std::vector<std::string>& columns);

}  // namespace mediamap::exchange
