// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediamap/model/opening_hours.hpp"

using mediamap::check_opening_hours;

TEST_CASE("opening hours: what the specification allows is accepted") {
  const std::vector<std::string> accepted = {
      "24/7",
      "24/7 closed \"travaux\"",
      "24/7; PH off",
      "Mo-Fr 09:00-12:00",
      "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
      "Mo - Fr 09:00 - 12:00 , 14:00-18:00",
      "Mo,Th 09:00-12:30,13:30-17:00; Tu 09:00-12:30,13:30-18:30; We off",
      "Mo-We,Fr 10:00-12:00",
      "Sa-Mo 10:00-12:00",
      "09:00-17:00",
      "Mo-Fr",
      "off",
      "closed",
      "open",
      "unknown \"à confirmer\"",
      "\"sur rendez-vous\"",
      "Mo-Fr 09:00-12:00 \"sur rendez-vous\"",
      "Mo-Fr 09:00-12:00 open \"sonner à l'entrée\"",
      "\"hors vacances\": Mo 14:00-16:00",
      "Mo-Fr 08:00-18:00 || \"sur rendez-vous\"",
      "Mo-Fr 09:00-12:00, We 14:00-17:00",
      "Mo 10:00-12:00, 2025 Jul off",
      "PH off",
      "PH,SH off",
      "SH Mo-Fr 10:00-12:00",
      "PH,Sa,Su 10:00-18:00",
      "Mo-Fr,PH 10:00-18:00",
      "PH -1 day 09:00-12:00",
      "Jan-Mar Mo 10:00-12:00",
      "Jan,Mar,May-Jul: Mo 10:00-12:00",
      "Mar-Oct",
      "Jan 10:00-12:00",
      "Dec 25 off",
      "Dec 25,26 off",
      "Dec 24-26 off",
      "Jan 1 off",
      "Feb 29 off",
      "Jul 14-Aug 31 Mo-Fr 09:00-12:00",
      "Dec 24-Jan 02: off",
      "Dec 01+ off",
      "Dec 25 -Su -28 days-Dec 24 10:00-20:00",
      "2024 Dec 25 off",
      "2024 Dec 23-2025 Jan 03 off",
      "2024 Dec 25,2025 Jan 01 off",
      "2024-2026 Mo 10:00-12:00",
      "2024-2030/2 Mo 10:00-12:00",
      "2024+ Mo 10:00-12:00",
      "2024,2026 Jul-Aug off",
      "easter off",
      "easter +1 day off",
      "easter -2 days-easter +1 day off",
      "2025 easter off",
      "week 2-52/2 We 14:00-17:00",
      "week 01,03,05-09 Mo 10:00-12:00",
      "week 1-53/2: Mo 10:00-12:00; week 2-52/2: Tu 10:00-12:00",
      "We[1] 14:00-16:00",
      "We[-1] 14:00-16:00",
      "We[1,3] 14:00-16:00",
      "We[1-2,-1] 14:00-16:00",
      "Su[1] +1 day 10:00-12:00",
      "Mo[1],Th[3] 10:00-12:00",
      "Sep Mo[1] 10:00-12:00",
      "18:00+",
      "Mo-Fr 18:00+",
      "Mo 18:00-20:00+",
      "Fr 22:00-26:00",
      "Fr 22:00-02:00",
      "Fr 22:00-48:00",
      "Mo 00:00-24:00",
      "sunrise-sunset",
      "Mo-Su (sunrise+01:00)-(sunset-00:30)",
      "dawn-dusk",
      "Mo 10:00-sunset",
      "sunset+",
      "Mo 10:00-16:00/90",
      "Mo 10:00-16:00/01:30",
  };
  for (const std::string& text : accepted) {
    const auto problem = check_opening_hours(text);
    CHECK_MESSAGE(!problem, text, " → ", problem.has_value() ? problem->message : std::string());
  }
}

TEST_CASE("opening hours: what is wrong is refused at its place, with what to write") {
  struct Refused {
    std::string text;
    std::size_t offset;
    std::string said;  // part of the message
  };
  const std::vector<Refused> refused = {
      {"", 0, "vide"},
      {"   ", 0, "vide"},
      {"9h-12h", 0, "09:00"},
      {"9-12", 0, "09:00"},
      {"9h30-12h", 0, "09:30"},
      {"0900-1200", 0, "09:00"},
      {"Mo-Fr 9:00-12:00", 6, "09:00"},
      {"Mo 09:00-9:30", 9, "09:30"},
      {"Mo 09:0-12:00", 3, "n'est pas une heure"},
      {"Lun-Ven", 0, "« Mo »"},
      {"Mo-Ven 09:00-12:00", 3, "« Fr »"},
      {"Mo-Fr 09:00-12:00; Dimanche off", 19, "« Su »"},
      {"mo-fr 09:00-12:00", 0, "« Mo »"},
      {"Monday 09:00-12:00", 0, "« Mo »"},
      {"Juin-Sep", 0, "« Jun »"},
      {"Février off", 0, "« Feb »"},
      {"Mo fermé", 3, "« off »"},
      {"Mo-Fr 09:00", 11, "heure de fin"},
      {"Mo-Fr 09:00-", 12, "heure de fin"},
      {"Mo-", 3, "jour de fin"},
      {"Mo-Fr 09:00-12:00;", 18, "à la fin"},
      {"Mo-Fr 09:00-12:00,", 18, "à la fin"},
      {"Mo 09:00-12:00-14:00", 14, "virgule"},
      {"Mo \"sur rendez-vous", 3, "guillemet"},
      {"25:61", 0, "de 00:00 à 23:59"},
      {"Mo 24:00-26:00", 3, "de 00:00 à 23:59"},
      {"Mo 22:00-48:01", 9, "de 00:00 à 48:00"},
      {"Mo 09:60-10:00", 3, "n'est pas une heure"},
      {"Mo 090:00-10:00", 3, "n'est pas une heure"},
      {"Mo-Fr : 09:00-12:00", 6, "« : »"},
      {"Mo–Fr 09:00-12:00", 2, "trait d'union"},
      {"Mo “sur rendez-vous”", 3, "guillemets droits"},
      {"Mo 24/7", 3, "n'est pas une heure"},
      {"24/7 Mo", 5, "pas attendu"},
      {"sur rendez-vous", 0, "guillemets"},
      {"été off", 0, "« été »"},
      {"Feb 30 off", 4, "de 1 à 29"},
      {"Jan 00 off", 4, "de 1 à 31"},
      {"Jul-", 4, "fin de la période"},
      {"week 54 Mo 10:00-12:00", 5, "de 1 à 53"},
      {"week Mo", 5, "numéro de semaine"},
      {"Mo[6] 10:00-12:00", 3, "de 1 à 5"},
      {"Mo[1 10:00-12:00", 5, "« ] »"},
      {"(sunset)-22:00", 7, "durée"},
      {"(sunset-01:00-22:00", 13, "« ) »"},
      {"Mo 9:undefined-undefined:undefined", 3, "09:00"},
      {"Th :undefined-18:00", 3, "« : »"},
      {"Mo 99999999999999999999:00", 3, "n'est pas une heure"},
      {"2024 Dec 99999", 9, "pas"},
      {";", 0, "« ; »"},
      {"||", 0, "« || »"},
  };
  for (const Refused& each : refused) {
    const auto problem = check_opening_hours(each.text);
    REQUIRE_MESSAGE(problem.has_value(), each.text);
    CHECK_MESSAGE(problem->offset == each.offset, each.text, " → ", problem->offset, ": ", problem->message);
    CHECK_MESSAGE(problem->message.find(each.said) != std::string::npos, each.text, " → ", problem->message);
  }
}

TEST_CASE("opening hours: offsets count characters, not bytes") {
  const auto problem = check_opening_hours("\"été\": Lundi");
  REQUIRE(problem.has_value());
  CHECK(problem->offset == 7);
}

TEST_CASE("opening hours: every beginning of a schedule ends without trouble") {
  const std::string text =
      "2024 Dec 23-2025 Jan 03: week 2-52/2 We[1,-1] +1 day (sunrise+01:00)-26:00/90 off \"x\" || PH";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto problem = check_opening_hours(std::string_view(text).substr(0, size));
    if (problem) CHECK(problem->offset <= size);
  }
}
