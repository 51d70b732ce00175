// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/offer_filters.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/offer_places.hpp"
#include "mediamap/model/offer_status.hpp"

namespace mediamap::cli {
namespace {

// Lists that one filters by, as words_of() names them.
constexpr struct {
  const char* option;
  const char* title;  // N_()
} filters_by[] = {{"thematic", N_("thématique")}, {"operator", N_("opérateur")}, {"place", N_("lieu")}, {"commune", N_("commune")}, {"public", N_("public")}};

const char* title_of(const OfferList& list) {
  for (const auto& [option, title] : filters_by) {
    if (std::string_view(list.option) == option) return title;
  }
  return nullptr;
}

bool has_any(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
           return std::find(values.begin(), values.end(), one) != values.end();
         });
}

// Communes that an offer serves: those it names, and those of its places.
std::vector<std::string> communes_of(const Offer& offer, const Territory& territory) {
  std::vector<std::string> codes = offer.communes_desservies;
  for (const OfferPlace& place : places_of(offer, territory)) {
    if (place.commune != nullptr) codes.push_back(place.commune->code);
  }
  return codes;
}

std::string name_of(const OfferList& list, const std::string& value, const Territory& territory) {
  if (list.member == &Offer::operateurs || list.member == &Offer::lieux) {
    const Actor* actor = territory.actor(value);
    return actor == nullptr ? value : actor->nom;
  }
  if (list.member == &Offer::communes_desservies) {
    const Commune* commune = territory.commune(value);
    return commune == nullptr ? value : commune->nom;
  }
  if (list.member == &Offer::thematiques) {
    const Thematic* thematic = territory.taxonomy.thematic(value);
    return thematic == nullptr ? value : thematic->nom;
  }
  return value;
}

}  // namespace

void add_offer_filters(CLI::App& app, OfferFilters& filters) {
  add_list_option(app, "--family", filters.families, _("Seulement cette famille"), _("FAMILLE"));
  for (const OfferList& list : offer_lists()) {
    if (title_of(list) == nullptr) continue;
    add_list_option(app, std::string("--") + list.option, filters.lists[&list], fill(_("Seulement avec : {}"), _(list.description)), _(list.placeholder));
  }
  add_list_option(app, "--status", filters.statuses, _("Seulement ce statut"), _("STATUT"))->transform(one_of({"recensee", "a_confirmer", "confirmee"}));
  app.add_flag("--off-site", filters.off_site, _("Seulement hors les murs"));
  add_text_option(app, "--search", filters.search, _("Mots du nom ou des objectifs"), _("TEXTE"));
}

std::vector<Fault> settle_filters(OfferFilters& filters, const Territory& territory) {
  std::vector<Fault> faults;
  Offer probe;
  probe.nom = "-";
  for (auto& [list, wanted] : filters.lists) {
    for (std::string& value : wanted) value = normalised(*list, value, territory);
    probe.*list->member = wanted;
  }
  for (std::string& family : filters.families) {
    family = family_id(family, territory.taxonomy);
    Offer of_family;
    of_family.nom = "-";
    of_family.famille = family;
    for (Fault& fault : offer_faults(of_family, territory)) faults.push_back(std::move(fault));
  }
  probe.famille = territory.taxonomy.familles.empty() ? "" : territory.taxonomy.familles.front().id;
  if (!probe.famille.empty()) {
    for (Fault& fault : offer_faults(probe, territory)) faults.push_back(std::move(fault));
  }
  return faults;
}

OfferFilters require_filters(OfferFilters filters, const Territory& territory) {
  std::vector<Fault> faults = settle_filters(filters, territory);
  if (!faults.empty()) throw UsageError(std::move(faults));
  return filters;
}

bool matches(const Offer& offer, const OfferFilters& filters, const Territory& territory) {
  if (!has_any({offer.famille}, filters.families) || !has_any({offer.statut}, filters.statuses)) return false;
  for (const auto& [list, wanted] : filters.lists) {
    if (wanted.empty()) continue;
    const bool communes = list->member == &Offer::communes_desservies;
    if (!has_any(communes ? communes_of(offer, territory) : offer.*list->member, wanted)) return false;
  }
  if (filters.off_site && !offer.hors_les_murs) return false;
  return filters.search.empty() || fold(offer.nom + " " + join(offer.objectifs, " ")).find(fold(filters.search)) != std::string::npos;
}

void keep_matching(std::vector<Offer>& offers, const OfferFilters& filters, const Territory& territory) {
  std::erase_if(offers, [&](const Offer& offer) { return !matches(offer, filters, territory); });
}

std::string words_of(const OfferFilters& filters, const Territory& territory) {
  std::vector<std::string> parts;
  const auto add = [&](const char* title, const std::vector<std::string>& values) {
    if (!values.empty()) parts.push_back(fill(_("{} : {}"), std::string(_(title)), join(values, _(" ou "))));
  };
  for (const OfferList& list : offer_lists()) {
    const auto wanted = filters.lists.find(&list);
    if (wanted == filters.lists.end()) continue;
    std::vector<std::string> names;
    for (const std::string& value : wanted->second) names.push_back(name_of(list, value, territory));
    add(title_of(list), names);
  }
  std::vector<std::string> statuses;
  for (const std::string& status : filters.statuses) statuses.push_back(status_words(status));
  add(N_("statut"), statuses);
  if (filters.off_site) parts.push_back(_("hors les murs"));
  if (!filters.search.empty()) parts.push_back(fill(_("« {} »"), filters.search));
  return join(parts, " ; ");
}

}  // namespace mediamap::cli
