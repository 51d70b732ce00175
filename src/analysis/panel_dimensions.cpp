// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel_dimensions.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "mediamap/analysis/territory_parts.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/typology.hpp"

namespace mediamap::analysis {
namespace {

constexpr const char* unknown = "inconnu";

struct SizeClass {
  int below;
  const char* id;
  const char* title;
};
// 2,000 inhabitants is where INSEE sees a town begin.
constexpr SizeClass size_classes[] = {{500, "moins-de-500", N_("moins de 500 habitants")},
                                      {2000, "500-a-1999", N_("500 à 1 999 habitants")},
                                      {5000, "2000-a-4999", N_("2 000 à 4 999 habitants")},
                                      {20000, "5000-a-19999", N_("5 000 à 19 999 habitants")},
                                      {100000, "20000-a-99999", N_("20 000 à 99 999 habitants")},
                                      {1 << 30, "100000-et-plus", N_("100 000 habitants et plus")}};

struct NatureWord {
  const char* word;  // of the folded name
  Nature nature;
};
// Where the type is not told, a name often tells who runs the place.
constexpr NatureWord nature_words[] = {
    {"association", Nature::associative}, {"mairie", Nature::publique},         {"mediatheque", Nature::publique},
    {"bibliotheque", Nature::publique},   {"ccas", Nature::publique},           {"france services", Nature::publique},
    {"prefecture", Nature::publique},     {"communaute de communes", Nature::publique}, {"departement", Nature::publique},
    {"college", Nature::publique},        {"lycee", Nature::publique},          {"la poste", Nature::publique},
    {"mission locale", Nature::associative}, {"centre social", Nature::associative}, {"mjc", Nature::associative},
    {"foyer rural", Nature::associative}, {"sarl", Nature::privee},             {"sas", Nature::privee},
    {"eurl", Nature::privee}};

const char* word(Nature nature) {
  switch (nature) {
    case Nature::publique: return "public";
    case Nature::associative: return "associatif";
    case Nature::privee: return "prive";
    case Nature::unknown: break;
  }
  return unknown;
}

bool has_word(std::string_view text, std::string_view wanted) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
    const auto end = at + wanted.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

// Communes by what the actors say of theirs: 20,000 actors name a few hundred communes.
class Places {
 public:
  explicit Places(const Territory& territory) : territory_(territory), parts_(territory_parts(territory.communes)) {}

  const Commune* commune(const Actor& actor) {
    const std::array<std::string, 3> said = {actor.code_insee, actor.commune, actor.code_postal};
    const auto [known, fresh] = communes_.try_emplace(said, nullptr);
    if (fresh) known->second = territory_.commune_of(actor);
    return known->second;
  }

  std::string part(const Actor& actor) {
    const Commune* found = commune(actor);
    const std::string& part = found == nullptr ? none_ : parts_[static_cast<std::size_t>(found - territory_.communes.data())];
    return part.empty() ? unknown : part;
  }

  std::string size(const Actor& actor) {
    const Commune* found = commune(actor);
    if (found == nullptr || !found->population) return unknown;
    return std::find_if(std::begin(size_classes), std::end(size_classes), [&](const SizeClass& one) { return *found->population < one.below; })->id;
  }

  bool has_parts() const {
    return std::any_of(parts_.begin(), parts_.end(), [](const std::string& part) { return !part.empty(); });
  }

 private:
  const Territory& territory_;
  std::vector<std::string> parts_;
  std::string none_;
  std::map<std::array<std::string, 3>, const Commune*> communes_;
};

std::string mobility(const Actor& actor) {
  const auto says = [&](const char* word) { return std::find(actor.itinerance.begin(), actor.itinerance.end(), word) != actor.itinerance.end(); };
  if (says("Itinérant")) return "itinerant";
  return says("Fixe") || !actor.adresse.empty() ? "fixe" : unknown;
}

std::string title_of(std::string_view dimension, const std::string& id) {
  if (id == unknown) return _("non renseigné");
  if (dimension == "typologie") return typology_title(id);
  if (dimension == "taille") {
    for (const SizeClass& one : size_classes) {
      if (id == one.id) return _(one.title);
    }
  }
  if (id == "prive") return _("privé");
  if (id == "itinerant") return _("itinérant");
  return id;
}

// The order in which people expect categories; those of an open vocabulary, the most frequent first.
std::vector<std::string> usual_order(std::string_view dimension) {
  std::vector<std::string> order;
  if (dimension == "taille") {
    for (const SizeClass& one : size_classes) order.emplace_back(one.id);
  }
  if (dimension == "secteur") order = {_("Centre"), _("Nord"), _("Est"), _("Sud"), _("Ouest")};
  if (dimension == "nature") order = {"public", "associatif", "prive"};
  if (dimension == "itinerance") order = {"fixe", "itinerant"};
  return order;
}

void sort_categories(Dimension& dimension) {
  const std::vector<std::string> order = usual_order(dimension.id);
  const auto rank = [&](const Category& one) { return !one.known ? order.end() : std::find(order.begin(), order.end(), one.id); };
  std::stable_sort(dimension.categories.begin(), dimension.categories.end(), [&](const Category& a, const Category& b) {
    if (a.known != b.known) return a.known;
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (a.actors.size() != b.actors.size()) return a.actors.size() > b.actors.size();
    return a.id < b.id;
  });
}

Dimension build(const std::string& id, const std::vector<Actor>& actors, auto values_of) {
  Dimension dimension{id, dimension_title(id), {}, false};
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::vector<std::string> values = values_of(actors[i]);
    if (values.empty()) values = {unknown};
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() > 1) dimension.several = true;
    for (const std::string& value : values) members[value].push_back(i);
  }
  for (auto& [value, who] : members) dimension.categories.push_back({value, title_of(id, value), value != unknown, std::move(who)});
  sort_categories(dimension);
  return dimension;
}

Dimension build(const std::string& id, const std::vector<Actor>& actors, Places& places) {
  using Values = std::vector<std::string>;
  if (id == "typologie") return build(id, actors, [](const Actor& actor) { return actor.typologie; });
  if (id == "services") return build(id, actors, [](const Actor& actor) { return actor.services; });
  if (id == "secteur") return build(id, actors, [&](const Actor& actor) { return Values{places.part(actor)}; });
  if (id == "taille") return build(id, actors, [&](const Actor& actor) { return Values{places.size(actor)}; });
  if (id == "nature") return build(id, actors, [](const Actor& actor) { return Values{nature_of(actor)}; });
  return build(id, actors, [](const Actor& actor) { return Values{mobility(actor)}; });
}

}  // namespace

const std::vector<std::string>& dimension_ids() {
  static const std::vector<std::string> ids = {"typologie", "services", "secteur", "taille", "nature", "itinerance"};
  return ids;
}

std::string dimension_title(std::string_view id) {
  if (id == "typologie") return _("Type de structure");
  if (id == "services") return _("Services");
  if (id == "secteur") return _("Partie du territoire");
  if (id == "taille") return _("Taille de la commune");
  if (id == "nature") return _("Public, associatif, privé");
  return _("Fixe ou itinérant");
}

std::string nature_of(const Actor& actor) {
  Nature nature = Nature::unknown;
  bool agreed = true;
  for (const std::string& code : actor.typologie) {
    const Nature one = typology_nature(code);
    if (one == Nature::unknown) continue;
    agreed = agreed && (nature == Nature::unknown || nature == one);
    nature = one;
  }
  if (nature != Nature::unknown && agreed) return word(nature);
  const std::string name = fold(actor.nom);
  for (const NatureWord& one : nature_words) {
    if (has_word(name, one.word)) return word(one.nature);
  }
  if (actor.pivot.starts_with('W')) return word(Nature::associative);
  const bool siret = actor.pivot.size() == 14;
  if (siret && (actor.pivot[0] == '1' || actor.pivot[0] == '2')) return word(Nature::publique);
  return unknown;
}

PanelSettings readable_targets(const Territory& territory, PanelSettings settings) {
  const auto& ids = dimension_ids();
  std::erase_if(settings.cibles, [&](const PanelTarget& one) { return std::find(ids.begin(), ids.end(), one.dimension) == ids.end(); });
  if (settings.cibles.empty()) return settings;
  const Dimensions dimensions = panel_dimensions(territory, settings);
  for (PanelTarget& target : settings.cibles) {
    const std::string typed = fold(target.categorie);
    for (const Dimension& dimension : dimensions.all) {
      if (dimension.id != target.dimension) continue;
      const auto bears = [&](const Category& one) { return one.id == target.categorie; };
      if (std::any_of(dimension.categories.begin(), dimension.categories.end(), bears)) continue;
      for (const Category& one : dimension.categories) {
        if (fold(one.id) != typed && fold(one.title) != typed && fold(one.title + " (" + one.id + ")") != typed) continue;
        target.categorie = one.id;
        break;
      }
    }
  }
  return settings;
}

Dimensions panel_dimensions(const Territory& territory, const PanelSettings& settings) {
  Dimensions result;
  Places places(territory);
  const auto& wanted = settings.dimensions;
  for (const std::string& id : dimension_ids()) {
    const bool has_target = std::any_of(settings.cibles.begin(), settings.cibles.end(), [&](const PanelTarget& one) { return one.dimension == id; });
    if (!has_target && !wanted.empty() && std::find(wanted.begin(), wanted.end(), id) == wanted.end()) continue;
    if (id == "secteur" && !places.has_parts()) {
      result.left_out.push_back(fill(_("{} : il faut la clé « secteur », ou la position d'au moins {} communes, dans communes.yaml."),
                                     dimension_title(id), least_communes_for_parts));
      continue;
    }
    Dimension dimension = build(id, territory.acteurs, places);
    if (dimension.categories.size() > 1 || has_target) {
      result.all.push_back(std::move(dimension));
    } else if (!dimension.categories.empty()) {
      result.left_out.push_back(fill(_("{} : tous les acteurs y sont pareils ({})."), dimension.title, dimension.categories.front().title));
    }
  }
  return result;
}

}  // namespace mediamap::analysis
