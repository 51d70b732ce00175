// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "mediamap/base/text.hpp"
#include "mediamap/draw/typeface.hpp"

using namespace mediamap;
using namespace mediamap::draw;

namespace {

// Every character is half an em wide.
Extent half_em(Face, std::string_view text) { return {static_cast<double>(length(text)) / 2, 1.2}; }

std::vector<std::string> lines(std::string_view text, double limit) {
  return wrap(measured(text, Face::regular, half_em), limit).lines;
}

std::string without_blanks(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) {
    for (char c : line) {
      if (c != ' ') all += c;
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a short text stays on one line") {
  CHECK(lines("Passeport Pix", 20) == std::vector<std::string>{"Passeport Pix"});
  CHECK(lines("", 20).empty());
  CHECK(lines(" \n\t ", 20).empty());
}

TEST_CASE("no line begins with high punctuation or ends with a small word") {
  for (double limit = 4; limit < 30; limit += 0.5) {
    CAPTURE(limit);
    const auto broken =
        lines("Aidants Connect : faire avec les usagers de la commune ? Oui ; et pour l'accueil !", limit);
    for (std::size_t i = 0; i < broken.size(); ++i) {
      for (const char* sign : {":", "?", ";", "!"}) CHECK_FALSE(broken[i].starts_with(sign));
      if (i + 1 == broken.size() || limit < 10) continue;
      for (const char* word : {" de", " la", " les", " et", " pour"}) CHECK_FALSE(broken[i].ends_with(word));
    }
  }
}

TEST_CASE("an elision stays with its word, and no-break spaces are kept") {
  const auto broken = lines("Point d'accueil de l\u2019école : 10\u00a0000 habitants", 8);
  for (const std::string& line : broken) {
    CHECK_FALSE(line.ends_with("d'"));
    CHECK_FALSE(line.ends_with("l\u2019"));
  }
  CHECK(join(broken, " ").find("10\u00a0000") != std::string::npos);
}

TEST_CASE("what belongs together stays on a line at any width that has room for it") {
  struct Odd {
    const char* text;
    const char* end;  // no line but the last ends like this
  };
  const std::vector<Odd> odd = {
      {"un lieu d'accès pour tous", "d'"},
      {"un lieu d\u2019accès pour tous", "d\u2019"},
      {"un lieu d' accès pour tous", "d'"},
      {"ce qu'il faut savoir faire", "qu'"},
      {"tout ce que l'on sait", "que"},
      {"ouvert jusqu\u2019à la fermeture", "à"},
      {"ouvert jusqu\u2019à la fermeture", "jusqu\u2019"},
      {"accès libre (avec le wifi) ouvert", "(avec"},
      {"« Pix » et «\u202fAidants\u202f» ici", "«"},
      {"environ 10 000 habitants", "10"},
      {"environ 10\u202f000 habitants", "10"},
      {"environ 10\u00a0000 habitants", "10"},
      {"ouvert dès 14 h 30 le mardi", "14"},
      {"ouvert dès 14 h 30 le mardi", "h"},
      {"enfants de 12 ans et plus", "12"},
      {"salle n° 5 du centre", "n°"},
      {"prêt à 50 % du prix", "50"},
      {"prêt à 20 € par mois", "20"},
      {"chez Mme Dupont le mardi", "Mme"},
      {"grand Fab-lab ouvert à tous", "Fab-"},
      {"prendre rendez-vous ici", "rendez-"},
  };
  for (const Odd& sample : odd) {
    for (double limit = 8; limit < 16; limit += 0.5) {
      CAPTURE(std::string(sample.text));
      CAPTURE(limit);
      const auto broken = lines(sample.text, limit);
      for (std::size_t i = 0; i + 1 < broken.size(); ++i) {
        CHECK_FALSE((" " + broken[i]).ends_with(std::string(" ") + sample.end));
      }
      for (const std::string& line : broken) {
        for (const char* sign : {":", "?", ";", "!", "»", "%", "€"}) CHECK_FALSE(line.starts_with(sign));
      }
    }
  }
}

TEST_CASE("a small word may end a line when nothing else fits") {
  CHECK(lines("de la", 1.2) == std::vector<std::string>{"de", "la"});
}

TEST_CASE("a word of 2,000 characters is broken and nothing is lost") {
  const std::string word(2000, 'x');
  const auto broken = lines(word, 18);
  CHECK(broken.size() > 50);
  CHECK(without_blanks(broken) == word);
  for (const std::string& line : broken) CHECK(static_cast<double>(line.size()) / 2 <= 18);
}

TEST_CASE("combined characters are not taken apart") {
  std::string word;
  for (int i = 0; i < 60; ++i) word += "e\u0301";
  for (const std::string& line : lines(word, 10)) CHECK_FALSE(line.starts_with("\u0301"));
}

TEST_CASE("bytes that are no text do no harm") {
  CHECK(lines("a\xff\xfe\x01z", 10).size() == 1);
  CHECK_FALSE(invalid_utf8(lines("a\xff\xfe\x01z\xc3", 10).front()));
}

TEST_CASE("any text keeps its characters at any width, in as many lines as counted") {
  std::mt19937 random(7);
  const std::vector<std::string> bits = {"de ",        "l'", "école ", ": ",   "? ",      "«\u00a0oui\u00a0» ",
                                         "numérique ", "– ", "· ",     "🙂", "日本語 ", "x"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += bits[random() % bits.size()];
    const Phrase words = measured(text, Face::regular, half_em);
    const double limit = 3 + static_cast<double>(random() % 40);
    const Wrapped wrapped = wrap(words, limit);
    CAPTURE(text);
    CHECK(wrapped.lines.size() == static_cast<std::size_t>(count_lines(words, limit).lines));
    CHECK(without_blanks(wrapped.lines) == without_blanks({text}));
  }
}

TEST_CASE("Pango measures as type does") {
  const Measure measure = pango_measure();
  CHECK(measure(Face::regular, "mm").width == doctest::Approx(2 * measure(Face::regular, "m").width).epsilon(0.02));
  CHECK(measure(Face::bold, "numérique").width > measure(Face::regular, "numérique").width);
  CHECK(measure(Face::regular, "é").height >= 1.0);
}

TEST_CASE("a line is no wider than its words, in any script") {
  const Measure measure = pango_measure();
  for (const std::string_view line :
       {"Prêt d\u2019ordinateurs reconditionnés à l\u2019école", "مساعدة في الإجراءات عبر الإنترنت للمبتدئين والعائلات",
        "עזרה בטפסים מקוונים למתחילים", "помощь с документами в интернете"}) {
    CAPTURE(std::string(line));
    const Phrase phrase = measured(line, Face::semibold, measure);
    CHECK(count_lines(phrase, 1e9).width >= measure(Face::semibold, line).width - 0.02);
  }
}

TEST_CASE("a dot or dash between names goes to the next line") {
  CHECK(lines("Mairie de Pitgam · La Grange", 10) == std::vector<std::string>{"Mairie de Pitgam", "· La Grange"});
  CHECK(lines("Bibliothèque — Bergues", 7) == std::vector<std::string>{"Bibliothèque", "— Bergues"});
  CHECK(lines("Offre – Pitgam", 4) == std::vector<std::string>{"Offre", "– Pitgam"});
}

TEST_CASE("lines are not evened out at the cost of what wants to stay together") {
  Phrase list = measured("abc · def ghi jkl mno · pq", Face::regular, half_em);
  for (std::size_t i = 0; i + 1 < list.words.size(); ++i) {
    if (!list.words[i + 1].text.starts_with("·")) list.words[i].bond = name_bond;
  }
  CHECK(wrap(list, 9).lines == std::vector<std::string>{"abc", "· def ghi jkl mno", "· pq"});
}

TEST_CASE("characters that no font has are told") {
  std::set<std::string> unknown;
  const Measure measure = pango_measure(&unknown);
  measured("Atelier d’écriture — « été »", Face::regular, measure);
  CHECK(unknown.empty());
  measured("avec \U0010FF00 et\U0010FF01", Face::bold, measure);
  CHECK(unknown == std::set<std::string>{"\U0010FF00", "\U0010FF01"});
}
