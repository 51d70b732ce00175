// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/standard.hpp"

#include <algorithm>
#include <unordered_set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

void add_doubt(Actor& actor, std::string_view champ, std::string valeur, std::string raison) {
  actor.a_completer.push_back({std::string(champ), std::move(valeur), std::move(raison)});
}

}  // namespace

const ExpectedColumns& standard_columns() {
  static const ExpectedColumns columns = [] {
    ExpectedColumns made{{"id"}, {"nom"}};
    for (const auto& field : fields<Actor>()) made.known.emplace_back(field.key);
    return made;
  }();
  return columns;
}

void refuse_commune_list(const std::string& path, const std::vector<std::string>& columns) {
  const auto has = [&](std::string_view name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); };
  if (!(has("codes_postaux") || has("codesPostaux")) || !has("population")) return;
  refuse_file({path, 1}, _("c'est une liste de communes, pas d'acteurs : rien n'a été changé"),
              fill(_("Pour importer des communes : mediamap territory import {}"), path));
}

StandardReader::StandardReader(const std::vector<std::string>& columns) {
  const auto& names = standard_columns().known;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == "id") {
      id_cell_ = i;
    } else if (std::find(names.begin(), names.end(), columns[i]) == names.end()) {
      foreign_cells_.push_back(i);
      foreign_names_.push_back(columns[i]);
    }
  }
  for (const auto& field : fields<Actor>()) {
    const auto found = std::find(columns.begin(), columns.end(), field.key);
    if (found != columns.end()) known_.push_back({static_cast<std::size_t>(found - columns.begin()), &field});
  }
}

std::string StandardReader::source_id(const Row& row) const { return id_cell_ ? trim(row.cells[*id_cell_]) : ""; }

Actor StandardReader::actor(const Row& row) const {
  Actor actor;
  for (const Known& known : known_) {
    std::string text = trim(row.cells[known.cell]);
    if (text.empty()) continue;
    if (std::holds_alternative<std::vector<std::string> Actor::*>(known.field->member)) {
      read_list(actor, *known.field, text);
    } else {
      read_single(actor, *known.field, std::move(text));
    }
  }
  for (const auto& field : fields<Actor>()) {
    if (!is_required_by_standard(field.key) || !is_empty(actor, field)) continue;
    const auto named = [&](const Doubt& doubt) { return doubt.champ == field.key; };
    if (std::any_of(actor.a_completer.begin(), actor.a_completer.end(), named)) continue;
    add_doubt(actor, field.key, "", _("absent de la source"));
  }
  for (std::size_t i = 0; i < foreign_cells_.size(); ++i) {
    std::string text = trim(row.cells[foreign_cells_[i]]);
    if (!text.empty()) add_doubt(actor, foreign_names_[i], std::move(text), _("colonne hors du standard"));
  }
  return actor;
}

void StandardReader::read_single(Actor& actor, const Field<Actor>& field, std::string text) const {
  if (field.key == "nom") {
    actor.nom = std::move(text);  // a row with a name is a record, whatever the name
    return;
  }
  if (auto reason = refuse_value(field.key, text)) {
    add_doubt(actor, field.key, std::move(text), std::move(*reason));
  } else if (const auto* member = std::get_if<std::optional<double> Actor::*>(&field.member)) {
    actor.*(*member) = finite_number(text);
  } else {
    actor.*std::get<std::string Actor::*>(field.member) = std::move(text);
  }
}

void StandardReader::read_list(Actor& actor, const Field<Actor>& field, const std::string& text) const {
  auto& items = actor.*std::get<std::vector<std::string> Actor::*>(field.member);
  std::unordered_set<std::string> seen;
  for (const std::string& part : split(text, item_separator)) {
    std::string item = trim(part);
    if (item.empty() || !seen.insert(item).second) continue;
    const auto [answer, unknown] = answers_.try_emplace(fmt::format("{}:{}", field.key, item));
    if (unknown) answer->second = refuse_value(field.key, item);
    if (answer->second) {
      add_doubt(actor, field.key, std::move(item), *answer->second);
    } else {
      items.push_back(std::move(item));
    }
  }
}

}  // namespace mediamap::exchange
