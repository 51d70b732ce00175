// SPDX-License-Identifier: EUPL-1.2
// A territory that tables are imported into again and again.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/tables/csv.hpp"
#include "mediamap/exchange/standard.hpp"

namespace import_support {

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

using Texts = std::vector<std::string>;

// The actors of a territory, imported into again and again.
struct Territory {
  std::vector<Actor> actors;

  ImportResult import(const std::string& csv, const std::string& file = "base.csv",
                      const std::string& today = "2026-11-24") {
    const Table table = read_csv(file, csv, standard_columns());
    ImportResult result = import_actors(actors, table, {file, today});
    check_sums(result, table);
    for (const ActorUpdate& update : result.updated) {
      CHECK(!update.champs.empty());
      CHECK(get(update.actor.id) != update.actor);
      get(update.actor.id) = update.actor;
    }
    for (const Actor& actor : result.created) actors.push_back(actor);
    check_ids();
    return result;
  }

  Actor& get(const std::string& id) {
    const auto found = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == id; });
    REQUIRE_MESSAGE(found != actors.end(), id);
    return *found;
  }

  Texts ids() const {
    Texts out;
    for (const Actor& actor : actors) out.push_back(actor.id);
    return out;
  }

  static void check_sums(const ImportResult& result, const Table& table) {
    CHECK(result.lignes == table.rows.size() + table.rejected.size());
    CHECK(result.lignes == result.crees + result.mis_a_jour + result.inchanges + result.rejetees.size());
    CHECK(result.crees == result.created.size());
    CHECK(result.mis_a_jour >= result.updated.size());
  }

  void check_ids() const {
    std::set<std::string> seen;
    for (const Actor& actor : actors) {
      CHECK_MESSAGE(is_safe_id(actor.id), actor.id);
      CHECK_MESSAGE(seen.insert(fold(actor.id)).second, actor.id);
    }
  }
};

inline void check_unchanged(const ImportResult& result, std::size_t conflicts = 0) {
  CHECK(result.inchanges + result.rejetees.size() == result.lignes);
  CHECK(result.created.empty());
  CHECK(result.updated.empty());
  CHECK(result.conflits.size() == conflicts);
}

// The values kept aside for a field.
inline Texts doubts(const Actor& actor, const std::string& champ) {
  Texts out;
  for (const Doubt& doubt : actor.a_completer) {
    if (doubt.champ == champ) out.push_back(doubt.valeur);
  }
  return out;
}

inline void remove_doubt(Actor& actor, const std::string& champ) {
  std::erase_if(actor.a_completer, [&](const Doubt& doubt) { return doubt.champ == champ; });
}

// One row with a date, a telephone and services.
inline std::string one(const std::string& date, const std::string& telephone, const std::string& services = "") {
  return "id,nom,commune,date_maj,telephone,services\nx,Labo,Reims," + date + "," + telephone + "," + services + "\n";
}

inline constexpr const char* phone1 = "+33320000001";
inline constexpr const char* phone2 = "+33320000002";
inline constexpr const char* phone3 = "+33320000003";

}  // namespace import_support
