// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <stdlib.h>

#include <cerrno>

#include "mediamap/base/date.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/siren.hpp"
#include "mediamap/base/suggest.hpp"

using namespace mediamap;

TEST_CASE("date: only days that exist") {
  for (const std::string text : {"2026-11-24", "2024-02-29", "2000-02-29", "1999-12-31"}) CHECK(is_date(text));
  for (const std::string text :
       {"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "24/11/2026",
        "2026-11-24 ", "2026-11-2x", "-026-11-24", "2026-+1-24", "2026-11-24T10:00", "20261124"}) {
    CAPTURE(text);
    CHECK_FALSE(is_date(text));
  }
}

TEST_CASE("date: hours of the day") {
  CHECK(minutes_of_day("00:00") == 0);
  CHECK(minutes_of_day("09:30") == 570);
  CHECK(minutes_of_day("24:00") == 1440);
  for (const std::string text : {"24:01", "9:30", "09:60", "-9:30", "09h30", "09:3x", ""}) {
    CAPTURE(text);
    CHECK_FALSE(minutes_of_day(text));
  }
  CHECK(time_of_day(570) == "09:30");
  CHECK(time_of_day(0) == "00:00");
}

TEST_CASE("date: in words and in figures") {
  CHECK(long_date("2026-11-24") == "mardi 24 novembre 2026");
  CHECK(long_date("2026-08-01") == "samedi 1er août 2026");
  CHECK(long_date("demain") == "demain");
  CHECK(short_date("2026-11-04") == "04/11/2026");
  CHECK(short_date("x") == "x");
}

TEST_CASE("date: today can be set, for outputs that are the same each time") {
  const char* before = ::getenv("SOURCE_DATE_EPOCH");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("SOURCE_DATE_EPOCH", "0", 1);
  CHECK(today() == "1970-01-01");
  ::setenv("SOURCE_DATE_EPOCH", "1795564799", 1);
  CHECK(today() == "2026-11-24");
  ::setenv("SOURCE_DATE_EPOCH", "x", 1);
  CHECK(is_date(today()));
  ::unsetenv("SOURCE_DATE_EPOCH");
  CHECK(is_date(today()));
  if (before != nullptr) ::setenv("SOURCE_DATE_EPOCH", kept.c_str(), 1);
}

TEST_CASE("siren: nine digits and their check") {
  for (const std::string text : {"200040947", "732829320", "552100554", "000000000"}) {
    CAPTURE(text);
    CHECK(is_siren(text));
  }
  for (const std::string text :
       {"200040948", "732829321", "73282932", "7328293200", "73282932x", "732 829 320", "", "-00040947"}) {
    CAPTURE(text);
    CHECK_FALSE(is_siren(text));
  }
}

TEST_CASE("suggest: the nearest word, when one is near") {
  const std::vector<std::string> words = {"acces-aux-droits", "formation-et-montee-en-competence", "Étudiants",
                                          "Jeunes"};
  CHECK(nearest("acces-au-droits", words) == "acces-aux-droits");
  CHECK(nearest("form", words) == "formation-et-montee-en-competence");
  CHECK(nearest("etudiants", words) == "Étudiants");
  CHECK(nearest("Jenues", words) == "Jeunes");
  CHECK(nearest("boulangerie", words) == "");
  CHECK(nearest("", words) == "");
  CHECK(nearest("x", {}) == "");
  CHECK(did_you_mean("jeune", words) == "Vouliez-vous dire « Jeunes » ?");
  CHECK(did_you_mean("zzzz", words) == "");
}

TEST_CASE("error: a fault says where, what, and what to do") {
  CHECK(Place{"a.yaml", 3, 9}.str() == "a.yaml:3:9");
  CHECK(Place{"a.yaml", 3, 0}.str() == "a.yaml:3");
  CHECK(Place{"a.yaml", 0, 9}.str() == "a.yaml");
  CHECK(Fault{{"a", 1, 2}, "faux", "Corrigez."}.str() == "a:1:2: faux\n  → Corrigez.");
  CHECK(Fault{{}, "faux", ""}.str() == "faux");
  const DataError error(std::vector<Fault>{{{"a"}, "un", ""}, {{"b"}, "deux", "x"}});
  CHECK(error.code() == Exit::data);
  CHECK(std::string(error.what()) == "a: un\nb: deux\n  → x");
  CHECK(UsageError("x").code() == Exit::usage);
  CHECK(SystemError({{}, "x", ""}).code() == Exit::system);
  CHECK(describe_errno(ENOSPC) == "le disque est plein");
  CHECK(describe_errno(9999).find("9999") != std::string::npos);
}

TEST_CASE("i18n: French takes the plural from two on") {
  CHECK(count_of(0, "{} offre", "{} offres") == "0 offre");
  CHECK(count_of(1, "{} offre", "{} offres") == "1 offre");
  CHECK(count_of(2, "{} offre", "{} offres") == "2 offres");
  CHECK(fill("{} sur {}", 1, "x") == "1 sur x");
}

TEST_CASE("hash: the published values of FNV-1a") {
  CHECK(fnv1a_32("") == 0x811C9DC5u);
  CHECK(fnv1a_32("foobar") == 0xBF9CF968u);
  CHECK(fnv1a_64("foobar") == 0x85944171F73967E8u);
}
