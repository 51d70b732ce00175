// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/change_set.hpp"

#include "mediamap/store/derivations.hpp"
#include "mediamap/store/territory_loader.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

struct Opened {
  TemporaryFolder folder;
  Project project;

  Opened() : project(open(folder)) {}
  static Project open(const TemporaryFolder& folder) {
    lay_small_territory(folder.path());
    return Project::open({folder.path(), Access::write, 1, "essai"});
  }
};

Offer offer(const std::string& id) {
  Offer offer;
  offer.id = id;
  offer.nom = "Atelier";
  offer.famille = "formation";
  return offer;
}

}  // namespace

TEST_CASE("change_set: a new record gets a file that editors understand") {
  Opened opened;
  ChangeSet changes(opened.project);
  changes.put(offer("atelier"));
  REQUIRE(changes.changes().size() == 1);
  CHECK_FALSE(fs::exists(opened.folder / "offres/atelier.yaml"));
  changes.commit();
  CHECK(text_of(opened.folder / "offres/atelier.yaml") ==
        "# yaml-language-server: $schema=../schemas/offre.json\nversion: 1\nnom: Atelier\nfamille: formation\n");

  Workshop workshop;
  workshop.id = "2026-12-01";
  workshop.date = "2026-12-01";
  workshop.debut = "14:00";
  workshop.fin = "18:00";
  workshop.lieu = "Salle des fêtes";
  ChangeSet more(opened.project);
  more.put(workshop);
  more.commit();
  CHECK(text_of(opened.folder / "ateliers/2026-12-01/atelier.yaml")
            .starts_with("# yaml-language-server: $schema=../../schemas/atelier.json\n"));
}

TEST_CASE("change_set: a record that says so already is not touched") {
  Opened opened;
  const std::string source =
      "version: 1\n# mon mot\nfamille:   formation\nnom: 'Atelier'\nthematiques: []\nhors_les_murs: false\n";
  put(opened.folder / "offres/atelier.yaml", source);
  ChangeSet changes(opened.project);
  changes.put(offer("atelier"));
  CHECK(changes.empty());
  changes.commit();
  CHECK(text_of(opened.folder / "offres/atelier.yaml") == source);
  CHECK_FALSE(fs::exists(opened.folder / ".mediamap/journal"));
}

TEST_CASE("change_set: an edit keeps comments, order, layout and unknown keys") {
  Opened opened;
  put(opened.folder / "offres/atelier.yaml",
      "version: 1\n"
      "# mon mot\n"
      "famille: formation   # à revoir\n"
      "ma_cle: {a: [1, 2]}\n"
      "nom: 'Atelier'\n"
      "source:\n"
      "  acteur: a1\n"
      "  ma_note: vu lundi  # chez eux\n"
      "\n"
      "objectifs: [un, deux]\n");
  Offer changed = offer("atelier");
  changed.nom = "Atelier du lundi";
  changed.objectifs = {"deux", "trois: et plus"};
  changed.hors_les_murs = true;
  changed.source_acteur = "a2";
  ChangeSet changes(opened.project);
  changes.put(changed);
  changes.commit();
  CHECK(text_of(opened.folder / "offres/atelier.yaml") ==
        "version: 1\n"
        "# mon mot\n"
        "famille: formation   # à revoir\n"
        "ma_cle: {a: [1, 2]}\n"
        "nom: Atelier du lundi\n"
        "source:\n"
        "  acteur: a2\n"
        "  ma_note: vu lundi  # chez eux\n"
        "\n"
        "objectifs: [deux, \"trois: et plus\"]\n"
        "hors_les_murs: true\n");
}

TEST_CASE("change_set: unknown keys stay when the known ones around them go") {
  Opened opened;
  put(opened.folder / "offres/atelier.yaml",
      "version: 1\nnom: Atelier\nfamille: formation\nsource:\n  acteur: a1\n  ma_note: vu lundi\n");
  ChangeSet changes(opened.project);
  changes.put(offer("atelier"));
  changes.commit();
  CHECK(text_of(opened.folder / "offres/atelier.yaml") ==
        "version: 1\nnom: Atelier\nfamille: formation\nsource:\n  ma_note: vu lundi\n");
}

TEST_CASE("change_set: top-level keys of a document, with unknown keys in its lists") {
  Opened opened;
  put(opened.folder / "communes.yaml",
      "version: 1\nma_cle: x\ncommunes:\n  - {code: \"59067\", nom: Bergues, maire: Durand}  # chef-lieu\n  - {code: "
      "\"59260\", nom: Hondschoote}\n");
  ChangeSet changes(opened.project);
  changes.put_document("communes.yaml", "communes",
                       to_json(std::vector<Commune>{{"59067", "Bergues", {}, 3600, {}, {}},
                                                    {"59260", "Hondschoote", {}, {}, {}, {}},
                                                    {"59340", "Killem", {}, {}, {}, {}}}),
                       true);
  changes.commit();
  CHECK(text_of(opened.folder / "communes.yaml") ==
        "version: 1\nma_cle: x\ncommunes:\n  - {code: \"59067\", nom: Bergues, maire: Durand, population: 3600}  # "
        "chef-lieu\n"
        "  - {code: \"59260\", nom: Hondschoote}\n  - {code: \"59340\", nom: Killem}\n");
}

TEST_CASE("change_set: what is known of one commune does not pass to another that takes its line") {
  Opened opened;
  put(opened.folder / "communes.yaml",
      "version: 1\ncommunes:\n  - {code: \"59067\", nom: Bergues, population: 1, maire: A}\n"
      "  - {code: \"59260\", nom: Hondschoote, population: 2, maire: B}\n");
  ChangeSet changes(opened.project);
  changes.put_document(
      "communes.yaml", "communes",
      to_json(std::vector<Commune>{{"59260", "Hondschoote", {}, {}, {}, {}}, {"59340", "Killem", {}, {}, {}, {}}}),
      true);
  changes.commit();
  CHECK(text_of(opened.folder / "communes.yaml") ==
        "version: 1\ncommunes:\n  - {code: \"59260\", nom: Hondschoote, population: 2, maire: B}\n"
        "  - {code: \"59340\", nom: Killem}\n");
}

TEST_CASE("change_set: a record that could not be read again is not written") {
  Opened opened;
  Offer bad = offer("a");
  bad.statut = "peut-être";
  bad.nom = "";
  ChangeSet changes(opened.project);
  const std::string faults = all_of(faults_of([&] { changes.put(bad); }));
  CHECK(contains(faults, "offres/a.yaml: statut : « peut-être » n'est pas une valeur admise"));
  CHECK(contains(faults, "offres/a.yaml: il manque « nom » (Nom)"));
  CHECK(changes.empty());
}

TEST_CASE("change_set: moving and removing") {
  Opened opened;
  put(opened.folder / "offres/a.yaml", "version: 1\n");
  put(opened.folder / "offres/b.yaml", "version: 1\n# b\n");
  ChangeSet changes(opened.project);
  changes.move("offres/b.yaml", "offres/retirees/b.yaml");
  changes.remove("offres/a.yaml");
  changes.remove("offres/absent.yaml");
  changes.move("offres/absent.yaml", "offres/x.yaml");
  CHECK(changes.changes().size() == 3);
  changes.commit();
  CHECK_FALSE(fs::exists(opened.folder / "offres/a.yaml"));
  CHECK_FALSE(fs::exists(opened.folder / "offres/b.yaml"));
  CHECK(text_of(opened.folder / "offres/retirees/b.yaml") == "version: 1\n# b\n");
}

TEST_CASE("change_set: a file that changed since it was read stops everything") {
  Opened opened;
  put(opened.folder / "offres/a.yaml", "version: 1\nnom: A\nfamille: formation\n");
  ChangeSet changes(opened.project);
  changes.put(offer("a"));
  changes.put(offer("b"));
  put(opened.folder / "offres/a.yaml", "version: 1\nnom: autre\nfamille: formation\n");
  const auto faults = faults_of([&] { changes.commit(); });
  REQUIRE(faults.size() == 1);
  CHECK(contains(faults[0].message, "modifié pendant que la commande travaillait"));
  CHECK(contains(faults[0].advice, "Rien n'a été changé"));
  CHECK_FALSE(fs::exists(opened.folder / "offres/b.yaml"));
}

TEST_CASE("change_set: a symbolic link in place of a record is not written through") {
  Opened opened;
  put(opened.folder / "ailleurs.yaml", "version: 1\nnom: A\nfamille: formation\n");
  fs::create_directories(opened.folder / "offres");
  fs::create_symlink(opened.folder / "ailleurs.yaml", opened.folder / "offres/a.yaml");
  ChangeSet changes(opened.project);
  changes.put(offer("a"));
  CHECK(contains(all_of(faults_of([&] { changes.commit(); })), "lien symbolique"));
  CHECK(text_of(opened.folder / "ailleurs.yaml") == "version: 1\nnom: A\nfamille: formation\n");
}

TEST_CASE("derivations: kept from one run to the next, and their ids are taken") {
  Opened opened;
  CHECK(load_derivations(opened.project).empty());
  const std::string service = "Aide aux démarches administratives";
  ChangeSet changes(opened.project);
  put_derivations(changes, {{"a1", service, "aide-a1"}});
  changes.commit();
  const std::string first = text_of(opened.folder / "derivations.yaml");
  CHECK(contains(first, "  - {acteur: a1, service: Aide aux démarches administratives, offre: aide-a1}\n"));

  ChangeSet more(opened.project);
  put_derivations(more, {{"a1", service, "aide-a1"}, {"a2", service, "aide-a2"}});
  more.commit();
  CHECK(text_of(opened.folder / "derivations.yaml").starts_with(first));
  CHECK(load_derivations(opened.project).size() == 2);

  put(opened.folder / "offres/retirees/vieille.yaml", "version: 1\n");
  Territory territory;
  territory.offres = {offer("presente")};
  CHECK(taken_offer_ids(opened.project, territory) ==
        std::set<std::string>{"aide-a1", "aide-a2", "presente", "vieille"});
}
