// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace mediamap;

using Texts = std::vector<std::string>;

TEST_CASE("text: blanks at both ends go, also those of word processors") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("\u00A0\u202F a \uFEFF\u00A0 ") == "a");
  CHECK(trim("") == "");
  CHECK(trim(" \u00A0 ") == "");
  CHECK(trim("é") == "é");
}

TEST_CASE("text: splitting and joining undo each other") {
  CHECK(split("a|b||c", '|') == Texts{"a", "b", "", "c"});
  CHECK(split("", '|') == Texts{""});
  CHECK(split("|", '|') == Texts{"", ""});
  CHECK(join({}, ", ") == "");
  CHECK(join({"a"}, ", ") == "a");
  CHECK(join(split("a\nb\n", '\n'), "\n") == "a\nb\n");
}

TEST_CASE("text: bytes that are not UTF-8 are found where they stand") {
  CHECK_FALSE(invalid_utf8(""));
  CHECK_FALSE(invalid_utf8("été 🙂 \u05D0"));
  CHECK(invalid_utf8("ab\xE9z") == 2);
  CHECK(invalid_utf8("\x80") == 0);
  CHECK(invalid_utf8("a\xC3") == 1);             // cut short
  CHECK(invalid_utf8("\xC0\xAF") == 0);          // too long a form
  CHECK(invalid_utf8("\xED\xA0\x80") == 0);      // half of a pair
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond Unicode
}

TEST_CASE("text: characters and columns are counted, not bytes") {
  CHECK(length("été") == 3);
  CHECK(width("été") == 3);
  CHECK(width("e\u0301") == 1);
  CHECK(width("日本") == 4);
  CHECK(width("🙂") == 2);
  CHECK(width("\u05D0\u05D1") == 2);
  CHECK(width("a\u200Bb") == 2);
  CHECK(width("") == 0);
}

TEST_CASE("text: shortening never exceeds the columns") {
  CHECK(shorten("Médiathèque", 11) == "Médiathèque");
  CHECK(shorten("Médiathèque", 5) == "Médi…");
  CHECK(shorten("Le café du coin", 9) == "Le café…");
  CHECK(shorten("日本語", 4) == "日…");
  CHECK(shorten("日本語", 5) == "日本…");
  for (std::size_t columns = 1; columns < 20; ++columns) {
    for (const std::string text : {"Médiathèque de Bergues", "日本語日本語日本語", "a🙂b🙂c🙂d🙂",
                                   "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"}) {
      CHECK(width(shorten(text, columns)) <= columns);
    }
  }
}

TEST_CASE("text: folding takes away case, accents and ligatures") {
  CHECK(fold("Œuvre d’Été") == "oeuvre d'ete");
  CHECK(fold("ÇÀ ÉÈÊË Î Ô Ù ŸÆ") == "ca eeee i o u yae");
  CHECK(fold("E\u0301") == "e");
  CHECK(fold("STRASSE straße") == "strasse strasse");
  CHECK(fold("ABC") == "abc");
  CHECK(fold("ﬁn") == "fin");
  CHECK(fold("Łódź Øre") == "lodz ore");
  CHECK(fold("n°\u00A05") == "n° 5");
  CHECK(fold("") == "");
}

TEST_CASE("text: slugs are safe file names, or nothing") {
  CHECK(slug("Accès aux droits") == "acces-aux-droits");
  CHECK(slug("  L'Œuf & la « Poule » ! ") == "l-oeuf-la-poule");
  CHECK(slug("../../etc/passwd") == "etc-passwd");
  CHECK(slug("Москва") == "moskva");
  CHECK(slug("東京") == "dong-jing");
  CHECK(slug("=") == "");
  CHECK(slug("…") == "");
  CHECK(slug("🙂") == "");
  CHECK(slug("") == "");
  CHECK(slug("a_b.c") == "a-b-c");
  CHECK(slug(std::string(300, 'x')) == std::string(80, 'x'));
  CHECK(slug(std::string(79, 'x') + " y") == std::string(79, 'x'));
  for (const std::string text : {"l\u202Eabc", "a\nb", "À", "ａｂｃ", "١٢", "한국어", "ελληνικά"}) {
    CAPTURE(text);
    const std::string id = slug(text);
    CHECK((id.empty() || is_safe_id(id)));
  }
}

TEST_CASE("text: ids name a file on any system") {
  for (const std::string id : {"a", "A1", "acces-aux-droits", "x_y.z", "2026-12-01", "com", "lpt", "con1", "com10",
                               "console", "nullement", "a.con"}) {
    CAPTURE(id);
    CHECK(is_safe_id(id));
  }
  for (const std::string id :
       {"",    ".",   "..",      ".cache", "-a",  "_a",   "a/b",       "a\\b", "a b", "é",   "a.", "con",
        "CON", "nul", "Nul.txt", "aux",    "prn", "COM1", "com9.yaml", "LPT3", "a\n", "a:b", "a*"}) {
    CAPTURE(id);
    CHECK_FALSE(is_safe_id(id));
  }
  CHECK(is_safe_id(std::string(80, 'a')));
  CHECK_FALSE(is_safe_id(std::string(81, 'a')));
  CHECK_FALSE(is_safe_id(std::string_view("a\0b", 3)));
}

TEST_CASE("text: French dictionary order") {
  Texts words = {"zèbre",   "Élan",  "eau",  "élève", "Eau",  "œuvre", "ours",
                 "abricot", "Étang", "cote", "côté",  "coté", "côte"};
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return french_less(a, b); });
  CHECK(words == Texts{"abricot", "cote", "coté", "côte", "côté", "eau", "Eau", "Élan", "élève", "Étang", "œuvre",
                       "ours", "zèbre"});
  CHECK_FALSE(french_less("a", "a"));
}

TEST_CASE("text: numbers as French writes them") {
  CHECK(decimal(0.3, 1) == "0,3");
  CHECK(decimal(12, 0) == "12");
  CHECK(decimal(-1.25, 2) == "-1,25");
}

TEST_CASE("a path as part of a URI") {
  CHECK(uri_path("../offres/a-b_c.yaml") == "../offres/a-b_c.yaml");
  CHECK(uri_path("Mes été/50%#?") == "Mes%20%C3%A9t%C3%A9/50%25%23%3F");
  CHECK(uri_path("c:x") == "c%3Ax");
}
