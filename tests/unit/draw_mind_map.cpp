// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "mediamap/draw/mind_map.hpp"

using namespace mediamap;
using namespace mediamap::draw;

namespace {

Territory small_territory() {
  Territory territory;
  territory.nom = "CC de Test";
  territory.type = "CC";
  territory.taxonomy.familles = {{"droits", "Accès aux droits", "#b3261e", {}},
                                 {"materiel", "Matériel", "#ffff00", {}}};
  Actor actor;
  actor.id = "ccas";
  actor.nom = "CCAS de Bergues";
  territory.acteurs = {actor};
  Offer offer;
  offer.id = "permanence";
  offer.nom = "Permanence d'accueil";
  offer.famille = "droits";
  offer.objectifs = {"Savoir faire seul"};
  offer.operateurs = {"ccas", "inconnu"};
  territory.offres = {offer};
  return territory;
}

std::string svg_of(const Territory& territory, MapOptions options = {}) {
  options.format = MapFormat::svg;
  options.date = "2026-11-24";
  return mind_map(territory, options).bytes;
}

bool says(const std::string& svg, const std::string& text) { return svg.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the map shows title, families, offers, objectives, operators and the footer") {
  const std::string svg = svg_of(small_territory());
  for (const char* text :
       {"Offre de médiation", "CC de Test", "Accès aux droits", "Matériel", "aucune offre", "Permanence", "Savoir",
        "CCAS de Bergues", "inconnu", "mardi 24 novembre 2026", "1 offre · 2 opérateurs", "1 famille couverte sur 2"}) {
    CAPTURE(text);
    CHECK(says(svg, text));
  }
}

TEST_CASE("an offer whose family is unknown is not lost") {
  Territory territory = small_territory();
  territory.offres.front().famille = "perdue";
  const std::string svg = svg_of(territory);
  CHECK(says(svg, "Sans famille"));
  CHECK(says(svg, "Permanence"));
  CHECK(says(svg, "0 famille couverte sur 2"));
}

TEST_CASE("families can be chosen, operators left out, the title changed") {
  MapOptions options;
  options.families = {"materiel"};
  options.title = "Une autre carte";
  CHECK_FALSE(says(svg_of(small_territory(), options), "Permanence"));
  CHECK(says(svg_of(small_territory(), options), "Une autre carte"));
  options = {};
  options.details = {Detail::objectives};
  CHECK_FALSE(says(svg_of(small_territory(), options), "CCAS"));
}

TEST_CASE("a long list of operators is cut on the sheet but whole in the tooltip") {
  Territory territory = small_territory();
  territory.offres.front().operateurs.clear();
  for (int i = 1; i <= 62; ++i) territory.offres.front().operateurs.push_back("op" + std::to_string(i));
  const std::string svg = svg_of(territory);
  CHECK(says(svg, "… et 54 autres"));
  CHECK(says(svg, "op61 · op62"));
}

TEST_CASE("a territory without anything is drawn all the same") {
  for (const MapFormat format : {MapFormat::pdf, MapFormat::svg, MapFormat::dot, MapFormat::png}) {
    MapOptions options;
    options.format = format;
    const MindMap map = mind_map(Territory{}, options);
    CHECK_FALSE(map.bytes.empty());
    CHECK(map.offers == 0);
  }
}

TEST_CASE("texts that try everything are drawn") {
  Territory territory = small_territory();
  for (const std::string& name :
       {std::string(2000, 'x'), std::string("\\N <b>&eacute;\" \\"), std::string("مرحبا بالعالم"), std::string("🙂"),
        std::string("…"), std::string("\n\t"), std::string("\xff\xfe")}) {
    Offer offer = territory.offres.front();
    offer.nom = name;
    offer.id = "x";
    territory.offres.push_back(offer);
    territory.taxonomy.familles.front().nom = name;
    territory.nom = name;
    CHECK(svg_of(territory).size() > 1000);
  }
}

TEST_CASE("a family stays on the side where it stood, and a new one finds a place") {
  Territory territory = small_territory();
  MapOptions options;
  options.format = MapFormat::svg;
  for (const MapDisposition& kept : {MapDisposition{"paysage", 0, {"materiel"}, {"droits"}}, MapDisposition{"portrait", 0, {"droits", "materiel"}, {}},
                                     MapDisposition{"paysage", 1, {}, {"droits", "materiel"}}}) {
    options.kept = kept;
    const MapDisposition drawn = mind_map(territory, options).disposition;
    const auto in_order = [](std::vector<std::string> ids) {
      std::sort(ids.begin(), ids.end());
      return ids;
    };
    CHECK(in_order(drawn.gauche) == in_order(kept.gauche));
    CHECK(in_order(drawn.droite) == in_order(kept.droite));
  }
  territory.taxonomy.familles.push_back({"emploi", "Emploi", "", {}});
  options.kept = MapDisposition{"paysage", 0, {"materiel"}, {"droits"}};
  const MapDisposition drawn = mind_map(territory, options).disposition;
  CHECK(drawn.gauche.front() == "materiel");
  CHECK(drawn.gauche.size() + drawn.droite.size() == 3);
}

TEST_CASE("links to the records stand around all of an offer's texts, and none is given for what is gone") {
  MapOptions options;
  options.records = "../offres/";
  Offer gone;
  gone.id = "partie";
  gone.nom = "Partie";
  gone.famille = "droits";
  options.changes = OfferChanges{"hier", {}, {}, {gone}};
  const std::string svg = svg_of(small_territory(), options);
  CHECK(says(svg, "href=\"../offres/permanence.yaml\""));
  CHECK_FALSE(says(svg, "partie.yaml"));
  // A reader of the screen passes over what is in an image.
  CHECK_FALSE(says(svg, "role=\"img\""));
  CHECK(says(svg_of(small_territory()), "role=\"img\""));
}
