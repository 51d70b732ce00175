// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/model/opening_hours.hpp"

using mediamap::check_opening_hours;
using mediamap::clean::hours_from_days;
using mediamap::clean::hours_from_text;
using mediamap::clean::HoursText;
using mediamap::clean::in_weeks;
using mediamap::clean::Weeks;

namespace {

struct Example {
  std::string prose;
  std::string osm;
};

void check_all(const std::vector<Example>& examples) {
  for (const auto& [prose, osm] : examples) {
    CAPTURE(prose);
    const HoursText read = hours_from_text(prose);
    CHECK(read.osm == osm);
    CHECK(read.leftover == "");
    CHECK_FALSE(check_opening_hours(read.osm));
  }
}

// From Monday; a bar between the cells of one day.
HoursText days(const std::vector<std::string>& written) {
  std::array<std::vector<std::string>, 7> cells;
  for (std::size_t day = 0; day < written.size(); ++day) cells[day] = mediamap::split(written[day], '|');
  return hours_from_days(cells);
}

}  // namespace

TEST_CASE("hours: days and hours, as people write them") {
  check_all({
      {"du lundi au vendredi de 9h à 12h et de 14h à 17h30", "Mo-Fr 09:00-12:00,14:00-17:30"},
      {"Du Lundi au Vendredi : 9H00 - 12H00 / 14H00 - 17H30", "Mo-Fr 09:00-12:00,14:00-17:30"},
      {"Lun-Ven 9h/12h", "Mo-Fr 09:00-12:00"},
      {"lun.-ven. 9h-12h", "Mo-Fr 09:00-12:00"},
      {"Lun - Ven : 9h – 12h, 14h – 18h", "Mo-Fr 09:00-12:00,14:00-18:00"},
      {"lundi-vendredi 8 h 30-12 h 30", "Mo-Fr 08:30-12:30"},
      {"DU LUNDI AU JEUDI DE 8H30 À 17H", "Mo-Th 08:30-17:00"},
      {"lundi à vendredi 8.30-12.00", "Mo-Fr 08:30-12:00"},
      {"lundi au vendredi 08:30 - 12:00", "Mo-Fr 08:30-12:00"},
      {"lundi au vendredi de 9 heures à 12 heures", "Mo-Fr 09:00-12:00"},
      {"lundi au vendredi de 9 heures 30 à 12 heures", "Mo-Fr 09:30-12:00"},
      {"lundi 9h15mn-12h", "Mo 09:15-12:00"},
      {"mardis et jeudis de 14h à 16h", "Tu,Th 14:00-16:00"},
      {"Tous les mardis et jeudis, de 14 à 16h", "Tu,Th 14:00-16:00"},
      {"le lundi, le mercredi et le vendredi de 9h à midi", "Mo,We,Fr 09:00-12:00"},
      {"L, M, Me, J, V : 9h-12h", "Mo-Fr 09:00-12:00"},
      {"L M M J V 9h-12h", "Mo-Fr 09:00-12:00"},
      {"L-V 9h-17h", "Mo-Fr 09:00-17:00"},
      {"Ma, Je : 14h-17h", "Tu,Th 14:00-17:00"},
      {"Lu-Ve 9h-17h", "Mo-Fr 09:00-17:00"},
      {"Lun/Mar/Jeu 9h-12h", "Mo,Tu,Th 09:00-12:00"},
      {"Mo-Fr 9:00-12:00", "Mo-Fr 09:00-12:00"},
      {"lundi & mardi 9h-12h + 14h-17h", "Mo,Tu 09:00-12:00,14:00-17:00"},
      {"samedi au lundi 10h-12h", "Mo,Sa,Su 10:00-12:00"},
      {"lundi 9h12h", "Mo 09:00-12:00"},
      {"lundi 9h30à12h", "Mo 09:30-12:00"},
      {"Mardi : 15h à18h30", "Tu 15:00-18:30"},
      {"lundi entre 9h et 12h", "Mo 09:00-12:00"},
      {"lundi de 9h jusqu'à 12h", "Mo 09:00-12:00"},
      {"week-end : 10h-18h", "Sa,Su 10:00-18:00"},
      {"Ouvert en semaine de 9h à 17h", "Mo-Fr 09:00-17:00"},
      {"9h-12h et 14h-17h du lundi au vendredi", "Mo-Fr 09:00-12:00,14:00-17:00"},
      {"9h-12h le lundi, 14h-17h le mardi", "Mo 09:00-12:00; Tu 14:00-17:00"},
      {"de 9 à 12h et de 14 à 18h30 le mardi", "Tu 09:00-12:00,14:00-18:30"},
      {"Lundi : 9h-12h / 14h-17h ; Mardi : fermé ; Mercredi : 9h-12h", "Mo 09:00-12:00,14:00-17:00; We 09:00-12:00"},
      {"Lundi et Jeudi : 9h à 12h30 et 13h30 à 17h Mardi 9h à 12h30 Vendredi 9h à 12h30",
       "Mo,Th 09:00-12:30,13:30-17:00; Tu,Fr 09:00-12:30"},
      {"Lundi\n9h-12h\n14h-17h\nMardi\n9h-12h", "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00"},
      {"Lundi : 9h-12h<br>Mardi : 14h-17h<br/>Mercredi : fermé", "Mo 09:00-12:00; Tu 14:00-17:00"},
      {"<p>Lundi&nbsp;: 9h-12h</p>", "Mo 09:00-12:00"},
      {"• Lundi : 9h-12h\n• Mardi : 9h-12h", "Mo,Tu 09:00-12:00"},
      {"Lundi : 9h-12h | Mardi : 14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"},
      {"Horaires d'ouverture : du mardi au samedi, 10h-18h sans interruption.", "Tu-Sa 10:00-18:00"},
      {"Lundi 9\u00A0h\u00A0–\u00A012\u00A0h", "Mo 09:00-12:00"},
      {"du lundi au vendredi 9h-12h et 14h-17h, le samedi 9h-12h", "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00"},
      {"Lundi 13h30-17h. Mardi 9h-12h.", "Mo 13:30-17:00; Tu 09:00-12:00"},
      {"lundi 9h-12h puis 14h-17h", "Mo 09:00-12:00,14:00-17:00"},
      {"lundi 9h-12h-14h-17h", "Mo 09:00-12:00,14:00-17:00"},
      {"lundi 9h à 12h30 à 14h à 16h30", "Mo 09:00-12:30,14:00-16:30"},
  });
}

TEST_CASE("hours: round the clock, midnight, the next day") {
  check_all({
      {"24h/24 7j/7", "24/7"},
      {"24h/24", "24/7"},
      {"24 h sur 24, 7 jours sur 7", "24/7"},
      {"7j/7 de 8h à 20h", "Mo-Su 08:00-20:00"},
      {"tous les jours de 10h à minuit", "Mo-Su 10:00-24:00"},
      {"samedi 20h-2h", "Sa 20:00-02:00"},
      {"samedi 18h-0h", "Sa 18:00-24:00"},
      {"lundi 24h/24", "Mo 00:00-24:00"},
      {"dimanche de minuit à 6h", "Su 00:00-06:00"},
  });
}

TEST_CASE("hours: parts of the day are borne out by hours") {
  check_all({
      {"lundi, mardi et vendredi matin de 9h15 à 12h30", "Mo,Tu,Fr 09:15-12:30"},
      {"mardi après-midi : 14h-17h", "Tu 14:00-17:00"},
      {"Mercredi : le matin de 9h à 12h et l'après-midi de 14h à 17h", "We 09:00-12:00,14:00-17:00"},
      {"Lundi 9h-12h le matin et 14h-17h l'après-midi", "Mo 09:00-12:00,14:00-17:00"},
      {"jeudi soir 18h-20h", "Th 18:00-20:00"},
      {"Lundi : matin : 9h-12h / après-midi : fermé", "Mo 09:00-12:00"},
      {"Lundi matin 9h-12h, lundi après-midi 14h-17h", "Mo 09:00-12:00,14:00-17:00"},
  });
}

TEST_CASE("hours: closed and except") {
  check_all({
      {"tous les jours sauf le mercredi de 9h à 12h", "Mo,Tu,Th-Su 09:00-12:00"},
      {"du lundi au vendredi 9h-12h 14h-17h sauf le mercredi", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"},
      {"du lundi au vendredi 9h-12h et 14h-17h (sauf mercredi après-midi)",
       "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"},
      {"du lundi au vendredi 9h-12h et 14h-17h, fermé le jeudi matin",
       "Mo-We,Fr 09:00-12:00,14:00-17:00; Th 14:00-17:00"},
      {"du lundi au samedi 9h-12h, fermé le mercredi", "Mo,Tu,Th-Sa 09:00-12:00"},
      {"du lundi au vendredi 9h-17h, fermé les jours fériés", "Mo-Fr 09:00-17:00; PH off"},
      {"tous les jours sauf jours fériés 9h-17h", "Mo-Su 09:00-17:00; PH off"},
      {"du lundi au vendredi 9h-17h sauf jours fériés", "Mo-Fr 09:00-17:00; PH off"},
      {"Fermé le lundi. Du mardi au samedi 10h-18h.", "Tu-Sa 10:00-18:00"},
      {"Tous les jours de 8h à 20h sauf le dimanche", "Mo-Sa 08:00-20:00"},
      {"24h/24 sauf le dimanche", "Mo-Sa 00:00-24:00"},
      {"Jeudi 14h00-17h00 – Fermé le jeudi matin.", "Th 14:00-17:00"},
      {"samedi 9h-17h, fermé les dimanches et jours fériés", "Sa 09:00-17:00; PH off"},
      {"dimanche et jours fériés : 10h-12h", "Su 10:00-12:00; PH 10:00-12:00"},
      {"mercredi 14h-17h hors vacances scolaires", "We 14:00-17:00; SH off"},
      {"mercredi 14h-17h (fermé pendant les vacances scolaires)", "We 14:00-17:00; SH off"},
      {"Mercredi 14h-17h (hors vacances scolaires), samedi 9h-12h", "We 14:00-17:00; Sa 09:00-12:00; SH We off"},
      {"Mercredi 14h-17h hors vacances scolaires. Samedi 9h-12h.", "We 14:00-17:00; Sa 09:00-12:00; SH We off"},
      {"Mercredi 14h-17h, samedi 9h-12h, sauf vacances scolaires", "We 14:00-17:00; Sa 09:00-12:00; SH off"},
      {"Lundi 9h-12h. Fermé au mois d'août.", "Mo 09:00-12:00; Aug off"},
      {"lundi au vendredi 9h-17h, fermé en août", "Mo-Fr 09:00-17:00; Aug off"},
      {"Lundi au vendredi : 10h à 12h30 et 14h à 19h (sauf jeudi, 18h30)",
       "Mo-We,Fr 10:00-12:30,14:00-19:00; Th 10:00-12:30,14:00-18:30"},
      {"lundi au vendredi de 9h à 17h30, vendredi jusqu'à 16h", "Mo-Th 09:00-17:30; Fr 09:00-16:00"},
      {"lundi au vendredi de 9h à 17h (17h30 le mercredi)", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-17:30"},
      {"du lundi au vendredi 9h-17h sauf le mercredi 9h-12h", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00"},
      {"Lundi au vendredi 9h-18h. Vendredi 9h-17h.", "Mo-Th 09:00-18:00; Fr 09:00-17:00"},
  });
}

TEST_CASE("hours: only at times of the year, some weeks, some days of the month") {
  check_all({
      {"Lundi au vendredi : 9h à 12h30 et 13h30 à 17h30 (17h00 pendant les vacances scolaires)",
       "Mo-Fr 09:00-12:30,13:30-17:30; SH Mo-Fr 09:00-12:30,13:30-17:00"},
      {"Lundi au samedi 9h-18h. Pendant les vacances scolaires : lundi au vendredi 10h-17h.",
       "Mo-Sa 09:00-18:00; SH Mo-Fr 10:00-17:00; SH Sa off"},
      {"En période scolaire : mercredi 14h-17h. Vacances scolaires : lundi au vendredi 10h-12h",
       "We 14:00-17:00; SH Mo-Fr 10:00-12:00"},
      {"Vacances scolaires : du lundi au vendredi 9h-18h. Hors vacances scolaires : mercredi 14h-18h",
       "We 14:00-18:00; SH Mo-Fr 09:00-18:00"},
      {"Hors vacances : samedi 14h-18h ; vacances : lundi au vendredi 10h-18h",
       "Sa 14:00-18:00; SH Mo-Fr 10:00-18:00; SH Sa off"},
      {"Hors vacances scolaires, le mercredi de 14h à 18h", "We 14:00-18:00; SH off"},
      {"Période scolaire : mercredi 14h-17h", "We 14:00-17:00; SH unknown"},
      {"De septembre à juin : lundi au vendredi 9h-18h ; juillet et août : lundi au vendredi 9h-16h",
       "Sep-Jun Mo-Fr 09:00-18:00; Jul-Aug Mo-Fr 09:00-16:00"},
      {"Semaines paires : lundi 9h-12h ; semaines impaires : mardi 14h-17h",
       "week 2-52/2 Mo 09:00-12:00; week 1-53/2 Tu 14:00-17:00"},
      {"lundi 9h-12h (semaines paires)", "week 2-52/2 Mo 09:00-12:00"},
      {"le mercredi des semaines impaires de 9h à 12h", "week 1-53/2 We 09:00-12:00"},
      {"Lundi 9h-12h. De juillet à août : mardi 9h-12h", "Mo 09:00-12:00; Jul-Aug Tu 09:00-12:00"},
      {"lundi au vendredi 9h-18h de septembre à juin", "Sep-Jun Mo-Fr 09:00-18:00"},
      {"1er et 3e samedi du mois 9h-12h", "Sa[1,3] 09:00-12:00"},
      {"le premier mercredi de chaque mois de 14h à 16h", "We[1] 14:00-16:00"},
      {"Mardi 13h-18h30 Dimanche (2e dimanche du mois uniquement) : 14h-17h30", "Tu 13:00-18:30; Su[2] 14:00-17:30"},
      {"le dernier vendredi du mois de 9h à 12h", "Fr[-1] 09:00-12:00"},
  });
}

TEST_CASE("hours: what is said beside them") {
  check_all({
      {"Sur rendez-vous", "\"sur rendez-vous\""},
      {"sur RDV uniquement", "\"sur rendez-vous\""},
      {"Du lundi au vendredi, de 8h30 à 17h, sur rendez-vous uniquement", "Mo-Fr 08:30-17:00 \"sur rendez-vous\""},
      {"Lundi 9h-12h. Mardi 14h-17h. Sur rendez-vous.",
       "Mo 09:00-12:00 \"sur rendez-vous\"; Tu 14:00-17:00 \"sur rendez-vous\""},
      {"Lundi : 9h à 12h30 Mercredi : (sur rendez-vous) Jeudi : 14h à 17h",
       "Mo 09:00-12:30; We \"sur rendez-vous\"; Th 14:00-17:00"},
      {"Mercredi (uniquement sur rendez-vous) : 9h à 12h30 Jeudi : 14h à 17h",
       "We 09:00-12:30 \"sur rendez-vous\"; Th 14:00-17:00"},
      {"Mardi 8h30 à 12h30 sans rendez-vous et 12h30 à 16h avec rendez-vous",
       "Tu 08:30-12:30 \"sans rendez-vous\", Tu 12:30-16:00 \"sur rendez-vous\""},
      {"Lundi au vendredi : 8h30 à 12h30 sans rendez-vous, 12h30 à 16h avec rendez-vous (sauf jeudi après-midi, "
       "fermé au public), vendredi jusqu'à 15h30",
       "Mo-We 08:30-12:30 \"sans rendez-vous\", Mo-We 12:30-16:00 \"sur rendez-vous\"; "
       "Th 08:30-12:30 \"sans rendez-vous\"; Fr 08:30-12:30 \"sans rendez-vous\", Fr 12:30-15:30 \"sur rendez-vous\""},
      {"Sur rendez-vous : lundi 9h-12h, mardi 9h-12h", "Mo,Tu 09:00-12:00 \"sur rendez-vous\""},
      {"Sans rendez-vous : lundi 9h-12h. Sur rendez-vous : mardi 9h-12h",
       "Mo 09:00-12:00 \"sans rendez-vous\"; Tu 09:00-12:00 \"sur rendez-vous\""},
      {"Sur rendez-vous du lundi au vendredi de 9h à 17h", "Mo-Fr 09:00-17:00 \"sur rendez-vous\""},
      {"Lundi 9h-12h (atelier couture)", "Mo 09:00-12:00 \"atelier couture\""},
  });
  CHECK(hours_from_text("Mardi de 9h à 12h, accès libre") == HoursText{"Tu 09:00-12:00", "accès libre"});
}

TEST_CASE("hours: what cannot be said exactly is left over word for word") {
  const std::vector<std::string> left = {
      "mardi matin",
      "9h à 12h / 13h à 17h",
      "de 9h à 17h, sauf le mercredi",
      "9h à 12h, 14h à 17h hors vacances scolaires",
      "lundi",
      "Fermé",
      "Ligne 6 - arrêt des Tilleuls",
      "une semaine sur deux, le mardi de 9h à 12h",
      "pour les résidents : 9h30 à 22h30 pour les autres : 9h à 20h30",
      "Lundi au vendredi : 9h à 18h (lundi et jeudi matin fermé)",
      "lundi au vendredi 9h-12h, activités en soirée, samedi 9h-12h",
      "Lundi au vendredi 9h-12h, mercredi 14h-17h",
      "à partir de 9h le lundi",
      "lundi 14h-12h",
      "lundi 25h-26h",
      "lundi 9h-12h mardi",
      "M 9h-12h",
      "du lundi 9h au vendredi 17h",
      "accueil téléphonique du lundi au vendredi 9h-12h",
      "Horaires d'été : lundi au vendredi 9h-12h",
      "du 1er au 15 août : fermé",
      "le 2e étage est ouvert le lundi de 9h à 12h",
      "semaines paires",
      "Mercredi 14h-18h et samedi 10h-12h (hors vacances scolaires)",
      "lundi (semaines paires) et mardi (semaines impaires) 9h-12h",
      "lundi (semaines paires) et mardi 9h-12h",
      "Sur rendez-vous lundi 9h-12h. Mardi 9h-12h.",
      "Mercredi : 10h-18h (juillet-août : 10h-12h)",
      "Mercredi 10h-18h, juillet-août 10h-12h",
      "Lundi 9h-12h de septembre à juin mardi 9h-12h",
      "lundi au vendredi 9h-17h, mercredi 14h30",
      "lundi au vendredi 9h-17h, 14h30 le mercredi",
      "lundi de 9h à 12h ou sur rendez-vous",
      "Lundi : de 9h à 12h, mardi : idem",
      "lundi 9h-12h et après-midi sur rendez-vous",
      "samedi 10h-12h un samedi sur deux",
      "lundi 9h-12h jusqu'au 15 juin",
      "Accueil du lundi au vendredi : 9h-12h / Accueil téléphonique : 14h-17h",
      "Lundi 9h-12h, mardi 14h-17h, sur rendez-vous",
      "Lundi (sur rendez-vous) et mardi : 9h-12h",
      "lundi 9h-12h, sauf le mardi",
      "lundi et mardi 9h-12h, fermé les lundis et mardis matin",
      "x",
  };
  for (const std::string& prose : left) {
    CAPTURE(prose);
    CHECK(hours_from_text(prose) == HoursText{"", prose});
  }
  CHECK(hours_from_text(" \n") == HoursText{});
}

TEST_CASE("hours: OpenStreetMap's syntax is kept") {
  CHECK(hours_from_text("  Mo-Fr 09:00-12:00 ;Sa  10:00-12:00; ") ==
        HoursText{"Mo-Fr 09:00-12:00; Sa 10:00-12:00", ""});
  CHECK(hours_from_text("24/7") == HoursText{"24/7", ""});
  CHECK(hours_from_text("Mo 09:00-12:00 \"sur  place\"") == HoursText{"Mo 09:00-12:00 \"sur  place\"", ""});
  CHECK(hours_from_text("09:00-17:00") == HoursText{"09:00-17:00", ""});
}

TEST_CASE("hours: the cells of seven days") {
  CHECK(days({}) == HoursText{});
  const std::string whole = "8h30-12h|13h30-17h";
  CHECK(days({whole, whole, whole, whole, whole, "9h/12h|", "|"}).osm ==
        "Mo-Fr 08:30-12:00,13:30-17:00; Sa 09:00-12:00");
  CHECK(days({"x|x", "9h12h|14h18h", "-|14h-18h", "", "", "Fermé", "X"}) ==
        HoursText{"Tu 09:00-12:00,14:00-18:00; We 14:00-18:00", ""});
  CHECK(days({"9h-12h et 14h-18h", "9:00 - 12:00", "09:00-12:00,14:00-17:00", "9 à 12", "Fermé|14h-17h"}).osm ==
        "Mo 09:00-12:00,14:00-18:00; Tu,Th 09:00-12:00; We 09:00-12:00,14:00-17:00; Fr 14:00-17:00");
  CHECK(days({"9h-12h|12h-17h"}).osm == "Mo 09:00-17:00");
  CHECK(days({"9h-12h (sur rendez-vous)", "sur rdv"}).osm ==
        "Mo 09:00-12:00 \"sur rendez-vous\"; Tu \"sur rendez-vous\"");
  CHECK(days(std::vector<std::string>(7, "24h/24")).osm == "24/7");
  CHECK(days(std::vector<std::string>(7, "fermé")).osm == "off");
  CHECK(days({"", "", "", "", "", "", "Fermé"}).osm == "Su off");
  CHECK(days({"9h-12h", "semaines paires : 9h-12h"}).osm == "Mo 09:00-12:00; week 2-52/2 Tu 09:00-12:00");
}

TEST_CASE("hours: a day that is not understood is unknown, the others stay") {
  CHECK(days({"9h-12h", "14h-12h|13h-17h", "", "", "", "selon actions"}) ==
        HoursText{"Mo 09:00-12:00; Tu unknown \"14h-12h, 13h-17h\"; Sa unknown \"selon actions\"",
                  "mardi : 14h-12h, 13h-17h ; samedi : selon actions"});
  // Crosses alone: open or closed?
  CHECK(days({"x", "x", "", "", "", "selon actions"}) ==
        HoursText{"", "lundi : x ; mardi : x ; samedi : selon actions"});
  CHECK(days({"-", "-"}) == HoursText{});
  CHECK(days({"mardi 9h-12h"}).leftover == "lundi : mardi 9h-12h");
}

TEST_CASE("hours: even and odd weeks go before each rule") {
  CHECK(in_weeks("Mo-Fr 09:00-12:00; Sa 10:00-12:00", Weeks::even) ==
        "week 2-52/2 Mo-Fr 09:00-12:00; week 2-52/2 Sa 10:00-12:00");
  CHECK(in_weeks("Mo 09:00-12:00,14:00-17:00; PH off", Weeks::odd) == "week 1-53/2 Mo 09:00-12:00,14:00-17:00; PH off");
  CHECK(in_weeks("Tu 08:00-12:00 \"a; Tu\", Tu 12:00-16:00 \"b\"", Weeks::odd) ==
        "week 1-53/2 Tu 08:00-12:00 \"a; Tu\", week 1-53/2 Tu 12:00-16:00 \"b\"");
  CHECK(in_weeks("24/7", Weeks::even) == "week 2-52/2 Mo-Su 00:00-24:00");
  CHECK(in_weeks("Mo 09:00-12:00", Weeks::all) == "Mo 09:00-12:00");
  CHECK(in_weeks("", Weeks::even) == "");
  CHECK_FALSE(check_opening_hours(*in_weeks("Tu 08:00-12:00 \"a\", Tu 12:00-16:00 \"b\"", Weeks::odd)));
  SUBCASE("a list of days or hours is one rule, however it is spaced") {
    CHECK(in_weeks("Mo, Tu 09:00-12:00, 14:00-17:00", Weeks::odd) == "week 1-53/2 Mo, Tu 09:00-12:00, 14:00-17:00");
    CHECK(in_weeks("Sa[1], Su[1] 09:00-12:00, PH off", Weeks::odd) == "week 1-53/2 Sa[1], Su[1] 09:00-12:00, PH off");
    CHECK(in_weeks("PH 10:00-12:00; Mo dawn-dusk, Tu off", Weeks::odd) ==
          "week 1-53/2 PH 10:00-12:00; week 1-53/2 Mo dawn-dusk, week 1-53/2 Tu off");
  }
  SUBCASE("rules without days, and rules that stand in for others") {
    CHECK(in_weeks("09:00-12:00; dawn-dusk", Weeks::even) == "week 2-52/2 09:00-12:00; week 2-52/2 dawn-dusk");
    CHECK(in_weeks("Mo 09:00-12:00 || Tu 10:00-12:00 || \"sur rendez-vous\"; off", Weeks::even) ==
          "week 2-52/2 Mo 09:00-12:00 || week 2-52/2 Tu 10:00-12:00 || \"sur rendez-vous\"; off");
  }
  SUBCASE("what already holds for a part of the year only") {
    for (const char* osm : {"Sep-Jun Mo 09:00-12:00", "week 1-53/2 Mo 09:00-12:00", "2026 Mo 09:00-12:00", "Mo 09:00-12:00; easter Tu 10:00-12:00"}) {
      CAPTURE(osm);
      REQUIRE_FALSE(check_opening_hours(osm));
      CHECK_FALSE(in_weeks(osm, Weeks::even));
    }
  }
}
