// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/clean/phone.hpp"

using namespace clean_support;

namespace {

Cleaned phone(const std::string& text, const std::string& code_postal = "33000") {
  return run(mediamap::clean::clean_phone, {{"telephone", text}, {"code_postal", code_postal}});
}

}  // namespace

TEST_CASE("clean phone: ten digits, however they are parted") {
  for (const std::string text :
       {"05.56 12 34 56", "05 56 12 34 56", "0556123456", "05-56-12-34-56", "05/56/12/34/56", "05,56,12,34,56",
        "0556 12 34 56", "05 561 234 56", "05\u00A056\u00A012\u00A034\u00A056", "05 56 12 34 56 ", "05_56_12_34_56",
        "(05) 56 12 34 56", "05 – 56 – 12 – 34 – 56", "'0556123456", "0556123456.0"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "+33556123456");
    CHECK(made.by("telephone-international"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean phone: the change tells before and after") {
  const Cleaned made = phone("05.56 12 34 56");
  CHECK(made.notes.changes ==
        std::vector<Change>{{"telephone", "telephone-international", "05.56 12 34 56", "+33556123456"}});
}

TEST_CASE("clean phone: a number that is in order stays as it is") {
  for (const std::string text :
       {"+33556123456", "+590590123456", "+262262123456", "+687123456", "+68940123456", "+508412345", ""}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == text);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean phone: the country in front, in all its forms") {
  for (const std::string text :
       {"0033556123456", "0033 5 56 12 34 56", "+33 (0)5 56 12 34 56", "+33 5 56 12 34 56", "+330556123456",
        "+33.5.56.12.34.56", "(+33) 5 56 12 34 56", "33556123456", "33 5 56 12 34 56", "+33(0)556123456"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "+33556123456");
    CHECK(made.by("telephone-indicatif"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean phone: nine digits, after a spreadsheet lost the zero") {
  for (const std::string text : {"556123456", "5 56 12 34 56", "556123456.0"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "+33556123456");
    CHECK(made.by("telephone-zero-perdu"));
  }
  CHECK(phone("054088085")["telephone"] == "");  // a digit is missing elsewhere
}

TEST_CASE("clean phone: overseas, by the number and by the postal code") {
  CHECK(phone("0590 12 34 56", "97110")["telephone"] == "+590590123456");
  CHECK(phone("06 90 12 34 56", "97133")["telephone"] == "+590690123456");
  CHECK(phone("0594123456", "97300")["telephone"] == "+594594123456");
  CHECK(phone("05 96 12 34 56", "97200")["telephone"] == "+596596123456");
  CHECK(phone("0696 12 34 56", "97200")["telephone"] == "+596696123456");
  CHECK(phone("0262 12 34 56", "97410")["telephone"] == "+262262123456");
  CHECK(phone("0692123456", "97410")["telephone"] == "+262692123456");
  CHECK(phone("0269 12 34 56", "97600")["telephone"] == "+262269123456");
  CHECK(phone("0639123456", "97600")["telephone"] == "+262639123456");
  CHECK(phone("262123456", "97410")["telephone"] == "+262262123456");
  CHECK(phone("+262 (0)262 12 34 56", "97410")["telephone"] == "+262262123456");
  CHECK(phone("00 590 590 12 34 56", "97110")["telephone"] == "+590590123456");
  CHECK(phone("+33 590 12 34 56", "97110")["telephone"] == "+590590123456");
  CHECK(phone("0590 12 34 56", "")["telephone"] == "+590590123456");
  CHECK(phone("0976 12 34 56", "97410")["telephone"] == "+262976123456");
  CHECK(phone("0976 12 34 56", "33000")["telephone"] == "+33976123456");
  CHECK(phone("05 56 12 34 56", "97410")["telephone"] == "+33556123456");  // the head office in Bordeaux
  CHECK(phone("12 34 56", "98800")["telephone"] == "+687123456");
  CHECK(phone("40 12 34 56", "98714")["telephone"] == "+68940123456");
  CHECK(phone("41 12 34", "97500")["telephone"] == "+508411234");
  CHECK(phone("0590 12 34 56", "97110").by("telephone-outre-mer"));
}

TEST_CASE("clean phone: words around say no more than that it is a number") {
  for (const std::string text :
       {"Tél. : 05 56 12 34 56", "tel 0556123456", "05 56 12 34 56 (accueil)", "Téléphone fixe : 05.56.12.34.56",
        "05 56 12 34 56 (SMS)", "N° 05 56 12 34 56", "☎ 05 56 12 34 56"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "+33556123456");
    CHECK(made.notes.doubts.empty());
  }
  CHECK(phone("Tél. : 05 56 12 34 56").by("telephone-mots-autour"));
}

TEST_CASE("clean phone: other words are kept as a doubt") {
  const Cleaned made = phone("05 56 12 34 56 le lundi matin seulement");
  CHECK(made["telephone"] == "+33556123456");
  REQUIRE(made.notes.doubts.size() == 1);
  CHECK(made.notes.doubts[0].champ == "telephone");
  CHECK(made.notes.doubts[0].valeur == "05 56 12 34 56 le lundi matin seulement");
}

TEST_CASE("clean phone: of two numbers the first stays, the other is to complete") {
  for (const std::string text :
       {"05 56 12 34 56 / 06 12 34 56 78", "05.56.12.34.56 ET 06 12 34 56 78", "0556123456 06 12 34 56 78",
        "05 56 12 34 56 ou 06 12 34 56 78", "05 56 12 34 56, 06 12 34 56 78", "0556123456/06 12 34 56 78",
        "05 56 12 34 56 - 06 12 34 56 78", "Tél : 05 56 12 34 56\n06 12 34 56 78"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "+33556123456");
    CHECK(made.by("telephone-plusieurs"));
    REQUIRE(made.notes.doubts.size() == 1);
    CHECK(made.notes.doubts[0].valeur == "06 12 34 56 78");
  }
  const Cleaned twice = phone("05 56 12 34 56 / 0556123456");
  CHECK(twice["telephone"] == "+33556123456");
  CHECK(twice.notes.doubts.empty());
  const Cleaned ending = phone("05 56 12 34 56 / 57");
  CHECK(ending["telephone"] == "+33556123456");
  REQUIRE(ending.notes.doubts.size() == 1);
  CHECK(ending.notes.doubts[0].valeur == "57");
}

TEST_CASE("clean phone: short numbers are kept as they are, to complete") {
  for (const std::string text : {"3949", "39 49", "115", "3646", "118 218"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "");
    CHECK(made.notes.doubts == std::vector<Doubt>{{"telephone", text, "numéro court, gardé tel quel"}});
  }
  const Cleaned both = phone("3949 ou 05 56 12 34 56");
  CHECK(both["telephone"] == "+33556123456");
  CHECK(both.notes.doubts == std::vector<Doubt>{{"telephone", "3949", "numéro court, gardé tel quel"}});
}

TEST_CASE("clean phone: what is no number is kept word for word") {
  for (const std::string text : {"05 56 12 34", "05 56 12 34 56 7", "sur place", "+32 2 123 45 67", "0032 2 123 45 67",
                                 "00 56 12 34 56", "5,56123E+08", "12345678", "+", "+33"}) {
    CAPTURE(text);
    const Cleaned made = phone(text);
    CHECK(made["telephone"] == "");
    REQUIRE(made.notes.doubts.size() == 1);
    CHECK(made.notes.doubts[0].valeur == text);
    CHECK(made.notes.changes.empty());
  }
  CHECK(phone("05 56 12 34").notes.doubts[0].raison == "numéro incomplet : 8 chiffres");
}
