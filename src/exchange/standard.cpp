// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/standard.hpp"

#include <algorithm>
#include <mutex>
#include <unordered_set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

void add_doubt(Actor& actor, std::string_view champ, std::string valeur, std::string raison) {
  actor.a_completer.push_back({std::string(champ), std::move(valeur), std::move(raison)});
}

}  // namespace

std::string absent_from_source() { return _("absent de la source"); }

const tables::ExpectedColumns& standard_columns() {
  static const tables::ExpectedColumns columns = [] {
    tables::ExpectedColumns made{{"id"}, {"nom"}};
    for (const auto& field : fields<Actor>()) made.known.emplace_back(field.key);
    return made;
  }();
  return columns;
}

void refuse_commune_list(const std::string& path, const std::vector<std::string>& columns) {
  const auto has = [&](std::string_view name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); };
  if (!(has("codes_postaux") || has("codesPostaux")) || !has("population")) return;
  tables::refuse_file({path, 1}, _("c'est une liste de communes, pas d'acteurs : rien n'a été changé"),
              fill(_("Pour importer des communes : mediamap territory import {}"), path));
}

Actor StandardValues::actor(const clean::FieldTexts& texts, std::vector<Doubt> doubts, std::vector<clean::Change>& changes) const {
  Actor actor;
  std::size_t position = 0;
  for (const auto& field : fields<Actor>()) {
    std::string text = trim(texts.at(position++));
    if (text.empty()) continue;
    if (std::holds_alternative<std::vector<std::string> Actor::*>(field.member)) {
      read_list(actor, field, text, changes);
    } else {
      read_single(actor, field, std::move(text));
    }
  }
  std::move(doubts.begin(), doubts.end(), std::back_inserter(actor.a_completer));
  for (const auto& field : fields<Actor>()) {
    if (!is_required_by_standard(field.key) || !is_empty(actor, field)) continue;
    const auto named = [&](const Doubt& doubt) { return doubt.champ == field.key; };
    if (std::any_of(actor.a_completer.begin(), actor.a_completer.end(), named)) continue;
    add_doubt(actor, field.key, "", absent_from_source());
  }
  return actor;
}

void StandardValues::read_single(Actor& actor, const Field<Actor>& field, std::string text) const {
  if (field.key == "nom") {
    actor.nom = std::move(text);  // a row with a name is a record, whatever the name
    return;
  }
  // Short values repeat from row to row: dates, codes, communes.
  constexpr std::size_t longest_repeated = 40;
  std::optional<std::string> reason;
  if (text.size() > longest_repeated) {
    reason = refuse_value(field.key, text);
  } else if (const Answer& found = answer(field.key, text); found.items != std::vector{text}) {
    reason = found.items.empty() ? found.reason : refuse_value(field.key, text);
  }
  if (reason) {
    add_doubt(actor, field.key, std::move(text), std::move(*reason));
  } else if (const auto* member = std::get_if<std::optional<double> Actor::*>(&field.member)) {
    actor.*(*member) = finite_number(text);
  } else {
    actor.*std::get<std::string Actor::*>(field.member) = std::move(text);
  }
}

void StandardValues::read_list(Actor& actor, const Field<Actor>& field, const std::string& text,
                               std::vector<clean::Change>& changes) const {
  auto& items = actor.*std::get<std::vector<std::string> Actor::*>(field.member);
  std::unordered_set<std::string> seen;
  for (const std::string& part : split(text, item_separator)) {
    std::string item = trim(part);
    if (item.empty()) continue;
    const Answer& found = answer(field.key, item);
    if (found.items.empty()) {
      if (seen.insert(item).second) add_doubt(actor, field.key, std::move(item), found.reason);
      continue;
    }
    if (found.items.size() > 1 || found.items[0] != item) {
      changes.push_back({std::string(field.key), "valeur-du-standard", item, join(found.items, std::string(1, item_separator))});
    }
    for (const std::string& one : found.items) {
      if (seen.insert(one).second) items.push_back(one);
    }
  }
}

const StandardValues::Answer& StandardValues::answer(std::string_view key, const std::string& item) const {
  const std::string question = fmt::format("{}:{}", key, item);
  {
    const std::shared_lock lock(answering_);
    if (const auto found = answers_.find(question); found != answers_.end()) return found->second;
  }
  Answer made = answer_now(key, item);
  const std::unique_lock lock(answering_);
  return answers_.try_emplace(question, std::move(made)).first->second;
}

StandardValues::Answer StandardValues::answer_now(std::string_view key, const std::string& item) const {
  auto reason = refuse_value(key, item);
  if (!reason) return {{item}, {}};
  if (std::string found = standard_value(key, item); !found.empty()) return {{std::move(found)}, {}};
  for (char other : {';', '\n', '/', ','}) {
    Answer parts;
    for (const std::string& part : split(item, other)) {
      std::string found = standard_value(key, trim(part));
      if (found.empty() && !trim(part).empty()) {
        parts.items.clear();
        break;
      }
      if (!found.empty()) parts.items.push_back(std::move(found));
    }
    if (!parts.items.empty()) return parts;
  }
  return {{}, std::move(*reason)};
}

}  // namespace mediamap::exchange
