// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/actor_merge.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap {
namespace {

// Fields of which one without the other would say something that no source said.
const std::vector<std::vector<std::string_view>>& belong_together() {
  static const std::vector<std::vector<std::string_view>> groups = {
      {"commune", "code_postal", "code_insee"}, {"adresse", "complement_adresse"}, {"latitude", "longitude"}};
  return groups;
}

using FieldGroup = std::vector<const Field<Actor>*>;

// All fields of a single value, each in its group; date_maj is dealt with apart.
std::vector<FieldGroup> single_values() {
  std::vector<FieldGroup> groups(belong_together().size());
  for (const Field<Actor>& field : fields<Actor>()) {
    if (field.key == "date_maj" || std::holds_alternative<std::vector<std::string> Actor::*>(field.member)) continue;
    std::size_t at = 0;
    const auto holds = [&](const auto& keys) { return std::find(keys.begin(), keys.end(), field.key) != keys.end(); };
    while (at < belong_together().size() && !holds(belong_together()[at])) ++at;
    if (at == belong_together().size()) {
      groups.push_back({&field});
    } else {
      groups[at].push_back(&field);
    }
  }
  return groups;
}

// The single value as text; empty when there is none. A pivot of zeros stands for "unknown".
std::string text_of(const Actor& actor, const Field<Actor>& field) {
  if (const auto* text = std::get_if<std::string Actor::*>(&field.member)) {
    const bool unknown = field.key == "pivot" && !is_known_pivot(actor.**text);
    return unknown ? std::string() : actor.**text;
  }
  if (const auto* number = std::get_if<std::optional<double> Actor::*>(&field.member)) {
    return actor.**number ? fmt::format("{}", *(actor.**number)) : std::string();
  }
  return {};
}

bool is_blank(const Actor& actor, const Field<Actor>& field) {
  if (const auto* list = std::get_if<std::vector<std::string> Actor::*>(&field.member)) return (actor.**list).empty();
  return text_of(actor, field).empty();
}

void copy(const Actor& from, Actor& to, const Field<Actor>& field) {
  std::visit([&](auto member) { to.*member = from.*member; }, field.member);
}

bool is_blank(const Actor& actor, const FieldGroup& group) {
  return std::all_of(group.begin(), group.end(), [&](const auto* field) { return is_blank(actor, *field); });
}

bool disagree(const Actor& a, const Actor& b, const FieldGroup& group) {
  return std::any_of(group.begin(), group.end(), [&](const Field<Actor>* field) {
    const std::string x = text_of(a, *field), y = text_of(b, *field);
    return !x.empty() && !y.empty() && x != y;
  });
}

// "acteurs.csv, ligne 12, mise à jour du 14/09/2026"
std::string source_of(const Actor& actor) {
  std::vector<std::string> parts;
  if (!actor.provenance.empty()) {
    const Provenance& from = actor.provenance.front();
    if (!from.fichier.empty()) parts.push_back(from.fichier);
    if (from.ligne) parts.push_back(fill(_("ligne {}"), *from.ligne));
  }
  if (is_date(actor.date_maj)) parts.push_back(fill(_("mise à jour du {}"), short_date(actor.date_maj)));
  return join(parts, ", ");
}

std::string reason(const Actor& said, const Actor& believed) {
  const std::string source = source_of(said);
  const std::string who = source.empty() ? fill(_("valeur de la fiche « {} »"), said.id) : fill(_("valeur de la fiche « {} » ({})"), said.id, source);
  return said.date_maj < believed.date_maj ? fill(_("{} ; celle de « {} », gardée, est plus récente"), who, believed.id)
                                           : fill(_("{} ; celle de « {} » est gardée"), who, believed.id);
}

void add_doubt(std::vector<Doubt>& doubts, Doubt doubt) {
  const auto same = [&](const Doubt& one) { return one.champ == doubt.champ && one.valeur == doubt.valeur; };
  if (std::none_of(doubts.begin(), doubts.end(), same)) doubts.push_back(std::move(doubt));
}

// `records` come in the order in which they are believed.
void settle(Actor& merged, const std::vector<const Actor*>& records, const FieldGroup& group, std::vector<Doubt>& doubts) {
  const auto first = std::find_if(records.begin(), records.end(), [&](const Actor* one) { return !is_blank(*one, group); });
  if (first == records.end()) return;
  for (const Field<Actor>* field : group) copy(**first, merged, *field);
  for (auto other = first + 1; other != records.end(); ++other) {
    const bool another = disagree(merged, **other, group);
    for (const Field<Actor>* field : group) {
      const std::string said = text_of(**other, *field), held = text_of(merged, *field);
      if (said.empty() || said == held) continue;
      if (!another) {
        copy(**other, merged, *field);
      } else {
        add_doubt(doubts, {std::string(field->key), said, reason(**other, **first)});
      }
    }
  }
}

void unite(std::vector<std::string>& list, const std::vector<std::string>& more) {
  std::set<std::string> held;
  for (const std::string& item : list) held.insert(fold(item));
  for (const std::string& item : more) {
    if (held.insert(fold(item)).second) list.push_back(item);
  }
}

// In the order of the standard; behind all fields for another key.
std::size_t position(std::string_view key) {
  const auto all = fields<Actor>();
  return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; }) - all.begin());
}

bool is_filled(const Actor& actor, std::string_view key) {
  const std::size_t at = position(key);
  return at < fields<Actor>().size() && !is_blank(actor, fields<Actor>()[at]);
}

}  // namespace

std::size_t most_complete(const std::vector<const Actor*>& records) {
  const auto rank = [](const Actor* actor) {
    const auto all = fields<Actor>();
    return std::pair(std::count_if(all.begin(), all.end(), [&](const auto& field) { return !is_blank(*actor, field); }), actor->date_maj);
  };
  const auto best = std::max_element(records.begin(), records.end(), [&](const Actor* a, const Actor* b) { return rank(a) < rank(b); });
  return static_cast<std::size_t>(best - records.begin());
}

Actor merged_actor(const Actor& kept, const std::vector<const Actor*>& others) {
  std::vector<const Actor*> records = {&kept};
  records.insert(records.end(), others.begin(), others.end());
  std::vector<const Actor*> believed = records;
  std::stable_sort(believed.begin(), believed.end(), [](const Actor* a, const Actor* b) { return a->date_maj > b->date_maj; });

  Actor merged = kept;
  std::vector<Doubt> raised;
  for (const FieldGroup& group : single_values()) settle(merged, believed, group, raised);
  std::stable_sort(raised.begin(), raised.end(), [](const Doubt& a, const Doubt& b) { return position(a.champ) < position(b.champ); });
  merged.date_maj = believed.front()->date_maj;
  for (const Actor* other : others) {
    for (const Field<Actor>& field : fields<Actor>()) {
      if (const auto* list = std::get_if<std::vector<std::string> Actor::*>(&field.member)) unite(merged.**list, other->**list);
    }
    merged.provenance.insert(merged.provenance.end(), other->provenance.begin(), other->provenance.end());
  }

  merged.a_completer.clear();
  for (const Actor* record : records) {
    for (const Doubt& doubt : record->a_completer) {
      const bool settled = doubt.valeur.empty() && is_filled(merged, doubt.champ);
      const bool of_its_file = doubt.champ == "id" && record != &kept;  // the file is no more
      if (!settled && !of_its_file) add_doubt(merged.a_completer, doubt);
    }
  }
  for (Doubt& doubt : raised) add_doubt(merged.a_completer, std::move(doubt));
  return merged;
}

}  // namespace mediamap
