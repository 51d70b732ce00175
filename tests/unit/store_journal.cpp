// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/journal.hpp"

#include <cerrno>
#include <map>

#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

// What no destructor or handler of the program sees: the process is gone.
struct Killed {};

// The disk, of which the n-th call that may change something goes wrong.
class FailingDisk : public FileSystem {
 public:
  enum class Fate { error, error_from_then_on, kill_before, kill_after };

  FailingDisk(int n, Fate fate, int error = EIO) : left_(n), fate_(fate), error_(error) {}

  bool has_failed() const { return left_ <= 0; }

  std::optional<std::string> read(const fs::path& path) override {
    step(path, [] {});
    return disk().read(path);
  }
  bool exists(const fs::path& path) override {
    step(path, [] {});
    return disk().exists(path);
  }
  void write(const fs::path& path, std::string_view bytes, bool durable) override {
    // A write that goes wrong leaves half of its bytes.
    step(path, [&] { disk().write(path, bytes.substr(0, bytes.size() / 2), false); });
    disk().write(path, bytes, durable);
    step_after();
  }
  void rename(const fs::path& from, const fs::path& to) override {
    step(to, [] {});
    disk().rename(from, to);
    step_after();
  }
  void remove(const fs::path& path) override {
    step(path, [] {});
    disk().remove(path);
    step_after();
  }
  void make_directories(const fs::path& path) override {
    step(path, [] {});
    disk().make_directories(path);
    step_after();
  }
  void sync_directory(const fs::path& path) override {
    step(path, [] {});
    step_after();
  }
  void sync_all(const fs::path& path) override {
    step(path, [] {});
    step_after();
  }

 private:
  template <class Partial>
  void step(const fs::path& path, Partial partial) {
    if (fate_ == Fate::kill_after) return;
    --left_;
    if (left_ > 0 || (left_ < 0 && fate_ != Fate::error_from_then_on)) return;
    partial();
    if (fate_ == Fate::kill_before) throw Killed{};
    throw SystemError({{path.string()}, describe_errno(error_), ""});
  }
  void step_after() {
    if (fate_ == Fate::kill_after && --left_ == 0) throw Killed{};
  }

  int left_;
  Fate fate_;
  int error_;
};

using Files = std::map<std::string, std::string>;

const Files before = {{"acteurs/a.yaml", "nom: A\n"},
                      {"offres/b.yaml", "nom: B\n"},
                      {"offres/c.yaml", "nom: C\n"},
                      {"territoire.yaml", "x\n"}};
const Files after = {{"acteurs/a.yaml", "nom: A2\nautre: 1\n"},
                     {"ateliers/neuf/atelier.yaml", "date: x\n"},
                     {"offres/retirees/b.yaml", "nom: B\n"},
                     {"offres/c.yaml", ""},
                     {"territoire.yaml", "x\n"}};

// Two files edited, one of them to nothing, one moved, one created: five changes, two of them in new folders.
std::vector<FileChange> changes() {
  return {{"acteurs/a.yaml", "nom: A\n", "nom: A2\nautre: 1\n"},
          {"ateliers/neuf/atelier.yaml", {}, "date: x\n"},
          {"offres/retirees/b.yaml", {}, "nom: B\n"},
          {"offres/b.yaml", "nom: B\n", {}},
          {"offres/c.yaml", "nom: C\n", ""}};
}

void lay(const fs::path& root) {
  for (const auto& [path, text] : before) put(root / path, text);
}

// Every file of the territory; nothing of the journal may be left when `clean`.
Files files_in(const fs::path& root, bool clean = true) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().lexically_relative(root).generic_string();
    if (clean || !path.starts_with(".mediamap/")) files[path] = text_of(entry.path());
  }
  return files;
}

// How often the failure came before and after the point of no return.
struct Tally {
  int whole_before = 0;
  int whole_after = 0;
};

}  // namespace

TEST_CASE("journal: without trouble all changes land and nothing else is left") {
  const TemporaryFolder folder;
  lay(folder.path());
  Journal journal(disk(), folder.path());
  journal.commit(changes());
  CHECK(files_in(folder.path()) == after);
  CHECK_FALSE(journal.is_pending());
  CHECK(journal.recover().empty());
  CHECK(files_in(folder.path()) == after);
}

TEST_CASE("journal: a disk that is full or broken at any call leaves whole before or whole after, and it is said") {
  for (const int error : {ENOSPC, EIO}) {
    for (const auto fate : {FailingDisk::Fate::error, FailingDisk::Fate::error_from_then_on}) {
      Tally tally;
      for (int n = 1;; ++n) {
        CAPTURE(error);
        CAPTURE(n);
        REQUIRE(n < 200);
        const TemporaryFolder folder;
        lay(folder.path());
        FailingDisk failing(n, fate, error);
        const auto faults = faults_of([&] { Journal(failing, folder.path()).commit(changes()); });
        const Files at_once = files_in(folder.path(), false);
        Journal journal(disk(), folder.path());
        const auto remarks = journal.recover();
        const Files now = files_in(folder.path());
        CHECK(remarks.empty());
        CHECK_FALSE(journal.is_pending());
        if (!failing.has_failed()) {
          CHECK(faults.empty());
          CHECK(now == after);
          break;
        }
        REQUIRE(faults.size() == 1);
        const std::string& message = faults[0].message;
        CAPTURE(message);
        CHECK(message.starts_with(describe_errno(error)));
        CHECK((now == before || now == after));
        if (contains(message, "rien n'a été changé")) {
          CHECK(at_once == before);
          CHECK(now == before);
        } else if (contains(message, "la prochaine commande la terminera")) {
          CHECK(now == after);
        } else {
          CHECK(contains(message, "la prochaine commande terminera ou annulera"));
        }
        ++(now == before ? tally.whole_before : tally.whole_after);
      }
      CHECK(tally.whole_before > 5);
      CHECK(tally.whole_after > 5);
    }
  }
}

TEST_CASE("journal: whatever instant the program is killed at, the next command finds all or nothing") {
  for (const auto fate : {FailingDisk::Fate::kill_before, FailingDisk::Fate::kill_after}) {
    Tally tally;
    for (int n = 1;; ++n) {
      CAPTURE(n);
      REQUIRE(n < 200);
      const TemporaryFolder folder;
      lay(folder.path());
      bool killed = false;
      try {
        FailingDisk failing(n, fate);
        Journal(failing, folder.path()).commit(changes());
      } catch (const Killed&) {
        killed = true;
      }
      Journal journal(disk(), folder.path());
      CHECK(journal.recover().empty());
      const Files now = files_in(folder.path());
      CHECK((now == before || now == after));
      CHECK_FALSE(journal.is_pending());
      if (!killed) {
        CHECK(now == after);
        break;
      }
      ++(now == before ? tally.whole_before : tally.whole_after);
    }
    CHECK(tally.whole_before > 5);
    CHECK(tally.whole_after > 5);
  }
}

TEST_CASE("journal: a recovery that is killed or fails is itself recovered from") {
  for (int first = 1; first < 60; ++first) {
    for (int second = 1; second < 25; ++second) {
      CAPTURE(first);
      CAPTURE(second);
      const TemporaryFolder folder;
      lay(folder.path());
      try {
        FailingDisk failing(first, FailingDisk::Fate::kill_before);
        Journal(failing, folder.path()).commit(changes());
        return;
      } catch (const Killed&) {
      }
      const bool decided = fs::exists(folder / ".mediamap/journal") || files_in(folder.path(), false) == after;
      bool interrupted = false;
      try {
        FailingDisk failing(second, second % 2 == 0 ? FailingDisk::Fate::kill_before : FailingDisk::Fate::error);
        Journal(failing, folder.path()).recover();
      } catch (const Killed&) {
        interrupted = true;
      } catch (const SystemError& error) {
        interrupted = true;
        CHECK(contains(error.what(), "une modification interrompue attend d'être terminée"));
      }
      Journal(disk(), folder.path()).recover();
      CHECK(files_in(folder.path()) == (decided ? after : before));
      if (!interrupted) break;
    }
  }
}

namespace {

// A folder in which the change is decided, and no file of the territory touched yet.
void interrupt(const TemporaryFolder& folder) {
  lay(folder.path());
  for (int n = 1; n < 200 && !fs::exists(folder / ".mediamap/journal"); ++n) {
    fs::remove_all(folder / ".mediamap");
    try {
      FailingDisk failing(n, FailingDisk::Fate::kill_after);
      Journal(failing, folder.path()).commit(changes());
    } catch (const Killed&) {
    }
  }
  REQUIRE(files_in(folder.path(), false) == before);
}

}  // namespace

TEST_CASE("journal: what a hand changed before the recovery is kept, and the new version laid beside it") {
  const TemporaryFolder folder;
  interrupt(folder);
  put(folder / "acteurs/a.yaml", "nom: À la main\n");
  put(folder / "ateliers/neuf/atelier.yaml", "à la main\n");
  put(folder / "offres/b.yaml", "nom: B, à la main\n");
  Journal journal(disk(), folder.path());
  CHECK(journal.is_pending());
  const std::string remarks = all_of(journal.recover());
  Files expected = after;
  expected["acteurs/a.yaml"] = "nom: À la main\n";
  expected["acteurs/a.yaml.a-reprendre"] = "nom: A2\nautre: 1\n";
  expected["ateliers/neuf/atelier.yaml"] = "à la main\n";
  expected["ateliers/neuf/atelier.yaml.a-reprendre"] = "date: x\n";
  expected["offres/b.yaml"] = "nom: B, à la main\n";
  CHECK(files_in(folder.path()) == expected);
  CHECK(contains(remarks, "acteurs/a.yaml: le fichier a été modifié à la main"));
  CHECK(contains(remarks, "a.yaml.a-reprendre"));
  CHECK(contains(remarks, "atelier.yaml: le fichier"));
  CHECK(contains(remarks, "offres/b.yaml: le fichier"));
}

TEST_CASE("journal: a folder that was removed before the recovery is laid again") {
  const TemporaryFolder folder;
  interrupt(folder);
  fs::remove_all(folder / "acteurs");
  fs::remove_all(folder / "ateliers");
  const auto remarks = Journal(disk(), folder.path()).recover();
  CHECK(remarks.size() == 1);
  CHECK(text_of(folder / "ateliers/neuf/atelier.yaml") == "date: x\n");
  CHECK(text_of(folder / "acteurs/a.yaml.a-reprendre") == "nom: A2\nautre: 1\n");
  CHECK_FALSE(Journal(disk(), folder.path()).is_pending());
}

TEST_CASE("journal: a journal that cannot be read is told, and nothing is touched") {
  for (const std::string text : {"", "[", "{\"a\": 1}", "[{\"path\": 3}]"}) {
    CAPTURE(text);
    const TemporaryFolder folder;
    lay(folder.path());
    put(folder / ".mediamap/journal", text);
    const auto faults = faults_of([&] { Journal(disk(), folder.path()).recover(); });
    REQUIRE(faults.size() == 1);
    CHECK(contains(faults[0].message, "illisible"));
    CHECK(contains(faults[0].advice, ".mediamap/journal"));
    CHECK(files_in(folder.path(), false) == before);
  }
}

TEST_CASE("journal: files that changed since they were read stop the commit") {
  const TemporaryFolder folder;
  lay(folder.path());
  put(folder / "acteurs/a.yaml", "autre\n");
  put(folder / "ateliers/neuf/atelier.yaml", "là déjà\n");
  fs::remove(folder / "offres/c.yaml");
  const Files found = files_in(folder.path());
  const auto faults = faults_of([&] { Journal(disk(), folder.path()).commit(changes()); });
  CHECK(faults.size() == 3);
  CHECK(files_in(folder.path()) == found);
}
