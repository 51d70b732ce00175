// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/clean/dates.hpp"

using namespace clean_support;

namespace {

Cleaned date(const std::string& text) { return run(mediamap::clean::clean_dates, {{"date_maj", text}}); }

}  // namespace

TEST_CASE("clean dates: every writing of one day") {
  struct Case {
    std::string text, rule;
  };
  for (const auto& [text, rule] :
       std::vector<Case>{{"2024-03-12 19:00:45", "date-avec-heure"},
                         {"2024-03-12T10:00:00.000Z", "date-avec-heure"},
                         {"2024-03-12T23:59:00+01:00", "date-avec-heure"},
                         {"2024-03-11T23:00:00.000Z", "date-avec-heure"},  // midnight in Paris
                         {"2024/03/12", "date-avec-heure"},
                         {"20240312", "date-avec-heure"},
                         {"12/03/2024", "date-francaise"},
                         {"12/3/2024", "date-francaise"},
                         {"12-03-2024", "date-francaise"},
                         {"12.03.2024", "date-francaise"},
                         {"12/03/24", "date-francaise"},
                         {"12 / 03 / 2024", "date-francaise"},
                         {"12/03/2024 14:30", "date-francaise"},
                         {"12/03/2024 à 14h30", "date-francaise"},
                         {"12 mars 2024", "date-en-lettres"},
                         {"mardi 12 mars 2024", "date-en-lettres"},
                         {"mar. 12 mars 2024", "date-en-lettres"},
                         {"12 MARS 2024", "date-en-lettres"},
                         {"12-mars-24", "date-en-lettres"},
                         {"Tue Mar 12 2024 02:00:00 GMT+0200", "date-en-lettres"},
                         {"12 mars 2024 à 14:30", "date-en-lettres"},
                         {"1710241845", "date-unix"},
                         {"1710241845000", "date-unix"},
                         {"1710198000", "date-unix"},  // midnight in Paris, 23 h UTC
                         {"45363", "date-tableur"},
                         {"45363.5", "date-tableur"},
                         {"45363,75", "date-tableur"}}) {
    CAPTURE(text);
    const Cleaned made = date(text);
    CHECK(made["date_maj"] == "2024-03-12");
    CHECK(made.by(rule));
    CHECK(made.notes.doubts.empty());
  }
  CHECK(date("1er mars 2022")["date_maj"] == "2022-03-01");
  CHECK(date("3 août 2021")["date_maj"] == "2021-08-03");
  CHECK(date("25 févr. 2021")["date_maj"] == "2021-02-25");
  CHECK(date("mar. 12 janvier 2021")["date_maj"] == "2021-01-12");
  CHECK(date("07/25/2021")["date_maj"] == "2021-07-25");            // no month has the number 25
  CHECK(date("2024-07-31T22:00:00Z")["date_maj"] == "2024-08-01");  // summer
  CHECK(date("43831")["date_maj"] == "2020-01-01");
  CHECK(date("0.0").notes.doubts.size() == 1);
}

TEST_CASE("clean dates: an ISO date stays") {
  for (const std::string text : {"2024-03-12", "2020-02-29", ""}) {
    CAPTURE(text);
    const Cleaned made = date(text);
    CHECK(made["date_maj"] == text);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean dates: what is no day is kept word for word") {
  struct Case {
    std::string text, reason;
  };
  for (const auto& [text, reason] :
       std::vector<Case>{{"31/02/2021", "cette date n'existe pas"},
                         {"2021-13-01", "cette date n'existe pas"},
                         {"0000-00-00", "cette date n'existe pas"},
                         {"1970-01-01", "cette année n'est pas vraisemblable pour une mise à jour"},
                         {"12/03/0204", "cette année n'est pas vraisemblable pour une mise à jour"},
                         {"mars 2024", "ce n'est pas une date complète (jour, mois, année)"},
                         {"2024", "ce n'est pas une date complète (jour, mois, année)"},
                         {"hier", "ce n'est pas une date complète (jour, mois, année)"},
                         {"12/03", "ce n'est pas une date complète (jour, mois, année)"},
                         {"12/03/2024/5", "ce n'est pas une date complète (jour, mois, année)"}}) {
    CAPTURE(text);
    const Cleaned made = date(text);
    CHECK(made["date_maj"] == "");
    CHECK(made.notes.doubts == std::vector<Doubt>{{"date_maj", text, reason}});
  }
}
