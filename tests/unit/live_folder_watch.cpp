// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/folder_watch.hpp"

#include <poll.h>
#include <unistd.h>

#include "store_support.hpp"

using mediamap::live::FolderWatch;
using Change = FolderWatch::Change;
using namespace store_tests;

namespace {

Change next_change(FolderWatch& watch) {
  pollfd waited = {watch.descriptor(), POLLIN, 0};
  ::poll(&waited, 1, 200);
  return watch.take();
}

}  // namespace

TEST_CASE("folder watch: records that are written, renamed, linked and removed") {
  const TemporaryFolder folder;
  put(folder / "offres/a.yaml", "nom: A\n");
  FolderWatch watch(folder.path(), {"offres", "ateliers"});
  CHECK(watch.take() == Change::none);
  put(folder / "offres/a.yaml", "nom: B\n");
  CHECK(next_change(watch) == Change::written);
  fs::rename(folder / "offres/a.yaml", folder / "offres/b.yaml");
  CHECK(next_change(watch) == Change::written);
  fs::create_hard_link(folder / "offres/b.yaml", folder / "offres/c.yaml");
  CHECK(next_change(watch) == Change::written);
  fs::remove(folder / "offres/b.yaml");
  CHECK(next_change(watch) == Change::gone);
  put(folder / "thematiques.yaml", "");
  CHECK(next_change(watch) == Change::written);
  CHECK(next_change(watch) == Change::none);
}

TEST_CASE("folder watch: what is no record wakes nobody") {
  const TemporaryFolder folder;
  for (const char* name : {"offres", "rendus", ".git", ".mediamap"}) fs::create_directories(folder / name);
  FolderWatch watch(folder.path(), {"offres"});
  put(folder / "rendus/carte.svg", "x");
  put(folder / "carte.svg", "x");
  put(folder / "offres/.a.yaml.swp", "x");
  put(folder / "offres/.a.yaml", "x");
  put(folder / ".git/config.yaml", "x");
  put(folder / ".mediamap/etape/a.yaml", "x");
  put(folder / "autre/a.yaml", "x");
  CHECK(next_change(watch) == Change::none);
}

TEST_CASE("folder watch: folders that appear, move away and come back are followed") {
  const TemporaryFolder folder;
  FolderWatch watch(folder.path(), {"offres", "ateliers"});
  fs::create_directories(folder / "ateliers/un");
  CHECK(next_change(watch) == Change::written);
  put(folder / "ateliers/un/atelier.yaml", "x");
  CHECK(next_change(watch) == Change::written);
  fs::rename(folder / "ateliers", folder / "ailleurs");
  CHECK(next_change(watch) == Change::gone);
  put(folder / "ailleurs/un/atelier.yaml", "y");
  CHECK(next_change(watch) == Change::none);
  fs::rename(folder / "ailleurs", folder / "ateliers");
  CHECK(next_change(watch) == Change::written);
  put(folder / "ateliers/un/atelier.yaml", "z");
  CHECK(next_change(watch) == Change::written);
}

TEST_CASE("folder watch: more changes than the system remembers are one change, and the watch goes on") {
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  int most = 16384;
  limit >> most;
  REQUIRE(most < 200000);
  const TemporaryFolder folder;
  fs::create_directories(folder / "offres");
  FolderWatch watch(folder.path(), {"offres"});
  // Names that do not count: only the overflow itself can tell of a change.
  for (int i = 0; i < most / 2 + 100; ++i) {
    const fs::path file = folder / ("x" + std::to_string(i % 2));
    std::ofstream(file).close();
    fs::remove(file);
  }
  CHECK(next_change(watch) == Change::written);
  put(folder / "offres/a.yaml", "x");
  CHECK(next_change(watch) == Change::written);
}

TEST_CASE("folder watch: a root that is removed, renamed or replaced is not there any more") {
  const TemporaryFolder folder;
  const fs::path root = folder / "territoire";
  fs::create_directories(root / "offres");
  FolderWatch watch(root, {"offres"});
  CHECK(watch.is_there());
  fs::rename(root, folder / "autre");
  CHECK_FALSE(watch.is_there());
  CHECK(watch.take() == Change::gone);
  fs::create_directories(root);
  CHECK_FALSE(watch.is_there());
  CHECK(faults_of([&] { FolderWatch(folder / "absent", {}); }).size() == 1);
}
