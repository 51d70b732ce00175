// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <thread>

#include "clean_support.hpp"
#include "mediamap/clean/coordinates.hpp"
#include "mediamap/clean/projected.hpp"

using namespace clean_support;
using mediamap::Commune;
using mediamap::clean::from_projected;

namespace {

Cleaned point(const std::string& latitude, const std::string& longitude, const Commune* commune = nullptr) {
  return run([&](Draft& draft) { mediamap::clean::clean_coordinates(draft, commune); },
             {{"latitude", latitude}, {"longitude", longitude}});
}

}  // namespace

TEST_CASE("clean coordinates: degrees stay, with all their digits") {
  for (const auto& [latitude, longitude] : {std::pair<std::string, std::string>{"44.839574881764", "-0.58023800736287"},
                                            {"50", "3"},
                                            {"49.5", "0.0"},
                                            {"-20.88", "55.45"},
                                            {"47.4700", "-0.5500"},
                                            {"", ""}}) {
    CAPTURE(latitude);
    const Cleaned made = point(latitude, longitude);
    CHECK(made["latitude"] == latitude);
    CHECK(made["longitude"] == longitude);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean coordinates: other writings of degrees") {
  for (const auto& [latitude, longitude] : {std::pair<std::string, std::string>{"44,8395", "-0,5802"},
                                            {"44.8395°", "-0.5802°"},
                                            {"44.8395 N", "0.5802 O"},
                                            {"N 44.8395", "W 0.5802"},
                                            {"lat: 44.8395", "lng: -0.5802"},
                                            {" 44.8395", "−0.5802"},
                                            {"+44.8395", "-0.5802"},
                                            {"44° 50' 22.2\" N", "0°34'48,72\" O"}}) {
    CAPTURE(latitude);
    const Cleaned made = point(latitude, longitude);
    CHECK(made["latitude"] == "44.8395");
    CHECK(made["longitude"] == "-0.5802");
    CHECK(made.by("coordonnees-ecriture"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean coordinates: both in one field") {
  for (const std::string text :
       {"44.8395, -0.5802", "44.8395,-0.5802", "44.8395;-0.5802", "44.8395 -0.5802", "44,8395 ; -0,5802"}) {
    CAPTURE(text);
    const Cleaned made = point(text, "");
    CHECK(made["latitude"] == "44.8395");
    CHECK(made["longitude"] == "-0.5802");
    CHECK(made.by("coordonnees-une-case"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean coordinates: swapped ones change places") {
  const Cleaned made = point("-0.5802", "44.8395");
  CHECK(made["latitude"] == "44.8395");
  CHECK(made["longitude"] == "-0.5802");
  CHECK(made.by("coordonnees-inversees"));
  CHECK(point("55.45", "-20.88")["latitude"] == "-20.88");
}

TEST_CASE("clean coordinates: zeros, half a point and what is none are set aside") {
  for (const auto& [latitude, longitude] : {std::pair<std::string, std::string>{"0", "0"},
                                            {"0.0", "0,0"},
                                            {"48.85", "151.2"},
                                            {"200", "300"},
                                            {"44839574", "-580238"},
                                            {"44.83", "à définir"},
                                            {"52.52", "13.40"}}) {
    CAPTURE(latitude);
    const Cleaned made = point(latitude, longitude);
    CHECK(made["latitude"] == "");
    CHECK(made["longitude"] == "");
    REQUIRE(made.notes.doubts.size() == 2);
    CHECK(made.notes.doubts[0].valeur == latitude);
    CHECK(made.notes.doubts[1].valeur == longitude);
    CHECK(made.notes.changes.empty());
  }
  const Cleaned half = point("44.8395", "");
  CHECK(half.notes.doubts == std::vector<Doubt>{{"latitude", "44.8395", "il manque l'autre coordonnée"}});
}

TEST_CASE("clean coordinates: metres become degrees") {
  const auto near = [](const Cleaned& made, double latitude, double longitude) {
    REQUIRE(!made["latitude"].empty());
    CHECK(std::abs(std::stod(made["latitude"]) - latitude) < 2e-6);
    CHECK(std::abs(std::stod(made["longitude"]) - longitude) < 2e-6);
    CHECK(made.by("coordonnees-lambert"));
  };
  // The origin of the projection is exact by its definition; so are those of the zones.
  near(point("6600000", "700000"), 46.5, 3);
  near(point("700000", "6600000"), 46.5, 3);  // x and y swapped
  near(point("6600000,00", "700000,00"), 46.5, 3);
  near(point("4200000", "1700000"), 45, 3);  // CC45
  near(point("9200000", "1700000"), 50, 3);  // CC50
}

TEST_CASE("clean coordinates: the values that PROJ's database gives") {
  // proj_create_crs_to_crs to EPSG:4326 with proj.db, PROJ 9.1
  struct Case {
    double x, y, latitude, longitude, tolerance;
  };
  for (const auto& [x, y, latitude, longitude, tolerance] :
       {Case{652469.02, 6862035.26, 48.8566000, 2.3522000, 2e-7},
        Case{417241.5, 6421813.7, 44.8378032, -0.5792007, 2e-7},  // EPSG:2154
        Case{1704000, 9275000, 50.6742734, 3.0565876, 2e-7},
        Case{1417000, 4200500, 44.9481108, -0.5874787, 2e-7},  // EPSG:3950, 3945
        Case{600000, 2200000, 46.7999488, 2.3365336, 5e-5},
        Case{370000, 1990000, 44.8723863, -0.5734162, 5e-5}}) {  // EPSG:27572
    CAPTURE(x);
    const auto made = from_projected(x, y);
    REQUIRE(made);
    CHECK(std::abs(made->latitude - latitude) < tolerance);
    CHECK(std::abs(made->longitude - longitude) < tolerance);
  }
  CHECK_FALSE(from_projected(48.8, 2.3));
  CHECK_FALSE(from_projected(5e6, 5e6));
  CHECK_FALSE(from_projected(1700000, 1e300));
  CHECK_FALSE(from_projected(-1e300, 4200000));
}

TEST_CASE("clean coordinates: several threads at once") {
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (int& count : right) {
    threads.emplace_back([&count] {
      for (int i = 0; i < 200; ++i) {
        const auto made = from_projected(700000, 6600000);
        if (made && std::abs(made->latitude - 46.5) < 1e-7) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int count : right) CHECK(count == 200);
}

TEST_CASE("clean coordinates: far from the commune is a doubt, and stays") {
  Commune bordeaux{"33063", "Bordeaux", {"33000"}, 250000, 44.8572, -0.5877};
  const Cleaned far = point("43.6045", "1.4442", &bordeaux);
  CHECK(far["latitude"] == "43.6045");
  REQUIRE(far.notes.doubts.size() == 1);
  CHECK(far.notes.doubts[0].valeur == "43.6045, 1.4442");
  CHECK(far.notes.doubts[0].raison.find("Bordeaux") != std::string::npos);
  CHECK(point("44.8395", "-0.5802", &bordeaux).notes.doubts.empty());
  bordeaux.latitude.reset();
  CHECK(point("43.6045", "1.4442", &bordeaux).notes.doubts.empty());
}
