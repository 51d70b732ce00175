// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/field_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/dates.hpp"
#include "mediamap/clean/email.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/clean/phone.hpp"
#include "mediamap/clean/postal_code.hpp"
#include "mediamap/clean/siret.hpp"
#include "mediamap/clean/typology.hpp"
#include "mediamap/clean/website.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/model/typology.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

const store::Schema& schema() {
  static const store::Schema& actors = store::Schema::get("acteur");
  return actors;
}

// The rules that imported rows go through, on one text. What a rule does not understand stays as it was typed.
std::string cleaned(std::string_view key, const std::string& value) {
  clean::FieldTexts texts;
  texts[key] = value;
  clean::Cleaning notes;
  clean::Draft draft(texts, notes);
  if (key == "code_postal") clean::clean_postal_code(draft);
  if (key == "telephone") clean::clean_phone(draft);
  if (key == "site_web" || key == "prise_rdv" || key == "fiche_acces_libre") clean::clean_websites(draft);
  if (key == "courriels") clean::clean_emails(draft);
  if (key == "pivot") clean::clean_siret(draft);
  if (key == "date_maj") clean::clean_dates(draft);
  return texts[key].empty() || !notes.doubts.empty() ? value : texts[key];
}

// "bib" → BIB, "Association" → ASSO by the vocabulary's titles, "médiathèque" → BIB by the names that places bear.
std::string typology(const std::string& text) {
  const std::string typed = fold(text);
  const std::vector<std::string> codes = typology_codes();
  for (const std::string& code : codes) {
    if (fold(code) == typed) return code;
  }
  for (const std::string& code : codes) {
    const std::string title = fold(typology_title(code));
    if (title == typed) return code;
    for (const std::string& part : split(title, ',')) {
      if (trim(part) == typed) return code;
    }
  }
  if (typed == "commune") return "MUNI";
  const std::vector<std::string> meant = clean::typologies_from_name(text);
  return meant.size() == 1 ? meant.front() : text;
}

std::string hours(const std::string& text) {
  if (!check_opening_hours(text)) return text;
  const clean::HoursText read = clean::hours_from_text(text);
  return read.osm.empty() || !read.leftover.empty() ? text : read.osm;
}

// The values that the schema lists, by field and by their folded text: folding them for every cell takes seconds.
const std::unordered_map<std::string_view, std::unordered_map<std::string, std::string>>& allowed_by_folded() {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::unordered_map<std::string, std::string>> made;
    for (const auto& field : fields<Actor>()) {
      for (const std::string& value : schema().allowed(field.key)) made[field.key].emplace(fold(value), value);
    }
    return made;
  }();
  return all;
}

}  // namespace

const Field<Actor>* actor_field(std::string_view key) {
  const auto all = fields<Actor>();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& field) { return field.key == key; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> actor_field_keys() {
  std::vector<std::string> keys;
  for (const auto& field : fields<Actor>()) keys.emplace_back(field.key);
  return keys;
}

bool is_list(const Field<Actor>& field) { return std::holds_alternative<std::vector<std::string> Actor::*>(field.member); }

bool is_list_field(std::string_view key) {
  const Field<Actor>* field = actor_field(key);
  return field != nullptr && is_list(*field);
}

bool is_empty(const Actor& actor, const Field<Actor>& field) {
  return std::visit([&](auto member) { return actor.*member == std::decay_t<decltype(actor.*member)>{}; }, field.member);
}

std::optional<double> finite_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::optional<std::string> refuse_value(std::string_view key, const std::string& value) {
  if (schema().is_number(key) && !finite_number(value)) {
    const bool comma = value.find(',') != std::string::npos;
    return comma ? _("ce n'est pas un nombre : le séparateur décimal est le point") : _("ce n'est pas un nombre");
  }
  if (auto reason = schema().refuse(key, value)) return reason;
  if (key == "date_maj" && !is_date(value)) return _("cette date n'existe pas");
  if (key == "horaires") {
    if (const auto problem = check_opening_hours(value)) {
      return fill(_("caractère {0} : {1}"), problem->offset + 1, problem->message);
    }
  }
  return {};
}

std::string field_text(const Actor& actor, const Field<Actor>& field) {
  return std::visit(Overloaded{[&](std::string Actor::*member) { return actor.*member; },
                               [&](std::vector<std::string> Actor::*member) {
                                 return join(actor.*member, std::string(1, item_separator));
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

std::string standard_value(std::string_view key, std::string_view text) {
  const auto field = allowed_by_folded().find(key);
  if (field == allowed_by_folded().end()) return {};
  const auto found = field->second.find(fold(text));
  return found == field->second.end() ? std::string() : found->second;
}

std::string as_typed(std::string_view key, const std::string& text) {
  const std::string value = trim(text);
  if (std::string same = standard_value(key, value); !same.empty()) return same;
  if (key == "typologie") return typology(value);
  return key == "horaires" ? hours(value) : cleaned(key, value);
}

std::optional<std::string> refuse_typed(std::string_view key, const std::string& item) {
  if (key == "typologie") {
    const std::vector<std::string> codes = typology_codes();
    if (std::find(codes.begin(), codes.end(), item) == codes.end()) return _("ce n'est pas un type de structure connu");
  }
  return refuse_value(key, item);
}

std::vector<std::string> typed_items(const Field<Actor>& field, const std::string& text) {
  std::vector<std::string> items;
  for (const std::string& part : is_list(field) ? split(text, item_separator) : std::vector{text}) {
    std::string item = as_typed(field.key, part);
    if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
  }
  return items;
}

std::vector<Refusal> set_field(Actor& actor, const Field<Actor>& field, const std::vector<std::string>& items) {
  std::vector<Refusal> refused;
  for (const std::string& item : items) {
    if (auto reason = refuse_value(field.key, item)) refused.push_back({std::string(field.key), item, std::move(*reason)});
  }
  if (items.empty() && field.key == "nom") refused.push_back({"nom", "", _("une fiche a toujours un nom")});
  if (!refused.empty()) return refused;
  const std::string first = items.empty() ? std::string() : items.front();
  std::visit(Overloaded{[&](std::string Actor::*member) { actor.*member = first; },
                        [&](std::vector<std::string> Actor::*member) { actor.*member = items; },
                        [&](std::optional<double> Actor::*member) { actor.*member = finite_number(first); },
                        [](auto) {}},  // an actor has no other kind of field
             field.member);
  return {};
}

}  // namespace mediamap::exchange
