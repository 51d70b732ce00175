// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/migrate.hpp"

#include "mediamap/store/check.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

// The format of the trials, made up for this test.
void lay_version_0(const fs::path& root) {
  lay_small_territory(root);
  put(root / "territoire.yaml", "# à nous\nversion: 0\nepci: CC d'Essai   # son nom\ntype: CC\nma_cle: {x: 1}\n");
  put(root / "acteurs/m.yaml",
      "version: 0 # vieux\nnom: Médiathèque\nservices: Aide aux démarches administratives|Utilisation sécurisée du "
      "numérique  # deux\n"
      "typologie: BIB\n");
  put(root / "acteurs/n.yaml", "version: 1\nnom: N\n");
  put(root / "offres/a.yaml", "version: 0\nnom: A\n# la branche\ntheme: formation\noperateur: m|n\nma_note: \"|\"\n");
  put(root / "ateliers/x/atelier.yaml",
      "version: 1\ndate: \"2026-12-01\"\ndebut: \"14:00\"\nfin: \"18:00\"\nlieu: Mairie\n");
}

}  // namespace

TEST_CASE("migrate: old files come to the current format, comments and unknown keys kept") {
  const TemporaryFolder folder;
  lay_version_0(folder.path());
  Project project = Project::open({folder.path(), Access::write, 1, "migrate"});
  CHECK(!load_with_faults(project).faults.empty());

  ChangeSet changes(project);
  migrate(project, changes);
  CHECK(text_of(folder / "territoire.yaml").starts_with("# à nous\nversion: 0\n"));
  changes.commit();
  CHECK(text_of(folder / "territoire.yaml") ==
        "# à nous\nversion: 1\nnom: CC d'Essai   # son nom\ntype: CC\nma_cle: {x: 1}\n");
  CHECK(text_of(folder / "acteurs/m.yaml") ==
        "version: 1 # vieux\nnom: Médiathèque\nservices:\n  - Aide aux démarches administratives\n  - Utilisation "
        "sécurisée du numérique\n"
        "typologie:\n  - BIB\n");
  CHECK(text_of(folder / "acteurs/n.yaml") == "version: 1\nnom: N\n");
  CHECK(text_of(folder / "offres/a.yaml") ==
        "version: 1\nnom: A\n# la branche\nfamille: formation\noperateurs:\n  - m\n  - \"n\"\nma_note: \"|\"\n");
  CHECK(fs::exists(folder / "schemas/acteur.json"));
  CHECK(all_of(check(project).faults).empty());

  ChangeSet again(project);
  migrate(project, again);
  CHECK(again.empty());
}

TEST_CASE("migrate: what cannot be read or is newer stops it, and nothing is changed") {
  const TemporaryFolder folder;
  lay_version_0(folder.path());
  put(folder / "offres/b.yaml", "version: 9\nnom: B\n");
  put(folder / "offres/c.yaml", "nom: C\n");
  put(folder / "offres/d.yaml", "version: 0\nnom: [\n");
  Project project = Project::open({folder.path(), Access::write, 1, "migrate"});
  ChangeSet changes(project);
  const auto faults = faults_of([&] { migrate(project, changes); });
  CHECK(faults.size() == 3);
  CHECK(contains(all_of(faults), "offres/b.yaml:1:10: ce fichier a été écrit par une version plus récente"));
  CHECK(contains(all_of(faults), "offres/c.yaml:1: il manque « version: N »"));
  CHECK(contains(all_of(faults), "offres/d.yaml:"));
  CHECK(contains(text_of(folder / "offres/a.yaml"), "version: 0"));
}
