// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_reader.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/typology.hpp"
#include "mediamap/exchange/person_columns.hpp"

namespace mediamap::exchange {

void require_standard(const std::string& path, const std::vector<std::string>& columns) {
  if (columns.empty() || standard_mapping(columns).textes.contains("nom")) return;
  try {
    tables::check_columns({path, 1, 0}, columns, standard_columns());
  } catch (const DataError& error) {
    std::vector<Fault> faults = error.faults();
    faults.back().advice += fill(_(" Ou décrivez les colonnes de cette source : mediamap actors mapping {} -o correspondance.yaml"), path);
    throw DataError(std::move(faults));
  }
}

ActorReader::ActorReader(const Mapping* mapping, bool keep_unused, const std::vector<std::string>& columns,
                         std::span<const Commune> communes)
    : is_standard_(!mapping),
      keeps_unused_(!mapping || keep_unused),
      columns_(columns),
      standard_(mapping ? Mapping{} : standard_mapping(columns)),
      mapper_(mapping ? *mapping : standard_, columns),
      cleaner_(communes) {
  for (std::size_t cell : mapper_.unused()) (keeps_unused_ && is_about_a_person(columns[cell]) ? people_ : unused_).push_back(cell);
}

ReadActor ActorReader::read(const tables::Row& row) const {
  MappedRow mapped = mapper_.map(row);
  ReadActor read{std::move(mapped.id), {}, std::move(mapped.changes), {}};
  clean::Cleaning cleaning = cleaner_.clean(mapped.texts);
  std::move(cleaning.changes.begin(), cleaning.changes.end(), std::back_inserter(read.changes));
  std::vector<Doubt> doubts = std::move(cleaning.doubts);
  std::move(mapped.doubts.begin(), mapped.doubts.end(), std::back_inserter(doubts));

  add_typology_of_name(mapped.texts, read.changes);
  read.actor = values_.actor(mapped.texts, std::move(doubts), read.changes);
  if (!keeps_unused_) return read;
  read.person = person_of(row, columns_, people_);
  keep_cells(row, unused_, read.actor);
  if (!read.person) keep_cells(row, people_, read.actor);  // a number without a name
  return read;
}

void ActorReader::keep_cells(const tables::Row& row, const std::vector<std::size_t>& cells, Actor& actor) const {
  for (std::size_t cell : cells) {
    std::string text = trim(row.cells[cell]);
    if (!text.empty()) actor.a_completer.push_back({columns_[cell], std::move(text), _("colonne hors du standard")});
  }
}

// A mapping is about the columns of a source, whose kinds are coarse ("Association"): the name says more, and is added.
// A table of the standard has been filled by somebody: the name speaks only where the field is empty.
void ActorReader::add_typology_of_name(clean::FieldTexts& texts, std::vector<clean::Change>& changes) const {
  std::string& typologie = texts["typologie"];
  if (is_standard_ && !typologie.empty()) return;
  const std::string before = typologie;
  const std::vector<std::string> known = split(before, '|');
  for (const std::string& code : clean::typologies_from_name(texts["nom"])) {
    if (std::find(known.begin(), known.end(), code) == known.end()) typologie += (typologie.empty() ? "" : "|") + code;
  }
  if (typologie != before) changes.push_back({"typologie", "typologie-du-nom", texts["nom"], typologie});
}

std::vector<std::string> ActorReader::unused_columns() const { return named(unused_); }
std::vector<std::string> ActorReader::person_columns() const { return named(people_); }

std::vector<std::string> ActorReader::taken_columns() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto is_it = [&](std::size_t cell) { return cell == i; };
    if (std::none_of(mapper_.unused().begin(), mapper_.unused().end(), is_it)) names.push_back(columns_[i]);
  }
  return names;
}

std::vector<std::string> ActorReader::named(const std::vector<std::size_t>& cells) const {
  std::vector<std::string> names;
  for (std::size_t cell : cells) names.push_back(columns_[cell]);
  return names;
}

}  // namespace mediamap::exchange
