// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediamap/tables/encoding.hpp"
#include "mediamap/tables/mojibake.hpp"

using namespace mediamap::tables;

namespace {

// Right French, with all that might look like damage.
const std::vector<std::string> right = {"Médiathèque de l’Œuvre d’Été",
                                        "ÉLÉMENTAIRE",
                                        "CAFÉ\u00a0!",
                                        "CAFÉ…",
                                        "L’ÉTÉ’",
                                        "« ENTRÉE\u00a0»",
                                        "ÂGE",
                                        "PÂTÉ",
                                        "CHÂTEAU",
                                        "À côté",
                                        "Ç’A ÉTÉ",
                                        "ÊTRE – NAÎTRE",
                                        "Ï",
                                        "NOËL\u00a0: 24 décembre",
                                        "où",
                                        "Haÿ-les-Roses",
                                        "Ÿ",
                                        "Saint-Aÿ",
                                        "la lettre Ã",
                                        "Ã",
                                        "Â",
                                        "â",
                                        "la lettre «\u00a0Ã\u00a0»",
                                        "la lettre «\u00a0Â\u00a0»",
                                        "la lettre «\u00a0â\u00a0»",
                                        "l’île",
                                        "maïs",
                                        "Ambiguë",
                                        "10\u00a0000\u202f€",
                                        "20 °C",
                                        "½ heure",
                                        "d’½",
                                        "n°\u00a03",
                                        "50 %\u00a0",
                                        "SÃO PAULO",
                                        "JOÃO",
                                        "IRMÃ\u00a0!",
                                        "Ångström 10 Å",
                                        "naïf",
                                        "© 2025",
                                        "™",
                                        "•\u00a0point",
                                        "ﬁn",
                                        "Straße",
                                        "Łódź",
                                        "Škoda",
                                        "žena",
                                        "ð",
                                        "ïle",
                                        "Ä Ö Ü",
                                        "ÑANDÚ",
                                        "garçon",
                                        "Ÿ’",
                                        "À »",
                                        "Î…"};

// Read as Windows-1252 what was UTF-8.
std::string damaged(const std::string& text) {
  const Decoded decoded = decode("f", text, "Windows-1252");
  return std::string(decoded.text(text));
}

std::string mended(const std::string& text) { return mend_mojibake(std::string_view(text)).value_or(text); }

}  // namespace

TEST_CASE("mojibake: right text is never touched") {
  for (const std::string& text : right) {
    CAPTURE(text);
    CHECK_FALSE(mend_mojibake(std::string_view(text)));
  }
}

TEST_CASE("mojibake: single, double and triple damage of French is mended") {
  for (const std::string text :
       {"Médiathèque de l’Œuvre d’Été", "où naître, maïs, ambiguë, garçon", "ÉÈÊËÀÂÇÎÏÔÙÛÜ", "éèêëàâçîïôùûüÿœæ",
        "10\u00a0000\u202f€ – 20 °C", "« entre guillemets »", "“anglais” … • ™ ½ № ✓", "n°\u00a03\u00a0!",
        "ça\u00a0: là", "\u00c0 côté", "pictogramme 🙂", "ﬁn"}) {
    CAPTURE(text);
    CHECK(mended(damaged(text)) == text);
    CHECK(mended(damaged(damaged(text))) == text);
  }
  CHECK(mended(damaged(damaged(damaged("été")))) == "été");
  CHECK(mended("CafÃ©") == "Café");
  CHECK(mended("lâ€™Å“uvre") == "l’œuvre");
  CHECK(mended("10 Â°C") == "10 °C");
  // The control characters that ISO-8859-1 has for the bytes 80–9F.
  CHECK(mended("l\u00e2\u0080\u0099\u00c3\u0089t\u00c3\u00a9") == "l’Été");
  CHECK(mended("ï»¿nom") == "nom");
}

TEST_CASE("mojibake: damage beside right text is mended, and doubtful signs only beside sure ones") {
  CHECK(mended("Café et thÃ©") == "Café et thé");
  CHECK(mended("accÃ¨s Ã\u00a0 internet") == "accès à internet");
  CHECK(mended("accÃ¨s Ã  internet") == "accès à internet");
  CHECK(mended("accÃ¨s Ã internet") == "accès à internet");
  CHECK(mended("Ã internet") == "Ã internet");
}

TEST_CASE("mojibake: columns and cells are counted") {
  Table table;
  table.columns = {"nom", "catÃ©gorie"};
  table.rows = {{2, {"Café", "thÃ©"}}, {3, {"cÃ´tÃ©", "rien"}}};
  CHECK(mend_mojibake(table) == 3);
  CHECK(table.columns[1] == "catégorie");
  CHECK(table.rows[1].cells[0] == "côté");
}
