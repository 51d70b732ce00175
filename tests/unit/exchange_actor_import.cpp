// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <chrono>
#include <random>

#include "import_support.hpp"

using namespace import_support;

TEST_CASE("actor import: every row with a name is a record, every other is rejected with its line") {
  Territory territory;
  const ImportResult result = territory.import("id,nom,commune\na,A,Reims\nb,,Lille\nc\n,=,\nd,D,Metz\n");
  CHECK(result.crees == 3);
  REQUIRE(result.rejetees.size() == 2);
  CHECK(result.rejetees[0] == RejectedRow{3, "il manque le nom"});
  CHECK(result.rejetees[1].ligne == 4);
  const Actor& actor = territory.get("a");
  REQUIRE(actor.provenance.size() == 1);
  CHECK(actor.provenance[0].fichier == "base.csv");
  CHECK(actor.provenance[0].ligne == 2);
  CHECK(actor.provenance[0].date == "2026-11-24");
  CHECK(actor.provenance[0].id == "a");
  CHECK(actor.provenance[0].empreintes.starts_with("ligne:"));
}

TEST_CASE("actor import: ids are the source's where safe, else slugs, and unique without case") {
  Territory territory;
  const std::string csv =
      "id,nom,commune\n"
      "Structure_1,A,\n"
      "structure_1,B,\n"
      "../etc/passwd,C,\n"
      "a b,D,\n"
      "a-b,E,\n"
      ",Médiathèque Jean Macé,Reims\n"
      ",=,\n"
      ",🙂,\n"
      "…,F,\n"
      ",CON,\n"
      "nul,G,\n" +
      std::string(300, 'z') + ",H,\n" + std::string(300, 'z') + ",I,\n";
  territory.import(csv);
  const Texts ids = territory.ids();
  CHECK(ids[0] == "Structure_1");
  CHECK(ids[1] == "structure_1-2");
  CHECK(doubts(territory.actors[1], "id") == Texts{"structure_1"});
  CHECK(ids[2] == "etc-passwd");
  CHECK(doubts(territory.actors[2], "id").empty());
  CHECK(territory.actors[2].provenance[0].id == "../etc/passwd");
  CHECK(ids[3] == "a-b");
  CHECK(ids[4] == "a-b-2");
  CHECK(ids[5] == "mediatheque-jean-mace-reims");
  CHECK(ids[6].starts_with("acteur-"));
  CHECK(ids[6].size() == 15);
  CHECK(ids[7].starts_with("acteur-"));
  CHECK(ids[8].starts_with("acteur-"));
  CHECK(ids[9] == "acteur-con");
  CHECK(ids[10] == "acteur-nul");
  CHECK(ids[11].size() <= 80);
  CHECK(ids[12].ends_with("-2"));
  check_unchanged(territory.import(csv));
}

TEST_CASE("actor import: a further row of an id becomes a further record, with a doubt") {
  Territory territory;
  const std::string csv = "id,nom\nx,A\nx,B\ny,C\nx,A\nx,D\n";
  const ImportResult result = territory.import(csv);
  CHECK(territory.ids() == Texts{"x", "x-2", "y", "x-3"});
  CHECK(doubts(territory.get("x"), "id").empty());
  CHECK(doubts(territory.get("x-2"), "id") == Texts{"x"});
  CHECK(result.inchanges == 1);
  REQUIRE(result.remarques.size() == 1);
  CHECK(result.remarques[0].ligne == 5);
  CHECK(result.remarques[0].texte.find("ligne 2") != std::string::npos);

  SUBCASE("again") { check_unchanged(territory.import(csv)); }
  SUBCASE("the doubt about the id may be removed") {
    remove_doubt(territory.get("x-2"), "id");
    check_unchanged(territory.import(csv));
  }
  SUBCASE("rows find their record in another order") {
    check_unchanged(territory.import("id,nom\nx,D\nx,B\nx,A\ny,C\n"));
  }
  SUBCASE("a row that left and one that came") {
    CHECK(territory.import("id,nom\nx,E\nx,B\nx,D\n").mis_a_jour == 1);
    CHECK(territory.get("x").nom == "E");
  }
  SUBCASE("one more row") {
    CHECK(territory.import("id,nom\nx,E\nx,A\nx,B\nx,D\n").crees == 1);
    CHECK(territory.get("x-4").nom == "E");
  }
}

TEST_CASE("actor import: more than ten records of an id keep their order") {
  for (const std::string& id : {std::string("x"), std::string("structure-5"), std::string(300, 'z')}) {
    CAPTURE(id);
    Territory territory;
    std::string csv = "id,nom,telephone\n";
    std::string newer = csv;
    for (int i = 0; i < 30; ++i) {
      csv += fmt::format("{},Même,+33320000{:03}\n", id, i);
      newer += fmt::format("{},Même,+33321000{:03}\n", id, i);
    }
    territory.import(csv);
    std::reverse(territory.actors.begin(), territory.actors.end());
    check_unchanged(territory.import(csv));
    CHECK(territory.import(newer).mis_a_jour == 30);
    for (int i = 0; i < 30; ++i) {
      CHECK(territory.actors[static_cast<std::size_t>(29 - i)].telephone == fmt::format("+33321000{:03}", i));
    }
  }
}

TEST_CASE("actor import: rows without id are known by name and commune") {
  Territory territory;
  const std::string csv = "nom,commune,telephone\nLabo,Reims,\nLabo,Lille,\nLabo,Reims,+33320000001\n=,,\n🙂,,\n";
  territory.import(csv);
  CHECK(territory.ids()[0] == "labo-reims");
  CHECK(territory.ids()[1] == "labo-lille");
  CHECK(territory.ids()[2] == "labo-reims-2");
  CHECK(doubts(territory.get("labo-reims-2"), "id") == Texts{"labo-reims"});
  check_unchanged(territory.import(csv));

  SUBCASE("also when a hand renamed the file and the actor") {
    territory.get("labo-lille").nom = "Le Labo";
    territory.get("labo-lille").id = "le-labo";
    const ImportResult result = territory.import(csv);
    check_unchanged(result, 1);
    CHECK(result.conflits[0].id == "le-labo");
  }
  SUBCASE("also when a hand removed the marks") {
    territory.get("labo-lille").provenance[0].empreintes.clear();
    check_unchanged(territory.import(csv));
  }
  SUBCASE("but not a record that has the source's id") {
    const ImportResult result = territory.import("id,nom,commune\nlabo-lille,Labo,Lille\n");
    CHECK(result.crees == 1);
    CHECK(territory.ids().back() == "labo-lille-2");
  }
}

TEST_CASE("actor import: a record made by hand is never taken over") {
  Territory territory;
  Actor hand;
  hand.id = "X";
  hand.nom = "À la main";
  territory.actors.push_back(hand);
  territory.import("id,nom\nx,Labo\n");
  CHECK(territory.get("X") == hand);
  CHECK(doubts(territory.get("x-2"), "id") == Texts{"x"});
}

TEST_CASE("actor import: a newer source updates field by field") {
  Territory territory;
  territory.import(one("2024-01-01", phone1));
  const ImportResult result = territory.import(one("2024-02-01", phone2), "base-2.csv", "2026-12-01");
  REQUIRE(result.updated.size() == 1);
  CHECK(result.updated[0].champs == Texts{"telephone", "date_maj"});
  const Actor& actor = territory.get("x");
  CHECK(actor.telephone == phone2);
  CHECK(actor.provenance[0].fichier == "base-2.csv");
  CHECK(actor.provenance[0].date == "2026-12-01");
  CHECK(actor.provenance[0].date_maj == "2024-02-01");
  check_unchanged(territory.import(one("2024-02-01", phone2)));
}

TEST_CASE("actor import: the same date or none updates too, an older one does not") {
  Territory territory;
  territory.import(one("2024-02-01", phone1));
  CHECK(territory.import(one("2024-02-01", phone2)).mis_a_jour == 1);
  CHECK(territory.import(one("", phone3)).mis_a_jour == 1);
  CHECK(territory.get("x").date_maj == "2024-02-01");

  const ImportResult older = territory.import(one("2024-01-01", phone1));
  check_unchanged(older);
  REQUIRE(older.remarques.size() == 1);
  CHECK(older.remarques[0].texte.find("2024-01-01") != std::string::npos);
  CHECK(territory.get("x").telephone == phone3);
  CHECK(territory.import(one("2024-01-01", phone3)).remarques.empty());
}

TEST_CASE("actor import: an empty cell empties nothing") {
  Territory territory;
  territory.import(one("2024-01-01", phone1, "Aide aux démarches administratives"));
  check_unchanged(territory.import("id,nom\nx,Labo\n"));
  check_unchanged(territory.import(one("2024-01-01", "")));
}

TEST_CASE("actor import: moving in the file or changing its name is no update") {
  Territory territory;
  territory.import(one("2024-01-01", phone1));
  check_unchanged(territory.import("\n\n" + one("2024-01-01", phone1), "renomme.csv", "2027-01-01"));
  CHECK(territory.get("x").provenance[0].ligne == 2);
}

TEST_CASE("actor import: what a hand changed is kept and listed until it is settled") {
  Territory territory;
  territory.import(one("2024-01-01", phone1));
  territory.get("x").telephone = phone2;

  const ImportResult result = territory.import(one("2024-02-01", phone3));
  CHECK(result.mis_a_jour == 1);
  CHECK(result.updated[0].champs == Texts{"date_maj"});
  REQUIRE(result.conflits.size() == 1);
  CHECK(result.conflits[0].ligne == 2);
  CHECK(result.conflits[0].id == "x");
  CHECK(result.conflits[0].difference.champ == "telephone");
  CHECK(result.conflits[0].difference.valeur_actuelle == phone2);
  CHECK(result.conflits[0].difference.valeur_proposee == phone3);
  check_unchanged(territory.import(one("2024-02-01", phone3)), 1);

  SUBCASE("settled by taking the value offered") {
    territory.get("x").telephone = phone3;
    check_unchanged(territory.import(one("2024-02-01", phone3)));
  }
  SUBCASE("settled by going back to what was imported") {
    territory.get("x").telephone = phone1;
    CHECK(territory.import(one("2024-02-01", phone3)).mis_a_jour == 1);
    CHECK(territory.get("x").telephone == phone3);
  }
}

TEST_CASE("actor import: a field emptied or filled by hand is its own") {
  Territory territory;
  territory.import(one("2024-01-01", phone1));
  territory.get("x").telephone.clear();
  check_unchanged(territory.import(one("2024-01-01", phone1)), 1);

  Territory other;
  other.import(one("2024-01-01", ""));
  other.get("x").telephone = phone1;
  check_unchanged(other.import(one("2024-01-01", phone2)), 1);
  check_unchanged(other.import(one("2024-01-01", phone1)), 0);

  Territory third;
  third.import(one("2024-01-01", ""));
  CHECK(third.import(one("2024-01-01", phone2)).mis_a_jour == 1);
  CHECK(third.get("x").telephone == phone2);
}

TEST_CASE("actor import: doubts come and go with the source") {
  Territory territory;
  territory.import(one("2024-01-01", "0320", "Couture|Aide aux démarches administratives"));
  CHECK(doubts(territory.get("x"), "telephone") == Texts{"0320"});
  CHECK(doubts(territory.get("x"), "services") == Texts{"Couture"});
  CHECK(doubts(territory.get("x"), "adresse") == Texts{""});

  SUBCASE("filled properly by the source") {
    territory.import(one("2024-02-01", phone1, "Aide aux démarches administratives"));
    CHECK(doubts(territory.get("x"), "telephone").empty());
    CHECK(doubts(territory.get("x"), "services").empty());
    CHECK(territory.import("id,nom,adresse\nx,Labo,1 rue A\n").updated.at(0).champs == Texts{"adresse", "a_completer"});
    CHECK(doubts(territory.get("x"), "adresse").empty());
  }
  SUBCASE("refused otherwise") {
    territory.import(one("2024-01-01", "0399", "Couture"));
    CHECK(doubts(territory.get("x"), "telephone") == Texts{"0399"});
  }
  SUBCASE("left out by the source: kept, and settled later") {
    check_unchanged(territory.import("id,nom\nx,Labo\n"));
    territory.import("id,nom,pivot\nx,Labo,43493312300029\n");
    CHECK(doubts(territory.get("x"), "telephone") == Texts{"0320"});
    territory.import(one("2024-01-01", phone1));
    CHECK(doubts(territory.get("x"), "telephone").empty());
  }
  SUBCASE("settled by hand: stays away") {
    Actor& actor = territory.get("x");
    actor.telephone = phone1;
    actor.adresse = "1 rue A";
    for (const char* champ : {"telephone", "services", "adresse"}) remove_doubt(actor, champ);
    const std::string again = one("2024-01-01", "0320", "Couture|Aide aux démarches administratives");
    check_unchanged(territory.import(again));
    territory.import(one("2024-02-01", "0320", "Couture|Aide aux démarches administratives"));
    check_unchanged(territory.import(again));
    for (const char* champ : {"telephone", "services", "adresse"}) CHECK(doubts(territory.get("x"), champ).empty());
  }
  SUBCASE("written by hand: stays") {
    territory.get("x").a_completer.push_back({"nom", "", "vérifier l'orthographe"});
    territory.get("x").a_completer.push_back({"telephone", "06 ?", "portable"});
    check_unchanged(territory.import(one("2024-01-01", "0320", "Couture|Aide aux démarches administratives")));
    territory.import(one("2024-02-01", phone1));
    CHECK(doubts(territory.get("x"), "nom") == Texts{""});
    CHECK(doubts(territory.get("x"), "telephone") == Texts{"06 ?"});
  }
  SUBCASE("a field that becomes refused keeps its value, with a doubt") {
    territory.import(one("2024-02-01", phone1));
    territory.import(one("2024-03-01", "appeler la mairie"));
    CHECK(territory.get("x").telephone == phone1);
    CHECK(doubts(territory.get("x"), "telephone") == Texts{"appeler la mairie"});
  }
}

TEST_CASE("actor import: foreign columns are kept word for word and follow the source") {
  Territory territory;
  const ImportResult result = territory.import("id,nom,Quartier\nx,Labo,Nord\ny,Fab,\n");
  CHECK(result.colonnes_hors_standard == Texts{"Quartier"});
  CHECK(doubts(territory.get("x"), "Quartier") == Texts{"Nord"});
  check_unchanged(territory.import("id,nom,Quartier\nx,Labo,Nord\ny,Fab,\n"));
  CHECK(territory.import("id,nom,Quartier\nx,Labo,Sud\ny,Fab,\n").mis_a_jour == 1);
  CHECK(doubts(territory.get("x"), "Quartier") == Texts{"Sud"});
}

TEST_CASE("actor import: an actor merged from two rows is updated by both, once") {
  Territory territory;
  territory.import("id,nom,telephone,source\nx,Labo,,\ny,Labo,,\n");
  Actor& merged = territory.get("x");
  merged.provenance.push_back(territory.get("y").provenance[0]);
  std::erase_if(territory.actors, [](const Actor& actor) { return actor.id == "y"; });
  const std::string csv = "id,nom,telephone,source\nx,Labo,+33320000001,\ny,Labo,,Hubik\n";
  const ImportResult result = territory.import(csv);
  CHECK(result.mis_a_jour == 2);
  CHECK(result.updated.size() == 1);
  CHECK(territory.get("x").telephone == phone1);
  CHECK(territory.get("x").source == "Hubik");
  check_unchanged(territory.import(csv));
}

TEST_CASE("actor import: whatever the rows, sums add up and a second import changes nothing") {
  std::mt19937 random(20261124);
  const auto pick = [&](const Texts& from) { return from[random() % from.size()]; };
  const Texts ids = {"", "", "a", "A", "b", "b-2", "b-3", "c d", "c-d", "../x", "…", "con", std::string(300, 'q')};
  const Texts names = {"", "Labo", "LABO", "=", "🙂", "Médiathèque", "\"Le \"\"Labo\"\"\"", "\"a\nb\"", "nul"};
  const Texts phones = {"", phone1, phone2, "0320"};
  const Texts dates = {"", "2024-01-01", "2024-02-01", "2024-02-31", "hier"};
  const Texts services = {"", "Aide aux démarches administratives", "Couture",
                          "Couture|Couture|Loisirs et créations numériques"};
  const Texts places = {"", "45.10", "45,1", "1e1", "95"};
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    Territory territory;
    for (int file = 0; file < 3; ++file) {
      for (Actor& actor : territory.actors) {  // a hand passes by
        if (random() % 4 == 0) actor.telephone = pick(phones);
        if (random() % 8 == 0) actor.nom = pick({"Labo", "Fab", "Médiathèque"});
        if (random() % 4 == 0) actor.a_completer.clear();
        if (random() % 20 == 0) actor.provenance[0].empreintes.clear();
      }
      std::string csv = "id,nom,commune,telephone,date_maj,services,latitude,autre\n";
      for (std::size_t i = random() % 40; i > 0; --i) {
        if (random() % 20 == 0) csv += "trop,court\n";
        csv += pick(ids) + "," + pick(names) + "," + pick({"", "Reims"}) + "," + pick(phones) + "," + pick(dates) +
               "," + pick(services) + "," + pick(places) + "," + pick({"", "x", "y"}) + "\n";
      }
      const std::string name = pick({"un.csv", "deux.csv"});
      territory.import(csv, name);
      if (file == 0) {
        check_unchanged(territory.import(csv, name));
      } else {
        // Older dates and hands leave differences, but a second import of the same file finds nothing more to do.
        const std::vector<Actor> before = territory.actors;
        const ImportResult again = territory.import(csv, name);
        CHECK(again.crees == 0);
        CHECK(again.mis_a_jour == 0);
        CHECK(territory.actors == before);
      }
    }
  }
}

TEST_CASE("actor import: thousands of rows") {
  std::string csv = "id,nom,commune,telephone,courriels,services,horaires\n";
  for (int i = 0; i < 5000; ++i) {
    csv +=
        fmt::format("{0},Acteur {0},Reims,+33320{0:06},contact@exemple{0}.fr,Couture,Mo-Fr 09:00-1{1}:00\n", i, i % 10);
  }
  for (int i = 0; i < 5000; ++i) csv += fmt::format("meme,Autre {0},Reims,,,,\n", i);
  Territory territory;
  const Table table = read_csv("base.csv", csv, standard_columns());
  const auto start = std::chrono::steady_clock::now();
  const ImportResult first = import_actors({}, table, {"base.csv", "2026-11-24"});
  const ImportResult second = import_actors(first.created, table, {"base.csv", "2026-11-24"});
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(first.crees == 10000);
  CHECK(second.inchanges == 10000);
  CHECK(seconds < 30);  // a guard against quadratic behaviour, also under sanitizers
}
