// SPDX-License-Identifier: EUPL-1.2
// Actors that more than one source speaks of.
#include "import_support.hpp"

using namespace import_support;

TEST_CASE("actor import: the same id in another file is the same actor unless nothing else agrees") {
  Territory territory;
  territory.import(
      "id,nom,commune,adresse,pivot\n1,Labo,Reims,1 rue A,43493312300029\n2,CCAS,Reims,2 rue B,00000000000000\n");
  const std::string other =
      "id,nom,commune,adresse,pivot\n1,Fablab,Lille,9 rue Z,43493312300029\n2,Mairie,Lille,8 rue Y,00000000000000\n";
  const ImportResult result = territory.import(other, "autre.csv");
  CHECK(result.mis_a_jour == 1);
  CHECK(territory.get("1").nom == "Labo");  // neither says when it was updated: the first one stays
  CHECK(doubts(territory.get("1"), "nom") == Texts{"Fablab"});
  CHECK(territory.get("1").provenance.size() == 2);
  CHECK(result.crees == 1);
  CHECK(territory.get("2").nom == "CCAS");
  CHECK(territory.get("2-2").nom == "Mairie");
  check_unchanged(territory.import(other, "autre.csv"));
}

TEST_CASE("actor import: of two sources the later update has the field, and what the other says is kept") {
  const auto row = [](const std::string& id, const std::string& date, const std::string& phone, const std::string& site) {
    return "id,nom,commune,adresse,date_maj,telephone,site_web\n" + id + ",Labo,Reims,1 rue A," + date + "," + phone + "," + site + "\n";
  };
  Territory territory;
  territory.import(row("x", "2024-01-01", phone1, "https://a.example.org/"), "region.csv");
  const std::string later = row("9", "2024-06-01", phone2, "");
  const ImportResult result = territory.import(later, "departement.csv");
  CHECK(result.crees == 0);
  CHECK(result.mis_a_jour == 1);
  REQUIRE(result.remarques.size() == 1);
  const Actor after = territory.get("x");
  CHECK(after.telephone == phone2);
  CHECK(after.site_web == Texts{"https://a.example.org/"});
  CHECK(doubts(after, "telephone") == Texts{phone1});
  REQUIRE(after.provenance.size() == 2);
  CHECK(after.provenance[0].fichier == "region.csv");
  CHECK(after.provenance[1].fichier == "departement.csv");
  CHECK(after.provenance[1].id == "9");

  SUBCASE("neither source changes anything when it comes again") {
    check_unchanged(territory.import(later, "departement.csv"));
    const ImportResult first = territory.import(row("x", "2024-01-01", phone1, "https://a.example.org/"), "region.csv");
    check_unchanged(first);
    CHECK(territory.get("x") == after);
  }
  SUBCASE("the first source takes the field back once it is the later one") {
    territory.import(row("x", "2024-09-01", phone3, "https://a.example.org/"), "region.csv");
    CHECK(territory.get("x").telephone == phone3);
    CHECK(doubts(territory.get("x"), "telephone") == Texts{phone2});
  }
  SUBCASE("what an older source says anew is told and kept") {
    const ImportResult first = territory.import(row("x", "2024-02-01", phone3, "https://a.example.org/"), "region.csv");
    REQUIRE(first.conflits.size() == 2);  // telephone and date_maj
    CHECK(first.conflits[0].difference.autre_source == "departement.csv");
    CHECK(territory.get("x").telephone == phone2);
    CHECK(doubts(territory.get("x"), "telephone") == Texts{phone3});
  }
  SUBCASE("a hand's edit wins over both") {
    territory.get("x").telephone = "+33320000009";
    territory.import(row("9", "2025-01-01", phone3, ""), "departement.csv");
    CHECK(territory.get("x").telephone == "+33320000009");
  }
  SUBCASE("an older second source fills what is missing and takes nothing") {
    territory.import(
        "nom,commune,adresse,date_maj,telephone,presentation_resume\nlabo,REIMS,1 Rue A,2020-01-01,+33320000007,Un lieu.\n", "mairie.csv");
    CHECK(territory.get("x").telephone == phone2);
    CHECK(territory.get("x").presentation_resume == "Un lieu.");
    CHECK(territory.get("x").provenance.size() == 3);
    CHECK(doubts(territory.get("x"), "telephone") == Texts{phone1, "+33320000007"});
  }
}

TEST_CASE("actor import: same name and commune in another source are not enough, an address, telephone or SIRET is") {
  Territory territory;
  territory.import("nom,commune,adresse,telephone,pivot\nMédiathèque,Reims,1 rue A,+33320000001,43493312300029\n", "a.csv");
  CHECK(territory.import("nom,commune,adresse\nMédiathèque,Reims,9 rue Z\n", "b.csv").crees == 1);
  CHECK(territory.import("nom,commune,telephone\nMEDIATHEQUE,Reims,+33320000001\n", "c.csv").mis_a_jour == 1);
  CHECK(territory.import("nom,commune,pivot\nMediatheque,Autreville,43493312300029\n", "d.csv").mis_a_jour == 1);
}

TEST_CASE("actor import: exports of one tool that differ in their digits only are one source") {
  Territory territory;
  territory.import("nom,commune,telephone\nLabo,Reims,+33320000001\n", "export-2025.csv");
  CHECK(territory.import("nom,commune,telephone\nLabo,Reims,+33320000002\n", "export-2026 (1).csv").mis_a_jour == 1);
  REQUIRE(territory.actors.size() == 1);
  CHECK(territory.actors[0].telephone == phone2);
  CHECK(territory.actors[0].provenance.size() == 1);
}
