// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/completion.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/typology.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

// The one commune that a test finds; nothing when there are several.
template <class Test>
const Commune* only(const Territory& territory, Test test) {
  const Commune* found = nullptr;
  for (const Commune& commune : territory.communes) {
    if (!test(commune)) continue;
    if (found != nullptr) return nullptr;
    found = &commune;
  }
  return found;
}

const Commune* commune_meant(const Actor& actor, const Territory& territory) {
  if (const Commune* commune = territory.commune_of(actor)) return commune;
  if (!actor.commune.empty()) {
    return only(territory, [&](const Commune& one) { return fold(one.nom) == fold(actor.commune); });
  }
  return only(territory, [&](const Commune& one) {
    return std::find(one.codes_postaux.begin(), one.codes_postaux.end(), actor.code_postal) != one.codes_postaux.end();
  });
}

std::string from_the_place(const Actor& actor, const Doubt& doubt, const Territory& territory) {
  const Commune* commune = commune_meant(actor, territory);
  if (doubt.champ == "commune" && commune == nullptr && !doubt.valeur.empty()) {
    std::vector<std::string> names;
    for (const Commune& one : territory.communes) names.push_back(one.nom);
    return nearest(doubt.valeur, names);
  }
  if (commune == nullptr) return {};
  if (doubt.champ == "commune") return commune->nom;
  if (doubt.champ == "code_insee") return commune->code;
  if (doubt.champ == "code_postal" && commune->codes_postaux.size() == 1) return commune->codes_postaux.front();
  return {};
}

}  // namespace

std::string advice_on(const std::string& champ) {
  const store::Schema& schema = store::Schema::get("acteur");
  if (actor_field(champ) == nullptr) return {};
  if (champ == "typologie") {
    return _("Un code de data.inclusion (CCAS, ASSO, BIB…), ou le mot : association, bibliothèque… La liste : man mediamap-actors-edit, « Les types de structure ».");
  }
  const std::vector<std::string> allowed = schema.allowed(champ);
  return allowed.empty() ? schema.description(champ) : fill(_("Valeurs admises : {}."), join(allowed, ", "));
}

std::vector<std::string> admitted_values(const std::string& champ) {
  return champ == "typologie" ? typology_codes() : store::Schema::get("acteur").allowed(champ);
}

std::optional<std::string> suggestion(const Actor& actor, const Doubt& doubt, const Territory& territory) {
  const Field<Actor>* field = actor_field(doubt.champ);
  if (field == nullptr) return {};
  std::vector<std::string> likely;
  if (!doubt.valeur.empty()) {
    likely.push_back(as_typed(doubt.champ, doubt.valeur));
    likely.push_back(nearest(doubt.valeur, admitted_values(doubt.champ)));
  }
  likely.push_back(from_the_place(actor, doubt, territory));
  if (doubt.champ == "date_maj" && doubt.valeur.empty()) likely.push_back(today());
  for (const std::string& one : likely) {
    // The text that was received is no news to whoever reads the doubt.
    if (!one.empty() && one != doubt.valeur && !refuse_typed(doubt.champ, one)) return one;
  }
  return {};
}

std::string replaced_by_answer(const Actor& actor, const std::string& champ) {
  const Field<Actor>* field = actor_field(champ);
  return field == nullptr || is_list(*field) || is_empty(actor, *field) ? std::string() : field_text(actor, *field);
}

std::vector<Refusal> settle(Actor& actor, const Doubt& doubt, const std::string& text) {
  const Field<Actor>* field = actor_field(doubt.champ);
  if (field == nullptr) {
    return {{doubt.champ, text, _("ce n'est pas un champ du standard : la valeur n'a pas de place dans la fiche")}};
  }
  std::vector<std::string> items = typed_items(*field, text);
  if (items.empty()) return {{doubt.champ, text, _("la valeur est vide")}};
  std::vector<Refusal> refused;
  for (const std::string& item : items) {
    if (auto reason = refuse_typed(field->key, item)) refused.push_back({doubt.champ, item, std::move(*reason)});
  }
  if (!refused.empty()) return refused;
  if (const auto* list = std::get_if<std::vector<std::string> Actor::*>(&field->member)) {
    std::vector<std::string> all = actor.*(*list);
    for (std::string& item : items) {
      if (std::find(all.begin(), all.end(), item) == all.end()) all.push_back(std::move(item));
    }
    items = std::move(all);
  }
  refused = set_field(actor, *field, items);
  if (refused.empty()) dismiss(actor, doubt);
  return refused;
}

bool dismiss(Actor& actor, const Doubt& doubt) {
  // By what it is about: another version of the program may word the reason otherwise.
  return std::erase_if(actor.a_completer, [&](const Doubt& one) {
           return one.champ == doubt.champ && one.valeur == doubt.valeur;
         }) > 0;
}

}  // namespace mediamap::exchange
