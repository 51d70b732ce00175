// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/standard.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

constexpr char separator = '|';

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

bool is_empty(const Actor& actor, const Field<Actor>& field) {
  return std::visit(Overloaded{[&](auto member) { return actor.*member == std::decay_t<decltype(actor.*member)>{}; }},
                    field.member);
}

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

std::string field_text(const Actor& actor, const Field<Actor>& field) {
  return std::visit(Overloaded{[&](std::string Actor::*member) { return actor.*member; },
                               [&](std::vector<std::string> Actor::*member) {
                                 return join(actor.*member, std::string(1, separator));
                               },
                               [&](std::optional<double> Actor::*member) {
                                 return actor.*member ? fmt::format("{}", *(actor.*member)) : std::string();
                               },
                               [&](std::optional<int> Actor::*member) {
                                 return actor.*member ? std::to_string(*(actor.*member)) : std::string();
                               },
                               [&](bool Actor::*member) { return std::string(actor.*member ? "true" : "false"); }},
                    field.member);
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
  if (auto reason = refuse(field.key, text)) {
    add_doubt(actor, field.key, std::move(text), std::move(*reason));
  } else if (const auto* member = std::get_if<std::optional<double> Actor::*>(&field.member)) {
    actor.*(*member) = number(text);
  } else {
    actor.*std::get<std::string Actor::*>(field.member) = std::move(text);
  }
}

void StandardReader::read_list(Actor& actor, const Field<Actor>& field, const std::string& text) const {
  auto& items = actor.*std::get<std::vector<std::string> Actor::*>(field.member);
  std::unordered_set<std::string> seen;
  for (const std::string& part : split(text, separator)) {
    std::string item = trim(part);
    if (item.empty() || !seen.insert(item).second) continue;
    const auto [answer, unknown] = answers_.try_emplace(fmt::format("{}:{}", field.key, item));
    if (unknown) answer->second = refuse(field.key, item);
    if (answer->second) {
      add_doubt(actor, field.key, std::move(item), *answer->second);
    } else {
      items.push_back(std::move(item));
    }
  }
}

std::optional<std::string> StandardReader::refuse(std::string_view key, const std::string& value) const {
  static const store::Schema& schema = store::Schema::get("acteur");
  if (schema.is_number(key) && !number(value)) {
    const bool comma = value.find(',') != std::string::npos;
    return comma ? _("ce n'est pas un nombre : le séparateur décimal est le point") : _("ce n'est pas un nombre");
  }
  if (auto reason = schema.refuse(key, value)) return reason;
  if (key == "date_maj" && !is_date(value)) return _("cette date n'existe pas");
  if (key == "horaires") {
    if (const auto problem = check_opening_hours(value)) {
      return fill(_("caractère {0} : {1}"), problem->offset + 1, problem->message);
    }
  }
  return {};
}

}  // namespace mediamap::exchange
