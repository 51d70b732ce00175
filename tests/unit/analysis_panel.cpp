// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/panel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "mediamap/analysis/territory_parts.hpp"
#include "mediamap/model/typology.hpp"
#include "panel_support.hpp"

using namespace mediamap;
using namespace mediamap::analysis;

namespace {

Actor actor(const std::string& id, std::vector<std::string> types, std::vector<std::string> services = {"Un"}) {
  Actor actor;
  actor.id = id;
  actor.nom = id;
  actor.adresse = "1 rue Neuve";
  actor.typologie = std::move(types);
  actor.services = std::move(services);
  return actor;
}

// Six associations, three libraries, one mission locale.
Territory ten_actors() {
  Territory territory;
  for (const char* id : {"a1", "a2", "a3", "a4", "a5", "a6"}) territory.acteurs.push_back(actor(id, {"ASSO"}));
  for (const char* id : {"b1", "b2", "b3"}) territory.acteurs.push_back(actor(id, {"BIB"}));
  territory.acteurs.push_back(actor("m1", {"ML"}));
  return territory;
}

PanelSettings only(std::vector<std::string> dimensions, std::vector<PanelTarget> targets = {}) { return {std::move(dimensions), std::move(targets)}; }

std::vector<std::string> ids(const Panel& panel) {
  std::vector<std::string> all;
  for (const PanelSeat& seat : panel.seats) all.push_back(seat.actor->id);
  std::sort(all.begin(), all.end());
  return all;
}

int seats(const Panel& panel, const std::string& dimension, const std::string& category) {
  for (const PanelDimension& one : panel.dimensions) {
    for (const PanelCategory& other : one.categories) {
      if (one.id == dimension && other.id == category) return other.seats;
    }
  }
  return -1;
}

Commune commune(const std::string& code, double latitude, double longitude, int population) {
  Commune commune;
  commune.code = code;
  commune.latitude = latitude;
  commune.longitude = longitude;
  commune.population = population;
  return commune;
}

}  // namespace

TEST_CASE("panel: the deviation by hand") {
  const Territory territory = ten_actors();
  // Targets for five places: 3 associations, 1.5 libraries, 0.5 missions; the one mission is alone of its kind.
  const Panel panel = propose_panel(territory, only({"typologie"}), {5, {}, {}, 1});
  CHECK(seats(panel, "typologie", "ASSO") == 3);
  CHECK(seats(panel, "typologie", "BIB") == 1);
  CHECK(seats(panel, "typologie", "ML") == 1);
  CHECK(panel.deviation == doctest::Approx((0 + 0.5 + 0.5) / (2 * 5.0)));
  CHECK(panel.least_deviation == doctest::Approx(panel.deviation));
  CHECK(panel.alone == 1);
  CHECK(panel.alone_chosen == 1);
  const auto& targets = panel.dimensions.front().categories;
  CHECK(targets[0].target.quota + targets[1].target.quota + targets[2].target.quota == 5);
}

TEST_CASE("panel: imposed and excluded actors") {
  const Territory territory = ten_actors();
  const Panel panel = propose_panel(territory, only({"typologie"}), {3, {"b2", "b3"}, {"m1", "a1"}, 1});
  const auto chosen = ids(panel);
  CHECK(std::count(chosen.begin(), chosen.end(), "b2") == 1);
  CHECK(std::count(chosen.begin(), chosen.end(), "b3") == 1);
  CHECK(std::count(chosen.begin(), chosen.end(), "m1") == 0);
  CHECK(seats(panel, "typologie", "ASSO") == 1);
  CHECK(panel.alone == 0);
  CHECK(panel.seats.front().imposed);
}

TEST_CASE("panel: those alone of their kind are in when half of the places hold them, else as many as that") {
  Territory territory = ten_actors();
  for (const char* type : {"CAF", "FABLAB", "UDAF"}) territory.acteurs.push_back(actor(std::string("z-") + type, {type}));
  Panel panel = propose_panel(territory, only({"typologie"}), {8, {}, {}, 1});
  CHECK(panel.alone == 4);
  CHECK(panel.alone_chosen == 4);
  panel = propose_panel(territory, only({"typologie"}), {4, {}, {}, 1});
  CHECK(panel.alone_wanted == 2);
  CHECK(panel.alone_chosen == 2);
  // A kind that nobody wants is not sought.
  panel = propose_panel(territory, only({"typologie"}, {{"typologie", "CAF", 0}}), {8, {}, {}, 1});
  CHECK(panel.alone == 3);
  CHECK(seats(panel, "typologie", "CAF") == 0);
}

TEST_CASE("panel: a given target is met, the others share the rest") {
  const Territory territory = ten_actors();
  const Panel panel = propose_panel(territory, only({"typologie"}, {{"typologie", "BIB", 3}}), {6, {}, {}, 1});
  CHECK(seats(panel, "typologie", "BIB") == 3);
  CHECK(seats(panel, "typologie", "ML") == 1);
  CHECK(seats(panel, "typologie", "ASSO") == 2);
  CHECK(panel.clashes.empty());
  for (const PanelCategory& category : panel.dimensions.front().categories) {
    if (category.id == "ASSO") CHECK(category.target.exact == doctest::Approx(3 * 6.0 / 7));
  }
}

TEST_CASE("panel: more asked for than there are") {
  const Panel panel = propose_panel(ten_actors(), only({"typologie"}, {{"typologie", "BIB", 5}, {"typologie", "ASSO", 1}}), {6, {}, {}, 1});
  // Three libraries are all there are; and without two associations, six places cannot be filled.
  REQUIRE(panel.clashes.size() == 2);
  CHECK(panel.clashes[0].cibles == std::vector<std::size_t>{0});
  CHECK(panel.clashes[1].cibles == std::vector<std::size_t>{1});
  CHECK(panel.least_change == std::vector<int>{3, 2});
  CHECK(seats(panel, "typologie", "BIB") == 3);
  CHECK(seats(panel, "typologie", "ASSO") == 2);
}

TEST_CASE("panel: targets over the size clash together, another one stays out of it") {
  Territory territory = ten_actors();
  territory.acteurs.back().itinerance = {"Itinérant"};
  const PanelSettings settings = only({}, {{"typologie", "ASSO", 3}, {"itinerance", "itinerant", 1}, {"typologie", "BIB", 2}});
  const Panel panel = propose_panel(territory, settings, {4, {}, {}, 1});
  REQUIRE(panel.clashes.size() == 1);
  CHECK(panel.clashes.front().cibles == std::vector<std::size_t>{0, 2});
  int missed = 0;
  for (std::size_t i = 0; i < 3; ++i) missed += std::abs(panel.least_change[i] - settings.cibles[i].places);
  // The one who moves is neither an association nor a library: six places are asked for, of four.
  CHECK(missed == 2);
}

TEST_CASE("panel: clashes agree with trying every panel") {
  int clashing = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Territory territory = random_territory(seed, 12);
    Random random(seed);
    PanelSettings settings;
    for (const auto& [dimension, category] : std::vector<std::pair<const char*, const char*>>{
             {"typologie", "ASSO"}, {"typologie", "BIB"}, {"nature", "public"}, {"services", "Un"}}) {
      settings.cibles.push_back({dimension, category, static_cast<int>(random.below(5))});
    }
    const Dimensions dimensions = panel_dimensions(territory, settings);
    const auto holds = [&](std::size_t who, const PanelTarget& target) {
      for (const Dimension& dimension : dimensions.all) {
        for (const Category& category : dimension.categories) {
          if (dimension.id == target.dimension && category.id == target.categorie) {
            return std::count(category.actors.begin(), category.actors.end(), who) > 0;
          }
        }
      }
      return false;
    };
    const auto least_missed = [&](const std::vector<std::size_t>& which) {
      int best = 1000;
      for (unsigned set = 0; set < 1u << 12; ++set) {
        if (__builtin_popcount(set) != 4) continue;
        int missed = 0;
        for (std::size_t q : which) {
          int filled = 0;
          for (std::size_t who = 0; who < 12; ++who) filled += ((set >> who) & 1u) != 0 && holds(who, settings.cibles[q]) ? 1 : 0;
          missed += std::abs(filled - settings.cibles[q].places);
        }
        best = std::min(best, missed);
      }
      return best;
    };
    const Panel panel = propose_panel(territory, settings, {4, {}, {}, 1});
    const int least = least_missed({0, 1, 2, 3});
    CHECK(panel.clashes.empty() == (least == 0));
    if (panel.clashes.empty()) continue;
    ++clashing;
    int missed = 0;
    int missed_by_panel = 0;
    for (std::size_t q = 0; q < 4; ++q) {
      missed += std::abs(panel.least_change[q] - settings.cibles[q].places);
      missed_by_panel += std::abs(std::max(0, seats(panel, settings.cibles[q].dimension, settings.cibles[q].categorie)) - settings.cibles[q].places);
    }
    CHECK_MESSAGE(missed == least, "seed ", seed);
    CHECK_MESSAGE(missed_by_panel == least, "seed ", seed);
    for (const TargetClash& clash : panel.clashes) {
      CHECK(least_missed(clash.cibles) > 0);
      for (std::size_t spared = 0; spared < clash.cibles.size(); ++spared) {
        auto rest = clash.cibles;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(spared));
        CHECK(least_missed(rest) == 0);
      }
    }
  }
  CHECK(clashing > 5);
  CHECK(clashing < 60);
}

TEST_CASE("panel: replacements keep the panel as close as can be, and never the excluded") {
  const Territory territory = random_territory(4, 14);
  const PanelRequest request{5, {}, {"acteur-00003"}, 1};
  const Panel panel = propose_panel(territory, {}, request);
  const auto members = ids(panel);
  for (const PanelSeat& seat : panel.seats) {
    REQUIRE(seat.replacements.size() == 3);
    for (const Actor* other : seat.replacements) {
      CHECK(other->id != "acteur-00003");
      CHECK_FALSE(std::binary_search(members.begin(), members.end(), other->id));
    }
  }
  // The first one is the best of all who are left.
  const PanelSeat& leaving = panel.seats.front();
  const auto without = [&](const std::string& newcomer) {
    std::vector<std::string> others = members;
    std::replace(others.begin(), others.end(), leaving.actor->id, newcomer);
    return judge_panel(territory, {}, request, others);
  };
  const Panel best = without(leaving.replacements.front()->id);
  for (const Actor& other : territory.acteurs) {
    if (other.id == "acteur-00003" || std::binary_search(members.begin(), members.end(), other.id)) continue;
    const Panel tried = without(other.id);
    CHECK((tried.alone_chosen < best.alone_chosen || tried.deviation >= best.deviation - 1e-6));
  }
  const Panel judged = judge_panel(territory, {}, request, members);
  CHECK(judged.deviation == panel.deviation);
}

TEST_CASE("panel: of two alike, the one that can be reached") {
  Territory territory = ten_actors();
  territory.acteurs[4].courriels = {"contact@asso.example.org"};
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto chosen = ids(propose_panel(territory, only({"typologie"}), {4, {}, {}, seed}));
    CHECK(std::count(chosen.begin(), chosen.end(), "a5") == 1);
  }
}

TEST_CASE("panel: actors of whom nothing is known, and a base without communes") {
  Territory territory;
  for (int i = 0; i < 200; ++i) {
    Actor one;
    one.id = fmt::format("x{:03}", i);
    territory.acteurs.push_back(one);
  }
  const Panel panel = propose_panel(territory, {}, {20, {}, {}, 1});
  CHECK(panel.seats.size() == 20);
  CHECK(panel.dimensions.empty());
  CHECK(panel.left_out.size() == 6);
  CHECK(panel.deviation == 0);
}

TEST_CASE("panel: what runs a structure") {
  CHECK(nature_of(actor("a", {"ASSO"})) == "associatif");
  CHECK(nature_of(actor("a", {"FABLAB", "BIB"})) == "public");
  CHECK(nature_of(actor("a", {"FABLAB"})) == "inconnu");
  CHECK(nature_of(actor("Médiathèque du Lin", {})) == "public");
  CHECK(nature_of(actor("Le sasquatch", {})) == "inconnu");
  CHECK(nature_of(actor("SARL Puce", {})) == "prive");
  Actor registered = actor("Sans nom", {});
  registered.pivot = "W591000001";
  CHECK(nature_of(registered) == "associatif");
  registered.pivot = "21590067100016";
  CHECK(nature_of(registered) == "public");
  registered.pivot = "00000000000000";
  CHECK(nature_of(registered) == "inconnu");
}

TEST_CASE("panel: codes of types in words") {
  CHECK(typology_title("BIB") == "bibliothèque, médiathèque");
  CHECK(typology_title("ACI") == "atelier ou chantier d'insertion");
  CHECK(typology_title("UDAF") == "UDAF");
  CHECK(typology_title("Autre") == "autre structure");
  CHECK(typology_title("EPI_DE") == "EPIDE");
  CHECK(typology_title("QUOI") == "QUOI");
}

TEST_CASE("panel: the parts of a territory") {
  std::vector<Commune> communes = {commune("c", 50, 2, 100), commune("n", 50.3, 2, 100), commune("s", 49.7, 2.05, 100),
                                   commune("e", 50, 2.5, 100), commune("o", 50.05, 1.5, 100), Commune()};
  CHECK(territory_parts(communes) == std::vector<std::string>{"Centre", "Nord", "Sud", "Est", "Ouest", ""});
  communes[1].secteur = "Plaine";
  CHECK(territory_parts(communes) == std::vector<std::string>{"", "Plaine", "", "", "", ""});
  communes[1].secteur.clear();
  communes.erase(communes.begin());
  CHECK(territory_parts(communes) == std::vector<std::string>(5));
}

TEST_CASE("panel: sizes of communes, fixed and moving places") {
  const Territory territory = random_territory(1, 60);
  std::set<std::string> categories;
  for (const Dimension& dimension : panel_dimensions(territory).all) {
    std::size_t counted = 0;
    for (const Category& category : dimension.categories) {
      categories.insert(dimension.id + " " + category.id);
      counted += category.actors.size();
    }
    CHECK((dimension.several ? counted > 60 : counted == 60));
  }
  for (const char* expected : {"taille moins-de-500", "taille 500-a-1999", "taille 20000-a-99999", "taille inconnu", "itinerance fixe",
                               "itinerance itinerant", "itinerance inconnu", "secteur Centre", "nature public", "typologie inconnu"}) {
    CHECK_MESSAGE(categories.contains(expected), expected);
  }
}
