// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/standard_writer.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::exchange {
namespace {

// The standard's own pattern lacks a blank in this label; its description has it. Valid is what the pattern says.
std::string as_the_pattern_has_it(const std::string& label) {
  return label == "Étapes numériques (La Poste)" ? "Étapes numériques(La Poste)" : label;
}

std::vector<std::string> items_out(const std::vector<std::string>& list) {
  std::vector<std::string> items;
  for (const std::string& one : list) {
    std::string item = as_the_pattern_has_it(trim(one));
    if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
  }
  return items;
}

std::string text_out(const Actor& actor, const Field<Actor>& field) {
  if (const auto* list = std::get_if<std::vector<std::string> Actor::*>(&field.member)) {
    return join(items_out(actor.*(*list)), std::string(1, item_separator));
  }
  std::string text = trim(field_text(actor, field));
  return field.key == "pivot" && text.empty() ? unknown_pivot : text;
}

std::string quoted(const std::string& text) {
  if (text.empty()) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

bool is_required(std::string_view key) { return key == "nom" || is_required_by_standard(key); }

}  // namespace

Selection sorted_by_id(Selection actors) {
  std::sort(actors.begin(), actors.end(), [](const Actor* a, const Actor* b) { return a->id < b->id; });
  return actors;
}

std::vector<std::string> standard_columns_out() {
  std::vector<std::string> columns = actor_field_keys();
  columns.insert(columns.begin(), "id");
  return columns;
}

std::string standard_text(const Actor& actor, std::string_view column) {
  if (column == "id") return actor.id;
  const Field<Actor>* field = actor_field(column);
  return field == nullptr ? std::string() : text_out(actor, *field);
}

std::vector<StandardFault> standard_faults(const Actor& actor) {
  std::vector<StandardFault> faults;
  for (const auto& field : fields<Actor>()) {
    const std::string text = text_out(actor, field);
    if (text.empty()) {
      if (is_required(field.key)) faults.push_back({std::string(field.key), _("manque")});
      continue;
    }
    for (const std::string& item : is_list(field) ? split(text, item_separator) : std::vector{text}) {
      if (auto reason = refuse_value(field.key, item)) {
        faults.push_back({std::string(field.key), fill(_("« {0} » : {1}"), shorten(item, 60), *reason)});
      }
    }
  }
  return faults;
}

std::string write_csv(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows, char separator) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += separator;
      out += quoted(cells[i]);
    }
    out += '\n';
  };
  add(columns);
  for (const auto& row : rows) add(row);
  return out;
}

std::vector<std::vector<std::string>> standard_rows(const Selection& actors) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(actors.size());
  for (const Actor* actor : actors) {
    std::vector<std::string>& row = rows.emplace_back(std::vector{actor->id});
    for (const auto& field : fields<Actor>()) row.push_back(text_out(*actor, field));
  }
  return rows;
}

std::string write_standard_csv(const Selection& actors) { return write_csv(standard_columns_out(), standard_rows(actors)); }

store::Json standard_object(const Actor& actor) {
  store::Json object{{"id", actor.id}};
  for (const auto& field : fields<Actor>()) {
    if (const auto* number = std::get_if<std::optional<double> Actor::*>(&field.member)) {
      if (actor.*(*number)) object[std::string(field.key)] = *(actor.*(*number));
    } else if (std::string text = text_out(actor, field); !text.empty()) {
      object[std::string(field.key)] = std::move(text);
    }
  }
  return object;
}

std::string write_standard_json(const Selection& actors) {
  store::Json list = store::Json::array();
  for (const Actor* actor : actors) list.push_back(standard_object(*actor));
  return list.dump(2, ' ', false, store::Json::error_handler_t::replace) + "\n";
}

}  // namespace mediamap::exchange
