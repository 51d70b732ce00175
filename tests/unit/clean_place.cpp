// SPDX-License-Identifier: EUPL-1.2
// Postal code, commune, INSEE code and street: each may come from another.
#include "clean_support.hpp"
#include "mediamap/clean/commune.hpp"
#include "mediamap/clean/postal_code.hpp"
#include "mediamap/clean/street.hpp"

using namespace clean_support;
using mediamap::Commune;
using mediamap::clean::CommuneNames;

namespace {

const std::vector<Commune>& communes() {
  static const std::vector<Commune> all = {
      {"01004", "Ambérieu-en-Bugey", {"01500"}, {}, {}, {}},
      {"2A004", "Ajaccio", {"20000", "20090"}, {}, {}, {}},
      {"21464", "Nuits-Saint-Georges", {"21700"}, {}, {}, {}},
      {"25529", "Sancey", {"25430"}, {}, {}, {}},
      {"33063", "Bordeaux", {"33000", "33100", "33200", "33300", "33800"}, {}, {}, {}},
      {"33039", "Bègles", {"33130"}, {}, {}, {}},
      {"33058", "Blaye", {"33390"}, {}, {}, {}},
      {"33067", "Bourg", {"33710"}, {}, {}, {}},
      {"33081", "Cadillac-sur-Garonne", {"33410"}, {}, {}, {}},
      {"33200", "Le Haillan", {"33185"}, {}, {}, {}},
      {"33281", "Mérignac", {"33700"}, {}, {}, {}},
      {"33433", "Saint-Loubès", {"33450"}, {}, {}, {}},
      {"33529", "La Teste-de-Buch", {"33260"}, {}, {}, {}},
      {"33550", "Villenave-d'Ornon", {"33140"}, {}, {}, {}},
      {"49007", "Angers", {"49000", "49100"}, {}, {}, {}},
      {"58062", "Château-Chinon (Ville)", {"58120"}, {}, {}, {}},
      {"58063", "Château-Chinon (Campagne)", {"58120"}, {}, {}, {}},
      {"58086", "Cosne-Cours-sur-Loire", {"58200"}, {}, {}, {}},
      {"59512", "Roubaix", {"59100"}, {}, {}, {}},
      {"71076", "Chalon-sur-Saône", {"71100"}, {}, {}, {}},
      {"75056", "Paris", {"75001", "75012", "75016"}, {}, {}, {}},
      {"93066", "Saint-Denis", {"93200"}, {}, {}, {}},
      {"97411", "Saint-Denis", {"97400"}, {}, {}, {}},
      {"94038", "L'Haÿ-les-Roses", {"94240"}, {}, {}, {}},
  };
  return all;
}

Cleaned place(Texts texts) {
  static const CommuneNames names(communes());
  return run(
      [](Draft& draft) {
        mediamap::clean::clean_postal_code(draft);
        mediamap::clean::read_address(draft, names);
        const Commune* commune = mediamap::clean::clean_commune(draft, names);
        mediamap::clean::clean_street(draft, names, commune);
      },
      texts);
}

}  // namespace

TEST_CASE("clean postal code: spreadsheets, blanks, a lost zero") {
  struct Case {
    std::string text, after, rule;
  };
  for (const auto& [text, after, rule] : std::vector<Case>{{"33000.0", "33000", "code-postal-tableur"},
                                                           {"'33000", "33000", "code-postal-tableur"},
                                                           {"33 000", "33000", "code-postal-espaces"},
                                                           {"F-33000", "33000", "code-postal-espaces"},
                                                           {"33000 CEDEX", "33000", "code-postal-espaces"},
                                                           {"1500", "01500", "code-postal-zero-perdu"},
                                                           {"1500.0", "01500", "code-postal-zero-perdu"}}) {
    CAPTURE(text);
    const Cleaned made = run(mediamap::clean::clean_postal_code, {{"code_postal", text}});
    CHECK(made["code_postal"] == after);
    CHECK(made.by(rule));
    CHECK(made.notes.doubts.empty());
  }
  for (const std::string text : {"33000", "97400", "20000", ""}) {
    CAPTURE(text);
    CHECK(run(mediamap::clean::clean_postal_code, {{"code_postal", text}}).notes.changes.empty());
  }
  for (const std::string text : {"330", "330000", "abc", "00000", "33O00"}) {
    CAPTURE(text);
    const Cleaned made = run(mediamap::clean::clean_postal_code, {{"code_postal", text}});
    CHECK(made["code_postal"] == "");
    CHECK(made.notes.doubts == std::vector<Doubt>{{"code_postal", text, "un code postal a cinq chiffres"}});
  }
}

TEST_CASE("clean postal code: it stands with the commune in one field") {
  for (const std::string text :
       {"33130 Bègles", "33130 BEGLES", "Bègles 33130", "Bègles (33130)", "33 130 Bègles", "F-33130 Bègles"}) {
    CAPTURE(text);
    const Cleaned made = place({{"commune", text}});
    CHECK(made["commune"] == "Bègles");
    CHECK(made["code_postal"] == "33130");
    CHECK(made["code_insee"] == "33039");
    CHECK(made.notes.doubts.empty());
    const Cleaned other = place({{"code_postal", "33130 Bègles"}});
    CHECK(other["commune"] == "Bègles");
    CHECK(other["code_postal"] == "33130");
  }
}

TEST_CASE("clean commune: case, accents, dashes, apostrophes, St and CEDEX") {
  struct Case {
    std::string text, code_postal, after;
  };
  for (const auto& [text, code_postal, after] :
       std::vector<Case>{{"BEGLES", "33130", "Bègles"},
                         {"begles", "", "Bègles"},
                         {"ST LOUBES", "33450", "Saint-Loubès"},
                         {"St. Loubès", "", "Saint-Loubès"},
                         {"VILLENAVE D ORNON", "33140", "Villenave-d'Ornon"},
                         {"Villenave d’Ornon", "", "Villenave-d'Ornon"},
                         {"L’Haÿ les Roses", "94240", "L'Haÿ-les-Roses"},
                         {"CHALON S/ SAONE", "71100", "Chalon-sur-Saône"},
                         {"Chalon/Saône", "", "Chalon-sur-Saône"},
                         {"MERIGNAC CEDEX", "33700", "Mérignac"},
                         {"Mérignac Cédex 9", "", "Mérignac"},
                         {"TESTE DE BUCH", "33260", "La Teste-de-Buch"},
                         {"Haillan", "", "Le Haillan"},
                         {"Haillan (Le)", "33185", "Le Haillan"},
                         {"Cadillac", "33410", "Cadillac-sur-Garonne"},
                         {"COSNE-SUR-LOIRE", "58200", "Cosne-Cours-sur-Loire"},
                         {"Bègles (33)", "33130", "Bègles"},
                         {"Bègles, France", "", "Bègles"},
                         {"NUIT-SAINT-GEORGES", "21700", "Nuits-Saint-Georges"},
                         {"Château-Chinon (Campagne)", "58120", "Château-Chinon (Campagne)"},
                         {"CHATEAU CHINON VILLE", "58120", "Château-Chinon (Ville)"}}) {
    CAPTURE(text);
    const Cleaned made = place({{"commune", text}, {"code_postal", code_postal}});
    CHECK(made["commune"] == after);
    CHECK(!made["code_insee"].empty());
    CHECK(made.notes.doubts.empty());
  }
  CHECK(place({{"commune", "Bègles"}, {"code_postal", "33130"}, {"code_insee", "33039"}}).notes.changes.empty());
}

TEST_CASE("clean commune: one name of two communes needs its postal code") {
  CHECK(place({{"commune", "ST DENIS"}, {"code_postal", "93200"}})["code_insee"] == "93066");
  CHECK(place({{"commune", "ST DENIS"}, {"code_postal", "97400"}})["code_insee"] == "97411");
  const Cleaned unknown = place({{"commune", "ST DENIS"}});
  CHECK(unknown["commune"] == "Saint-Denis");
  CHECK(unknown["code_insee"] == "");
  const Cleaned elsewhere = place({{"commune", "Bègles"}, {"code_postal", "64000"}});
  CHECK(elsewhere["code_insee"] == "");
}

TEST_CASE("clean commune: arrondissements") {
  for (const std::string text : {"Paris 12e Arrondissement", "PARIS 12", "Paris 12ème", "Paris XII", "Paris 12e",
                                 "Paris-12", "Paris XIIe arr."}) {
    CAPTURE(text);
    const Cleaned made = place({{"commune", text}});
    CHECK(made["commune"] == "Paris");
    CHECK(made["code_postal"] == "75012");
    CHECK(made["code_insee"] == "75056");
  }
  CHECK(place({{"commune", "Lyon 3"}})["code_postal"] == "69003");
  CHECK(place({{"commune", "LYON 03"}, {"code_postal", "69003"}})["commune"] == "Lyon");
  CHECK(place({{"commune", "Marseille 08"}})["code_postal"] == "13008");
  CHECK(place({{"commune", "Marseille 1er Arrondissement"}})["code_postal"] == "13001");
  CHECK(place({{"commune", "Paris 16e"}})["code_postal"] == "");  // 75016 or 75116
  CHECK(place({{"commune", "Lyon 12"}})["commune"] == "");        // there is none
}

TEST_CASE("clean commune: a delegated commune tells the new one, and keeps its name") {
  for (const std::string text :
       {"Le Vieux Bourg (commune déléguée de Bègles)", "Le Vieux Bourg, commune associée de Bègles",
        "Le Vieux Bourg - commune deleguee de BEGLES"}) {
    CAPTURE(text);
    const Cleaned made = place({{"commune", text}, {"code_postal", "33130"}});
    CHECK(made["commune"] == "Bègles");
    CHECK(made["code_insee"] == "33039");
    CHECK(made["complement_adresse"] == "Le Vieux Bourg");
    CHECK(made.by("commune-deleguee"));
  }
  CHECK(place({{"commune", "Nulle (commune déléguée du Haillan)"}})["commune"] == "Le Haillan");
  const Cleaned quarter = place({{"commune", "Bordeaux (Bacalan)"}, {"code_postal", "33300"}});
  CHECK(quarter["commune"] == "Bordeaux");
  CHECK(quarter["complement_adresse"] == "Bacalan");
}

TEST_CASE("clean commune: unknown to communes.yaml, written as official names are") {
  for (const auto& [text, after] :
       {std::pair<std::string, std::string>{"ST LOUP SUR SEMOUSE", "Saint-Loup-sur-Semouse"},
        {"LA CHARITE SUR LOIRE", "La Charite-sur-Loire"},
        {"L'ISLE ADAM", "L'Isle-Adam"},
        {"saint-jean d’angély", "Saint-Jean-d'Angély"},
        {"Le Mans", "Le Mans"},
        {"ChÂTEAU-CHINON", "Château-Chinon"},
        {"Ste Foy la Grande", "Sainte-Foy-la-Grande"},
        {"Bourg-en-Bresse", "Bourg-en-Bresse"},
        {"MONTIGNY PRES LOUHANS", "Montigny-près-Louhans"}}) {
    CAPTURE(text);
    const Cleaned made = place({{"commune", text}, {"code_postal", "99999"}});
    CHECK(made["commune"] == after);
    CHECK(made["code_insee"] == "");
    CHECK(made.notes.doubts.empty());
  }
  const Cleaned old = place({{"commune", "SANCEY-LE-GRAND"}, {"code_postal", "25430"}});
  CHECK(old["commune"] == "Sancey-le-Grand");
  CHECK(old.notes.doubts ==
        std::vector<Doubt>{
            {"commune", "SANCEY-LE-GRAND", "communes.yaml ne connaît pas cette commune ; s'agit-il de « Sancey » ?"}});
  const Cleaned nonsense = place({{"commune", "voir le site @mairie"}});
  CHECK(nonsense["commune"] == "");
  CHECK(nonsense.notes.doubts.size() == 1);
}

TEST_CASE("clean commune: by its INSEE code") {
  const Cleaned empty = place({{"code_insee", "33039"}});
  CHECK(empty["commune"] == "Bègles");
  CHECK(empty["code_postal"] == "33130");
  CHECK(place({{"code_insee", "1004"}})["commune"] == "Ambérieu-en-Bugey");
  CHECK(place({{"code_insee", "2a004"}, {"code_postal", "20090"}})["code_insee"] == "2A004");
  CHECK(place({{"code_insee", "33039.0"}})["code_insee"] == "33039");
  const Cleaned old = place({{"code_insee", "33039"}, {"code_postal", "33130"}, {"commune", "Le Vieux Bourg"}});
  CHECK(old["commune"] == "Bègles");
  CHECK(old["complement_adresse"] == "Le Vieux Bourg");
  const Cleaned other = place({{"code_insee", "33058"}, {"commune", "Bègles"}, {"code_postal", "33130"}});
  CHECK(other["code_insee"] == "33058");
  CHECK(other.notes.doubts ==
        std::vector<Doubt>{{"code_insee", "33058", "ce code est celui de Blaye, la commune est Bègles"}});
  CHECK(place({{"code_insee", "33130"}, {"commune", "Bègles"}, {"code_postal", "33130"}})["code_insee"] == "33039");
  CHECK(place({{"code_insee", "99"}}).notes.doubts.size() == 1);
  CHECK(place({{"code_insee", "64102"}, {"commune", "Bayonne"}})["code_insee"] == "64102");  // not of this territory
}

TEST_CASE("clean commune: it gives the postal code where there is one alone") {
  CHECK(place({{"commune", "Bègles"}})["code_postal"] == "33130");
  CHECK(place({{"commune", "Bordeaux"}})["code_postal"] == "");
  const Cleaned cedex = place({{"commune", "Mérignac CEDEX"}, {"code_postal", "33697"}});
  CHECK(cedex["code_postal"] == "33700");
  CHECK(cedex.by("code-postal-cedex"));
  CHECK(place({{"commune", "Bordeaux CEDEX"}, {"code_postal", "33079"}})["code_postal"] == "33079");
  const Cleaned other = place({{"commune", "Bègles"}, {"code_postal", "33390"}});
  CHECK(other["code_postal"] == "33130");
  CHECK(other.notes.doubts ==
        std::vector<Doubt>{{"code_postal", "33390", "ce code postal n'est pas celui de Bègles (33130)"}});
}

TEST_CASE("clean street: postal code and town are taken from the address") {
  for (const std::string text :
       {"8 rue des Lilas - 33130 Bègles", "8 rue des Lilas 33130 BEGLES", "8 rue des Lilas, 33130 Bègles",
        "8 rue des Lilas -33130 BEGLES", "8 rue des Lilas\u00A0- 33130 Bègles Cedex",
        "8 rue des Lilas – 33130 BEGLES CEDEX 2", "8 rue des Lilas 33 130 Bègles", "8 rue des Lilas - 33130 - Bègles",
        "8, rue des Lilas, 33130 Bègles, France", "8 rue des Lilas 33130 BÈGLES - 33130 BÈGLES",
        "null 8 rue des Lilas null 33130 Bègles", "8 rue des Lilas F-33130 Bègles"}) {
    CAPTURE(text);
    const Cleaned made = place({{"adresse", text}});
    CHECK(made["adresse"] == "8 rue des Lilas");
    CHECK(made["code_postal"] == "33130");
    CHECK(made["commune"] == "Bègles");
    CHECK(made["code_insee"] == "33039");
    CHECK(made.notes.doubts.empty());
  }
  const Cleaned many = place({{"adresse", "8 rue des Lilas - 33000 Bordeaux"}, {"commune", "Bordeaux"}});
  CHECK(many["adresse"] == "8 rue des Lilas");
  CHECK(many["code_postal"] == "33000");
  CHECK(many.by("code-postal-de-l-adresse"));
}

TEST_CASE("clean street: what repeats postal code and town goes") {
  struct Case {
    std::string text, after;
  };
  for (const auto& [text, after] :
       std::vector<Case>{{"8 rue des Lilas, Bègles", "8 rue des Lilas"},
                         {"8 rue des Lilas - BEGLES", "8 rue des Lilas"},
                         {"8 rue des Lilas BEGLES", "8 rue des Lilas"},
                         {"8 rue des Lilas (Bègles)", "8 rue des Lilas"},
                         {"8 rue des Lilas 33130", "8 rue des Lilas"},
                         {"33130 Bègles, 8 rue des Lilas", "8 rue des Lilas"},
                         {"8 rue des Lilas 33130 Bègles Bâtiment B", "8 rue des Lilas, Bâtiment B"},
                         {"8 rue des Lilas BP 40273 33130 Bègles Cedex", "8 rue des Lilas BP 40273"},
                         {"33130 Bègles", ""},
                         {"Bègles", ""}}) {
    CAPTURE(text);
    const Cleaned made = place({{"adresse", text}, {"commune", "Bègles"}, {"code_postal", "33130"}});
    CHECK(made["adresse"] == after);
    CHECK(made.by("adresse-commune-repetee"));
    CHECK(made.notes.doubts.empty());
  }
  CHECK(place({{"adresse", "8 au Mas - 33710 BOURG EN GIRONDE"}, {"commune", "Bourg"}})["adresse"] == "8 au Mas");
}

TEST_CASE("clean street: signs that are too many") {
  CHECK(place({{"adresse", "5, rue des Lilas"}})["adresse"] == "5 rue des Lilas");
  CHECK(place({{"adresse", "12 bis, rue des Lilas"}})["adresse"] == "12 bis rue des Lilas");
  CHECK(place({{"adresse", "207,avenue des Lilas"}})["adresse"] == "207 avenue des Lilas");
  CHECK(place({{"adresse", "10-12, place des Lilas, bât. C"}})["adresse"] == "10-12 place des Lilas, bât. C");
  CHECK(place({{"adresse", "8 rue des Lilas -"}})["adresse"] == "8 rue des Lilas");
  CHECK(place({{"adresse", "null null"}})["adresse"] == "");
}

TEST_CASE("clean street: streets that stay as they are") {
  for (const std::string text :
       {"8 rue de Bègles", "Kiosque numérique de Bègles", "Place de Bègles", "8 rue du 8 mai 1945",
        "Résidence Bègles, 3 allée A", "RUE DE BEGLES", "5, 7 rue des Lilas", "Bungalow 17A, Village des Lilas",
        "12345 chemin Long", "rue de la Nulle-Part", "Mairie, place de l'Église", "BP 33130"}) {
    CAPTURE(text);
    const Cleaned made = place({{"adresse", text}, {"commune", "Bègles"}, {"code_postal", "33130"}});
    CHECK(made["adresse"] == text);
    CHECK(made["commune"] == "Bègles");
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean street: an address of another commune is a doubt; nothing is taken from it") {
  const Cleaned made = place({{"adresse", "691 avenue des Lilas - 33390 BLAYE"}, {"commune", "Bègles"}});
  CHECK(made["adresse"] == "691 avenue des Lilas - 33390 BLAYE");
  CHECK(made["commune"] == "Bègles");
  CHECK(made["code_postal"] == "33130");
  CHECK(made.notes.doubts ==
        std::vector<Doubt>{{"commune", "33390 BLAYE", "l'adresse est à Blaye, la fiche à Bègles"}});
}

TEST_CASE("clean street: a postal code that is not the commune's is told once") {
  const Cleaned made = place({{"adresse", "8 rue des Lilas - 33390 Bègles"}});
  CHECK(made["adresse"] == "8 rue des Lilas");
  CHECK(made["code_postal"] == "33130");
  REQUIRE(made.notes.doubts.size() == 1);
  CHECK(made.notes.doubts[0].valeur == "33390");
  const Cleaned two =
      place({{"adresse", "8 rue des Lilas - 33200 Bordeaux"}, {"code_postal", "33000"}, {"commune", "Bordeaux"}});
  CHECK(two["code_postal"] == "33000");
  CHECK(two.notes.doubts ==
        std::vector<Doubt>{{"code_postal", "33200", "l'adresse donne un autre code postal que 33000"}});
}

TEST_CASE("clean street: a text far too long is set aside whole, many repetitions are one change") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "33000 ";
  const Cleaned long_one = place({{"commune", "Bordeaux"}, {"code_postal", "33000"}, {"adresse", text}});
  CHECK(long_one["adresse"].empty());
  REQUIRE(long_one.notes.doubts.size() == 1);
  CHECK(long_one.notes.doubts[0].valeur == text);

  const Cleaned made = place({{"commune", "Bordeaux"}, {"code_postal", "33000"}, {"adresse", "8 rue X 33000 Bordeaux 33000 Bordeaux 33000 Bordeaux"}});
  CHECK(made["adresse"] == "8 rue X");
  CHECK(std::count_if(made.notes.changes.begin(), made.notes.changes.end(), [](const Change& one) { return one.champ == "adresse"; }) == 1);
}
