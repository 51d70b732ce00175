// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/field_undo.hpp"

#include <doctest/doctest.h>

using mediamap::store::Json;
using mediamap::store::undo_change;

TEST_CASE("undoing a change of a single value") {
  CHECK(undo_change("a", "b", "b").value == "a");
  CHECK(undo_change(Json(), "b", "b").value.is_null());
  const auto edited = undo_change("a", "b", "c");
  CHECK(edited.value == "c");
  CHECK(edited.changed_since);
  CHECK_FALSE(undo_change("a", "b", "a").changed_since);
}

TEST_CASE("undoing a change of a list") {
  CHECK(undo_change({"a"}, {"a", "b"}, {"a", "b"}).value == Json{"a"});
  // A hand added one: it stays.
  CHECK(undo_change({"a"}, {"a", "b"}, {"new", "a", "b"}).value == Json{"new", "a"});
  // A hand took one away that was there before: it stays away.
  CHECK(undo_change({"a", "z"}, {"a", "z", "b"}, {"z", "b"}).value == Json{"z"});
  CHECK(undo_change(Json(), {"b"}, {"b", "new"}).value == Json{"new"});
  CHECK(undo_change(Json(), {"a", "b"}, {"b"}).value.is_null());
  // What the change took out comes back.
  const Json missing{{"champ", "pivot"}, {"raison", "requis"}}, added{{"champ", "telephone"}, {"valeur", "1"}}, other{{"champ", "nom"}};
  CHECK(undo_change(Json::array({missing}), Json::array({added}), Json::array({added, other})).value == Json::array({other, missing}));
}

TEST_CASE("a source that was brought up to date is still the same one") {
  const Json mine{{"fichier", "a.csv"}, {"id", "1"}, {"date", "2026-01-01"}}, theirs{{"fichier", "b.csv"}, {"id", "1"}, {"date", "2026-01-01"}};
  Json later = theirs;
  later["date"] = "2026-02-02";
  CHECK(undo_change(Json::array({mine}), Json::array({mine, theirs}), Json::array({mine, later})).value == Json::array({mine}));
}

TEST_CASE("a source without ids is known by its name and commune, not by its line") {
  const auto entry = [](const char* file, int line, const char* marks) { return Json{{"fichier", file}, {"ligne", line}, {"empreintes", marks}}; };
  const Json mine = entry("a.csv", 2, "ligne:1 nom:aa commune:cc telephone:1"), theirs = entry("a.csv", 3, "ligne:2 nom:bb commune:cc telephone:2");
  const Json before = Json::array({mine}), after = Json::array({mine, theirs});
  // A row was added above, and the source renamed.
  const Json mine_later = entry("a-2.csv", 3, "ligne:3 nom:aa commune:cc telephone:3"), theirs_later = entry("a-2.csv", 4, "ligne:4 nom:bb commune:cc telephone:4");
  CHECK(undo_change(before, after, Json::array({mine_later, theirs_later})).value == Json::array({mine_later}));
  // Moved by a hand, or joined by another source.
  const Json other = entry("b.csv", 9, "nom:bb commune:cc");
  CHECK(undo_change(before, after, Json::array({theirs, mine, other})).value == Json::array({mine, other}));
  // Both bear one name: theirs is the one behind.
  const Json twin = entry("a.csv", 3, "ligne:5 nom:aa commune:cc");
  CHECK(undo_change(before, Json::array({mine, twin}), Json::array({mine_later, twin})).value == Json::array({mine_later}));
}
