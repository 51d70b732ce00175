// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/territory_loader.hpp"

#include <algorithm>

#include "mediamap/store/check.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

// A small territory with an actor, two offers, a workshop and a bilan, all in order.
struct Sample {
  TemporaryFolder folder;

  Sample() {
    lay_small_territory(folder.path());
    put("acteurs/mediatheque.yaml",
        "version: 1\nnom: Médiathèque\ncode_insee: \"59067\"\nhoraires: \"Mo 09:00-12:00\"\n");
    put("offres/b.yaml",
        "version: 1\nnom: B\nfamille: formation\nthematiques: [premiers-pas]\noperateurs: [mediatheque]\n");
    put("offres/a.yaml", "version: 1\nnom: A\nfamille: acces-aux-droits\nsource: {atelier: \"2026\"}\n");
    put("ateliers/2026/atelier.yaml",
        "version: 1\ndate: \"2026-12-01\"\ndebut: \"14:00\"\nfin: \"18:00\"\nlieu: Mairie\n");
    put("bilans/b1.yaml",
        "version: 1\netape: Une étape\natelier: \"2026\"\nconstats:\n  - {id: c1, texte: Un}\nhypotheses:\n  - {id: "
        "h1, texte: H, constats: [c1]}\n");
  }
  void put(const char* path, const std::string& text) { store_tests::put(folder / path, text); }
  Project open() const { return Project::open({folder.path(), Access::read, 1, "essai"}); }
  std::vector<Fault> faults() const { return load_with_faults(open()).faults; }
  std::string checked() const { return all_of(store::check(open()).faults); }
  std::string remarks() const { return all_of(store::check(open()).remarks); }
};

}  // namespace

TEST_CASE("territory_loader: a folder becomes a territory, records in the order of their ids") {
  const Sample sample;
  const Territory territory = load(sample.open());
  CHECK(territory.nom == "CC d'Essai");
  CHECK(territory.communes.size() == 2);
  CHECK(territory.communes[0].codes_postaux == std::vector<std::string>{"59380"});
  REQUIRE(territory.offres.size() == 2);
  CHECK(territory.offres[0].id == "a");
  CHECK(territory.offer("b")->operateurs == std::vector<std::string>{"mediatheque"});
  CHECK(territory.actor("mediatheque")->nom == "Médiathèque");
  CHECK(territory.workshop("2026")->lieu == "Mairie");
  CHECK(territory.bilan("b1")->hypotheses.at(0).constats == std::vector<std::string>{"c1"});
  CHECK(territory.taxonomy.thematic("premiers-pas")->seuil == 3);
  CHECK(sample.checked().empty());
  CHECK(sample.remarks().empty());
}

TEST_CASE("territory_loader: only the parts that are asked for are read") {
  Sample sample;
  sample.put("acteurs/faux.yaml", "version: 1\nnom: [\n");
  Parts parts;
  parts.actors = false;
  const Loaded loaded = load_with_faults(sample.open(), parts);
  CHECK(loaded.faults.empty());
  CHECK(loaded.territory.acteurs.empty());
  CHECK(loaded.territory.offres.size() == 2);
}

TEST_CASE("territory_loader: folders without records are no fault") {
  const TemporaryFolder folder;
  lay_small_territory(folder.path());
  fs::remove(folder / "communes.yaml");
  const Loaded loaded = load_with_faults(Project::open({folder.path(), Access::read, 1, "essai"}));
  CHECK(loaded.faults.empty());
}

TEST_CASE("territory_loader: all the faults of all files come in one run, each with its place") {
  Sample sample;
  sample.put("territoire.yaml", "version: 1\nnom: X\ntype: ZZ\nsiren: 200040947\n");
  sample.put("acteurs/doublon.yaml", "version: 1\nnom: A\nnom: B\n");
  sample.put("acteurs/nombre.yaml", "version: 1\nnom: A\ncode_postal: 59380\nlatitude: nord\n");
  sample.put("acteurs/syntaxe.yaml", "version: 1\nnom: \"A\n");
  sample.put("acteurs/latin.yaml", "version: 1\nnom: \xC9toile\n");
  sample.put("acteurs/vide.yaml", "");
  sample.put("acteurs/liste.yaml", "- a\n");
  sample.put("offres/nouvelle.yaml", "version: 2\nnom: A\nfamille: formation\n");
  sample.put("offres/ancienne.yaml", "version: 0\nnom: A\n");
  sample.put("offres/sans.yaml", "nom: A\nfamille: formation\n");
  sample.put("offres/mauvais nom.yaml", "version: 1\nnom: A\nfamille: formation\n");
  sample.put("bilans/b2.yaml", "version: 1\netape: x\nconstats:\n  - {texte: sans id}\n");
  fs::create_symlink(sample.folder / "acteurs/mediatheque.yaml", sample.folder / "acteurs/lien.yaml");

  const std::string faults = all_of(sample.faults());
  CAPTURE(faults);
  for (const std::string expected :
       {"territoire.yaml:3:7: type : « ZZ » n'est pas une valeur admise",
        "territoire.yaml:4:8: siren : « 200040947 » : il faut un texte",
        "acteurs/doublon.yaml:3:1: la clé « nom » est écrite deux fois (déjà ligne 2)",
        "acteurs/nombre.yaml:3:14: code_postal : « 59380 »", "acteurs/nombre.yaml:4:11: latitude : « nord »",
        "acteurs/syntaxe.yaml:2:6: un guillemet", "acteurs/latin.yaml:2:6: le fichier n'est pas en UTF-8",
        "acteurs/vide.yaml: le fichier est vide", "acteurs/liste.yaml: le fichier est vide ou",
        "offres/nouvelle.yaml:1:10: ce fichier a été écrit par une version plus récente",
        "offres/ancienne.yaml:1:10: ce fichier est d'un ancien format", "mediamap migrate", "offres/sans.yaml",
        "il manque la version", "offres/mauvais nom.yaml: le nom de ce fichier ne peut pas servir",
        "bilans/b2.yaml:4:5: constats : il manque « id »", "acteurs/lien.yaml: un lien symbolique"}) {
    CHECK_MESSAGE(contains(faults, expected), "missing: " << expected);
  }
  CHECK(sample.faults().size() == 15);
  CHECK_THROWS_AS(load(sample.open()), DataError);
  CHECK(all_of(faults_of([&] { load(sample.open()); })) == faults);
}

TEST_CASE("territory_loader: many records come in order, whatever thread reads them") {
  Sample sample;
  for (int i = 0; i < 300; ++i) {
    const std::string id = "a" + std::to_string(1000 + i);
    sample.put(("acteurs/" + id + ".yaml").c_str(), "version: 1\nnom: " + (i % 100 == 7 ? "[" : id) + "\n");
  }
  const Loaded loaded = load_with_faults(sample.open());
  CHECK(loaded.territory.acteurs.size() == 301);  // a record that cannot be read still has its id
  CHECK(loaded.territory.actor("a1007")->nom.empty());
  CHECK(loaded.territory.actor("a1008")->nom == "a1008");
  CHECK(std::is_sorted(loaded.territory.acteurs.begin(), loaded.territory.acteurs.end(),
                       [](const Actor& a, const Actor& b) { return a.id < b.id; }));
  REQUIRE(loaded.faults.size() == 3);
  CHECK(contains(loaded.faults[0].place.path, "a1007.yaml"));
  CHECK(contains(loaded.faults[2].place.path, "a1207.yaml"));
}

TEST_CASE("territory_loader: missing files of the territory are told") {
  Sample sample;
  fs::remove(sample.folder / "thematiques.yaml");
  const auto faults = sample.faults();
  REQUIRE(faults.size() == 1);
  CHECK(contains(faults[0].str(), "thematiques.yaml: ce fichier manque"));
}

TEST_CASE("check: references that lead nowhere, at their place") {
  Sample sample;
  sample.put("offres/a.yaml",
             "version: 1\nnom: A\nfamille: formatio\nthematiques:\n  - premiers-pas\n  - zzz\noperateurs: "
             "[mediatheque, \"mediateque\"]\n"
             "communes_desservies: [\"59067\", \"75056\"]\nsource: {atelier: absent}\n");
  sample.put("bilans/b1.yaml", "version: 1\netape: x\nhypotheses:\n  - id: h1\n    texte: H\n    constats: [c9]\n");
  const std::string faults = sample.checked();
  CAPTURE(faults);
  for (const std::string expected :
       {"offres/a.yaml:3:10: la famille « formatio » n'existe pas", "Vouliez-vous dire « formation » ?",
        "offres/a.yaml:6:5: la thématique « zzz »", "offres/a.yaml:7:27: l'opérateur « mediateque »",
        "Vouliez-vous dire « mediatheque » ?", "offres/a.yaml:8:32: la commune « 75056 »",
        "offres/a.yaml:9:19: l'atelier « absent »", "bilans/b1.yaml:6:16: le constat « c9 »"}) {
    CHECK_MESSAGE(contains(faults, expected), "missing: " << expected);
  }
}

TEST_CASE("check: a record that cannot be read does not make its references broken") {
  Sample sample;
  sample.put("acteurs/mediatheque.yaml", "version: 1\nnom: [\n");
  CHECK_FALSE(contains(sample.checked(), "l'opérateur"));
  CHECK(contains(sample.checked(), "acteurs/mediatheque.yaml:"));
}

TEST_CASE("check: impossible values, at their place") {
  Sample sample;
  sample.put("territoire.yaml", "version: 1\nnom: X\ntype: CC\nsiren: \"200040948\"\n");
  sample.put("acteurs/mediatheque.yaml", "version: 1\nnom: M\nhoraires: \"Lundi 9h\"\ndate_maj: \"2026-02-30\"\n");
  sample.put("acteurs/Mediatheque.yaml", "version: 1\nnom: M\n");
  sample.put("offres/b.yaml", "version: 1\nnom: B\nfamille: formation\ndebut: \"2026-03-01\"\nfin: \"2026-02-01\"\n");
  const std::string faults = sample.checked();
  CAPTURE(faults);
  for (const std::string expected :
       {"territoire.yaml:4:8: le SIREN « 200040948 » est faux", "acteurs/mediatheque.yaml:3:11: horaires « Lundi 9h »",
        "acteurs/mediatheque.yaml:4:11: le jour « 2026-02-30 » n'existe pas", "ne diffèrent que par les majuscules",
        "offres/b.yaml:5:6: l'offre finit avant d'avoir commencé"}) {
    CHECK_MESSAGE(contains(faults, expected), "missing: " << expected);
  }
}

TEST_CASE("check: remarks on what is not read") {
  Sample sample;
  sample.put("acteurs/mediatheque.yaml", "version: 1\nnom: M\nhoraire: x\nma_note_du_lundi: x\n");
  sample.put("offres/autre.yml", "version: 1\n");
  sample.put("offres/b.yaml.a-reprendre", "version: 1\n");
  const std::string remarks = sample.remarks();
  CHECK(contains(remarks, "acteurs/mediatheque.yaml:3:1: clé inconnue « horaire »"));
  CHECK(contains(remarks, "« horaires »"));
  CHECK_FALSE(contains(remarks, "ma_note_du_lundi"));
  CHECK(contains(remarks, "offres/autre.yml"));
  CHECK(contains(remarks, "offres/b.yaml.a-reprendre"));
  CHECK(sample.checked().empty());
}

TEST_CASE("project: the root is found by walking up, and told when there is none") {
  const Sample sample;
  fs::create_directories(sample.folder / "offres/retirees");
  CHECK(Project::open({sample.folder / "offres/retirees", Access::read, 1, "essai"}).root() ==
        fs::canonical(sample.folder.path()));
  const TemporaryFolder elsewhere;
  const auto faults = faults_of([&] { Project::open({elsewhere.path(), Access::read, 1, "essai"}); });
  REQUIRE(faults.size() == 1);
  CHECK(contains(faults[0].message, "aucun territoire ici"));
  CHECK(contains(faults[0].advice, "mediamap init"));
  CHECK(faults_of([&] { Project::open({elsewhere / "absent", Access::read, 1, "essai"}); }).size() == 1);
}
