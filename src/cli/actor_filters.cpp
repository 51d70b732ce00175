// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/actor_filters.hpp"

#include <algorithm>
#include <unordered_set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/field_value.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::cli {
namespace {

using Texts = std::vector<std::string>;

// Values as they are compared: once for the filters, not once for each actor.
class Wanted {
 public:
  explicit Wanted(const Texts& values) {
    for (const std::string& value : values) folded_.insert(fold(value));
  }
  bool any_of(const Texts& values) const {
    return folded_.empty() || std::any_of(values.begin(), values.end(), [&](const std::string& value) { return folded_.contains(fold(value)); });
  }
  bool holds(const std::string& value) const { return folded_.contains(fold(value)); }

 private:
  std::unordered_set<std::string> folded_;
};

std::vector<const Field<Actor>*> fields_of(const Texts& keys) {
  std::vector<const Field<Actor>*> found;
  for (const std::string& key : keys) found.push_back(exchange::actor_field(fold(key)));
  return found;
}

bool mentions(const Actor& actor, const std::string& folded) {
  const std::string text = actor.nom + "\n" + actor.id + "\n" + actor.adresse + "\n" + actor.commune + "\n" +
                           actor.presentation_resume + "\n" + actor.presentation_detail;
  return fold(text).find(folded) != std::string::npos;
}

// Each value of an option that none of the known ones is, with what was perhaps meant, else where to look.
void check(const Texts& values, const Texts& known, const char* message, const std::string& where, std::vector<Fault>& faults) {
  if (values.empty()) return;
  const Wanted names(known);
  for (const std::string& value : values) {
    if (names.holds(value)) continue;
    const std::string near = did_you_mean(value, known);
    faults.push_back({{}, fill(_(message), value), near.empty() ? where : near});
  }
}

template <class Values>
Texts of_actors(const Territory& territory, Values values) {
  Texts all;
  std::unordered_set<std::string> seen;
  for (const Actor& actor : territory.acteurs) {
    for (const std::string& value : values(actor)) {
      if (!value.empty() && seen.insert(value).second) all.push_back(value);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

void check_filters(const ActorFilters& filters, const Territory& territory) {
  std::vector<Fault> faults;
  const store::Schema& schema = store::Schema::get("acteur");
  const Texts services = schema.allowed("services");
  check(filters.services, services, N_("--service : « {} » n'est pas un service du standard"),
        fill(_("Services : {}."), join(services, ", ")), faults);
  const Texts publics = schema.allowed("publics_specifiquement_adresses");
  check(filters.publics, publics, N_("--public : « {} » n'est pas un public du standard"), fill(_("Publics : {}."), join(publics, ", ")), faults);
  Texts communes = of_actors(territory, [](const Actor& actor) { return Texts{actor.code_insee, actor.commune}; });
  for (const Commune& commune : territory.communes) communes.insert(communes.end(), {commune.code, commune.nom});
  check(filters.communes, communes, N_("--commune : « {} » n'est ni une commune du territoire ni celle d'un acteur"),
        _("Les communes : mediamap territory show"), faults);
  const Texts types = of_actors(territory, [](const Actor& actor) { return actor.typologie; });
  check(filters.typologies, types, N_("--typologie : aucun acteur n'est de type « {} »"), fill(_("Types : {}."), join(types, ", ")), faults);
  const Texts sources = of_actors(territory, [](const Actor& actor) { return Texts{actor.source}; });
  check(filters.sources, sources, N_("--source : aucun acteur ne vient de « {} »"),
        sources.empty() ? std::string(_("Aucune fiche n'a de « source ».")) : fill(_("Sources : {}."), join(sources, ", ")), faults);
  for (const auto& [option, names] : {std::pair{"--has", &filters.has}, std::pair{"--missing", &filters.missing}}) {
    for (const std::string& name : *names) {
      if (exchange::actor_field(fold(name)) == nullptr) faults.push_back(unknown_field(option, name, exchange::actor_field_keys()));
    }
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

}  // namespace

Fault unknown_field(const std::string& option, const std::string& name, const std::vector<std::string>& known) {
  const std::string near = did_you_mean(name, known);
  return {{}, fill(_("{0} : aucun champ « {1} »"), option, name), near.empty() ? fill(_("Champs : {}."), join(known, ", ")) : near};
}

std::vector<std::string> chosen_columns(const std::string& text, const std::vector<std::string>& known) {
  if (fold(text) == "tout") return known;
  Texts names;
  std::vector<Fault> faults;
  for (const std::string& part : split(text, ',')) {
    const std::string name = fold(trim(part));
    if (name.empty()) continue;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      faults.push_back(unknown_field("--columns", trim(part), known));
    } else if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  if (faults.empty() && names.empty()) faults.push_back({{}, _("--columns : aucun champ n'est nommé"), fill(_("Champs : {}."), join(known, ", "))});
  if (!faults.empty()) throw UsageError(std::move(faults));
  return names;
}

void add_actor_filters(CLI::App& app, ActorFilters& filters) {
  add_list_option(app, "--commune", filters.communes, _("Seulement cette commune (nom ou code INSEE)"), _("COMMUNE"));
  add_list_option(app, "--service", filters.services, _("Seulement avec ce service du standard"), _("SERVICE"));
  add_list_option(app, "--public", filters.publics, _("Seulement pour ce public : Jeunes, Seniors…"), _("PUBLIC"));
  add_list_option(app, "--typologie", filters.typologies, _("Seulement ce type : CCAS, ASSO, BIB…"), _("TYPE"));
  add_list_option(app, "--source", filters.sources, _("Seulement ce qu'a recueilli cette structure"), _("SOURCE"));
  add_list_option(app, "--has", filters.has, _("Seulement si ce champ est rempli : telephone, horaires…"), _("CHAMP"));
  add_list_option(app, "--missing", filters.missing, _("Seulement si ce champ est vide"), _("CHAMP"));
  add_text_option(app, "--search", filters.search, _("Mots du nom, de l'adresse ou de la présentation"), _("TEXTE"));
  app.add_flag("--a-completer", filters.to_complete, _("Seulement les fiches où il reste quelque chose à compléter"));
}

exchange::Selection select(const Territory& territory, const ActorFilters& filters) {
  check_filters(filters, territory);
  const Wanted communes(filters.communes), services(filters.services), publics(filters.publics), typologies(filters.typologies),
      sources(filters.sources);
  const auto has = fields_of(filters.has), missing = fields_of(filters.missing);
  const std::string search = fold(filters.search);
  exchange::Selection selected;
  for (const Actor& actor : territory.acteurs) {
    const auto empty = [&](const Field<Actor>* field) { return exchange::is_empty(actor, *field); };
    if (!communes.any_of({actor.commune, actor.code_insee}) || !services.any_of(actor.services) || !typologies.any_of(actor.typologie)) continue;
    if (!publics.any_of(actor.publics_specifiquement_adresses) || !sources.any_of({actor.source})) continue;
    if (std::any_of(has.begin(), has.end(), empty) || !std::all_of(missing.begin(), missing.end(), empty)) continue;
    if (filters.to_complete && actor.a_completer.empty()) continue;
    if (!search.empty() && !mentions(actor, search)) continue;
    selected.push_back(&actor);
  }
  return selected;
}

}  // namespace mediamap::cli
