// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/exchange/completion.hpp"
#include "mediamap/exchange/completion_sheet.hpp"
#include "mediamap/tables/csv.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/exchange/standard.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

constexpr const char* source =
    "id,nom,commune,code_postal,telephone,services,date_maj,Quartier\n"
    "x,Labo,Bergues,,appeler la mairie,Couture|Danse,2026-01-01,Nord\n";

std::vector<Actor> import_into(const std::vector<Actor>& actors, const std::string& csv) {
  std::vector<Actor> after = actors;
  const ImportResult result = import_actors(actors, read_csv("x.csv", csv, standard_columns()), {"x.csv", "2026-01-01"});
  for (const ActorUpdate& update : result.updated) {
    for (Actor& actor : after) {
      if (actor.id == update.actor.id) actor = update.actor;
    }
  }
  after.insert(after.end(), result.created.begin(), result.created.end());
  return after;
}

// In the order of the alphabet: that of the doubts is the importer's.
Texts names(const Actor& actor) {
  Texts out;
  for (const Doubt& doubt : actor.a_completer) out.push_back(doubt.champ + "=" + doubt.valeur);
  std::sort(out.begin(), out.end());
  return out;
}

const Doubt& about(const Actor& actor, const std::string& champ) {
  for (const Doubt& doubt : actor.a_completer) {
    if (doubt.champ == champ) return doubt;
  }
  FAIL(champ);
  throw 0;
}

CompletionResult read(const std::vector<Actor>& actors, const std::string& csv) {
  const Table table = read_rows("a.csv", csv, {}, completion_columns());
  CompletionResult result = read_completion_sheet(actors, table);
  CHECK(result.lignes == result.mis_a_jour + result.inchanges + result.rejetees.size());
  return result;
}

}  // namespace

TEST_CASE("completion: an answer is written, checked, and settles its doubt alone") {
  Actor actor = import_into({}, source).at(0);
  CHECK(names(actor) == Texts{"Quartier=Nord", "adresse=", "code_postal=", "pivot=", "services=Couture", "services=Danse",
                              "telephone=appeler la mairie"});
  const Actor before = actor;
  CHECK(settle(actor, about(actor, "telephone"), "03 20").at(0).raison == "n'a pas la forme attendue");
  CHECK(settle(actor, about(actor, "telephone"), " ").size() == 1);
  CHECK(settle(actor, about(actor, "Quartier"), "Sud").size() == 1);
  CHECK(actor == before);
  CHECK(settle(actor, about(actor, "telephone"), "03 20 00 00 01").empty());
  CHECK(actor.telephone == "+33320000001");
  CHECK(settle(actor, about(actor, "services"), "loisirs et créations numériques|Aide aux démarches administratives").empty());
  CHECK(actor.services == Texts{"Loisirs et créations numériques", "Aide aux démarches administratives"});
  CHECK(settle(actor, about(actor, "services"), "Loisirs et créations numériques").empty());
  CHECK(actor.services.size() == 2);
  CHECK(names(actor) == Texts{"Quartier=Nord", "adresse=", "code_postal=", "pivot="});
}

TEST_CASE("completion: what was settled or dismissed does not come back with the same source, nor with a newer one") {
  std::vector<Actor> actors = import_into({}, source);
  Actor& actor = actors[0];
  CHECK(settle(actor, Doubt(about(actor, "telephone")), "+33320000001").empty());
  for (const char* champ : {"services", "services", "pivot", "code_postal", "adresse", "Quartier"}) {
    CHECK(dismiss(actor, Doubt(about(actor, champ))));
  }
  CHECK(actor.a_completer.empty());
  CHECK_FALSE(dismiss(actor, {"pivot", "", ""}));
  CHECK(import_into(actors, source) == actors);
  std::string newer = source;
  newer.replace(newer.find("2026-01-01"), 10, "2026-02-01");
  const std::vector<Actor> after = import_into(actors, newer);
  CHECK(after[0].date_maj == "2026-02-01");
  CHECK(after[0].a_completer.empty());
  CHECK(after[0].telephone == "+33320000001");
}

TEST_CASE("completion: suggestions come from the text and from the territory") {
  Territory territory;
  territory.communes = {{"59067", "Bergues", {"59380"}, {}, {}, {}}, {"59663", "Wormhout", {"59470", "59471"}, {}, {}, {}}};
  Actor actor;
  actor.commune = "Bergues";
  const auto proposed = [&](const std::string& champ, const std::string& valeur) {
    return suggestion(actor, {champ, valeur, ""}, territory).value_or("");
  };
  CHECK(proposed("code_postal", "") == "59380");
  CHECK(proposed("code_insee", "") == "59067");
  CHECK(proposed("telephone", "03 20 00 00 01") == "+33320000001");
  CHECK(proposed("telephone", "appeler la mairie").empty());
  CHECK(proposed("services", "Aide aux démarche administratives") == "Aide aux démarches administratives");
  CHECK(proposed("Quartier", "Nord").empty());
  CHECK(proposed("adresse", "").empty());
  actor.commune.clear();
  CHECK(proposed("commune", "Bergue") == "Bergues");
  actor.code_postal = "59471";
  CHECK(proposed("commune", "") == "Wormhout");
  actor.commune = "Wormhout";
  actor.code_postal.clear();
  CHECK(proposed("code_postal", "").empty());
}

TEST_CASE("completion sheet: goes out, comes back, and what is wrong in it is told") {
  const std::vector<Actor> actors = import_into({}, source);
  const std::string sheet = write_completion_sheet({&actors[0]});
  CHECK(sheet.starts_with("\xEF\xBB\xBF\"id\";\"nom\";\"champ\";\"valeur\";\"raison\";\"valeur_actuelle\";\"nouvelle_valeur\"\n\"x\";\"Labo\";"));

  SUBCASE("as it is: nothing changes") {
    const CompletionResult result = read(actors, sheet);
    CHECK(result.inchanges == 7);
    CHECK(result.updated.empty());
  }
  SUBCASE("values, one to keep, and faults with their line") {
    const CompletionResult result = read(actors,
                                         "id;nom;champ;valeur;raison;nouvelle_valeur\n"
                                         "x;Labo;telephone;appeler la mairie;;03 20 00 00 01\n"
                                         "x;Labo;services;Couture;;Danse\n"
                                         "x;Labo;services;Danse;;GARDER\n"
                                         "x;Labo;services;Tricot;;Loisirs et créations numériques\n"
                                         "x;Labo;code_postal;;;1000\n"
                                         "quelqu-un;Labo;code_postal;;;59380\n"
                                         "x;Labo;Quartier;Nord;;Sud\n"
                                         "x;Labo;nom;;;Fab\n"
                                         "x;Labo\n");
    CHECK(result.mis_a_jour == 3);
    REQUIRE(result.updated.size() == 1);
    const Actor& actor = result.updated[0];
    CHECK(actor.telephone == "+33320000001");
    CHECK(actor.code_postal == "01000");
    CHECK(actor.services.empty());
    CHECK(names(actor) == Texts{"Quartier=Nord", "adresse=", "pivot=", "services=Couture"});
    std::vector<int> lines;
    for (const RejectedRow& row : result.rejetees) lines.push_back(row.ligne);
    CHECK(lines == std::vector<int>{3, 5, 7, 8, 9});
    CHECK(result.rejetees[0].raison.find("« Danse »") != std::string::npos);
    CHECK(result.rejetees[2].raison == "aucun acteur « quelqu-un »");
    CHECK(result.rejetees[4].raison.find("actors edit x") != std::string::npos);
  }
  SUBCASE("a second time: nothing to do") {
    const std::string filled = "id;champ;valeur;nouvelle_valeur\nx;telephone;appeler la mairie;+33320000001\nx;pivot;;garder\n";
    const CompletionResult first = read(actors, filled);
    CHECK(first.mis_a_jour == 2);
    const CompletionResult second = read(first.updated, filled);
    CHECK(second.inchanges == 2);
    CHECK(second.updated.empty());
  }
  SUBCASE("several doubts of one field: the line must say which") {
    const CompletionResult result = read(actors, "id;champ;valeur;nouvelle_valeur\nx;services;;Loisirs et créations numériques\n");
    REQUIRE(result.rejetees.size() == 1);
    CHECK(result.rejetees[0].raison.find("telle quelle") != std::string::npos);
  }
  SUBCASE("many ids that nobody bears: the first ones get a suggestion") {
    std::string many = "id;champ;valeur;nouvelle_valeur\n";
    for (int i = 0; i < 30; ++i) many += "x1;telephone;appeler la mairie;garder\n";
    const CompletionResult result = read(actors, many);
    REQUIRE(result.rejetees.size() == 30);
    CHECK(result.rejetees[19].raison == "aucun acteur « x1 ». Vouliez-vous dire « x » ?");
    CHECK(result.rejetees[20].raison == "aucun acteur « x1 »");
  }
  SUBCASE("a text that a spreadsheet took for a number") {
    const std::vector<Actor> other = import_into({}, "id,nom,telephone\nx,Labo,+0 320\n");
    CHECK(read(other, "id;champ;valeur;nouvelle_valeur\nx;telephone;320;03 20 00 00 01\n").mis_a_jour == 1);
  }
}
