// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/offer_points.hpp"

#include <algorithm>
#include <cctype>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/offer_places.hpp"

namespace mediamap::exchange {
namespace {

constexpr const char* colour_without_family = "#5a6776";

// Where one point of an offer stands.
struct Spot {
  std::string lieu;
  std::string adresse;
  const Commune* commune = nullptr;
  std::optional<Coordinates> position;
  std::string how;  // why the position is not that of the place itself
};

bool is_colour(const std::string& text) {
  return text.size() == 7 && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

std::vector<Spot> spots_of(const Offer& offer, const Territory& territory) {
  std::vector<Spot> spots;
  for (const OfferPlace& place : places_of(offer, territory)) {
    Spot spot;
    spot.lieu = place.actor != nullptr ? place.name : std::string();
    spot.adresse = place.actor != nullptr ? place.actor->adresse : place.name;
    spot.commune = place.commune;
    spot.position = place.position;
    if (spot.position && !place.exact) spot.how = _("centre de la commune");
    spots.push_back(std::move(spot));
  }
  if (spots.empty() && offer.hors_les_murs) {
    for (const std::string& code : offer.communes_desservies) {
      const Commune* commune = territory.commune(code);
      if (commune == nullptr || !commune->latitude || !commune->longitude) continue;
      spots.push_back({{}, {}, commune, Coordinates{*commune->latitude, *commune->longitude}, _("commune desservie hors les murs")});
    }
  }
  if (spots.empty()) spots.emplace_back();
  return spots;
}

class Describer {
 public:
  Describer(const Territory& territory, const Offer& offer, const std::string& family) : territory_(territory), offer_(offer), family_(family) {}

  OfferPoint at(const Spot& spot) {
    point_ = {offer_.id, trim(offer_.nom).empty() ? offer_.id : offer_.nom, spot.position, {}};
    add("famille", N_("Famille"), {family_});
    add("thematiques", N_("Thématiques"), thematics());
    add("objectifs", N_("Objectifs"), offer_.objectifs);
    add("operateurs", N_("Opérateurs"), operators());
    add("lieu", N_("Lieu"), {spot.lieu});
    add("adresse", N_("Adresse"), {spot.adresse});
    add("commune", N_("Commune"), {spot.commune != nullptr ? spot.commune->nom : std::string()});
    add("position", N_("Position"), {spot.how});
    add("horaires", N_("Horaires"), {offer_.horaires});
    add("publics", N_("Publics"), offer_.publics);
    add("prise_en_charge_specifique", N_("Prise en charge spécifique"), offer_.prise_en_charge_specifique);
    add("frais_a_charge", N_("Frais à charge"), offer_.frais_a_charge);
    add("modalites_acces", N_("Modalités d'accès"), offer_.modalites_acces);
    add("modalites_accompagnement", N_("Modalités d'accompagnement"), offer_.modalites_accompagnement);
    add("hors_les_murs", N_("Hors les murs"), {offer_.hors_les_murs ? std::string(_("oui")) : std::string()});
    add("communes_desservies", N_("Communes desservies"), served());
    add("debut", N_("Début"), {offer_.debut});
    add("fin", N_("Fin"), {offer_.fin});
    add("statut", N_("Statut"), {offer_.statut});
    return std::move(point_);
  }

 private:
  void add(const char* key, const char* title, std::vector<std::string> values) {
    std::erase_if(values, [](const std::string& value) { return trim(value).empty(); });
    if (!values.empty()) point_.values.push_back({key, _(title), std::move(values)});
  }

  std::vector<std::string> thematics() const {
    std::vector<std::string> names;
    for (const std::string& id : offer_.thematiques) {
      const Thematic* thematic = territory_.taxonomy.thematic(id);
      names.push_back(thematic == nullptr || thematic->nom.empty() ? id : thematic->nom);
    }
    return names;
  }
  std::vector<std::string> operators() const {
    std::vector<std::string> names;
    for (const std::string& id : offer_.operateurs) {
      const Actor* actor = territory_.actor(id);
      names.push_back(actor == nullptr || trim(actor->nom).empty() ? id : actor->nom);
    }
    return names;
  }
  std::vector<std::string> served() const {
    std::vector<std::string> names;
    for (const std::string& code : offer_.communes_desservies) {
      const Commune* commune = territory_.commune(code);
      names.push_back(commune == nullptr || commune->nom.empty() ? code : commune->nom);
    }
    return names;
  }

  const Territory& territory_;
  const Offer& offer_;
  const std::string& family_;
  OfferPoint point_;
};

}  // namespace

std::vector<FamilyPoints> points_by_family(const Territory& territory) {
  std::vector<FamilyPoints> families;
  for (const Family& family : territory.taxonomy.familles) {
    families.push_back({family.id, family.nom.empty() ? family.id : family.nom,
                        is_colour(family.couleur) ? family.couleur : colour_without_family, {}});
  }
  families.push_back({{}, _("Sans famille"), colour_without_family, {}});
  for (const Offer& offer : territory.offres) {
    auto family = std::find_if(families.begin(), families.end(), [&](const FamilyPoints& one) { return one.id == offer.famille; });
    if (family == families.end()) family = families.end() - 1;
    // A family that the taxonomy does not have keeps its id.
    const std::string name = family->id.empty() ? offer.famille : family->nom;
    for (const Spot& spot : spots_of(offer, territory)) family->points.push_back(Describer(territory, offer, name).at(spot));
  }
  std::erase_if(families, [](const FamilyPoints& family) { return family.points.empty(); });
  return families;
}

}  // namespace mediamap::exchange
