// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/field_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

const store::Schema& schema() {
  static const store::Schema& actors = store::Schema::get("acteur");
  return actors;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without(std::string text, std::string_view characters) {
  std::erase_if(text, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return text;
}

// A number of mainland France as people write it; those overseas begin with the same digits and stay as typed.
std::string international(const std::string& text) {
  const std::string digits = without(text, " .-/()");
  const bool national = digits.size() == 10 && all_digits(digits) && digits[0] == '0' && digits[1] != '0';
  const bool overseas = national && (digits.starts_with("0262") || digits.starts_with("0263") || digits.starts_with("059") ||
                                     digits.starts_with("069"));
  if (national && !overseas) return "+33" + digits.substr(1);
  if (digits.size() == 11 && all_digits(digits) && digits.starts_with("33")) return "+" + digits;  // as spreadsheets keep it
  return digits.starts_with('+') ? digits : text;
}

// "24/11/2026" → "2026-11-24".
std::string iso_day(const std::string& text) {
  const std::vector<std::string> parts = split(text, '/');
  const bool day_first = parts.size() == 3 && all_digits(parts[0]) && all_digits(parts[1]) && all_digits(parts[2]) &&
                         parts[0].size() <= 2 && parts[1].size() <= 2 && parts[2].size() == 4;
  if (!day_first) return text;
  return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
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

std::string as_typed(std::string_view key, const std::string& text) {
  const std::string value = trim(text);
  const std::vector<std::string> allowed = schema().allowed(key);
  const auto same = std::find_if(allowed.begin(), allowed.end(), [&](const std::string& one) { return fold(one) == fold(value); });
  if (same != allowed.end()) return *same;
  if (key == "telephone") return international(value);
  if (key == "date_maj") return iso_day(value);
  if (key == "code_postal" && value.size() == 4 && all_digits(value)) return "0" + value;  // as spreadsheets keep it
  if (key == "pivot" || key == "code_postal" || key == "code_insee") return without(value, " ");
  return value;
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
