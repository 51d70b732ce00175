// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <thread>

#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// What the other one is told who waits in vain.
Fault refusal(const fs::path& file, Lock::Mode mode, double seconds) {
  const auto faults = faults_of([&] { Lock(file, mode, seconds, "autre"); });
  REQUIRE(faults.size() == 1);
  return faults[0];
}

}  // namespace

TEST_CASE("lock: a second writer waits, then is told who holds it and what to do") {
  const TemporaryFolder folder;
  const fs::path file = folder / ".mediamap/verrou";
  const Lock holder(file, Lock::Mode::exclusive, 1, "actors import");
  const auto start = Clock::now();
  const Fault fault = refusal(file, Lock::Mode::exclusive, 0.3);
  CHECK(seconds_since(start) >= 0.3);
  CHECK(seconds_since(start) < 1.5);
  CHECK(contains(fault.message, "le territoire est occupé par « mediamap actors import »"));
  CHECK(contains(fault.message, "processus " + std::to_string(::getpid())));
  CHECK(contains(fault.advice, "Attente de 0,3 s dépassée"));
  CHECK(contains(fault.advice, "--lock-wait"));
}

TEST_CASE("lock: readers wait for the writer, and the writer for readers") {
  const TemporaryFolder folder;
  const fs::path file = folder / "verrou";
  {
    const Lock writer(file, Lock::Mode::exclusive, 1, "offer add");
    CHECK(contains(refusal(file, Lock::Mode::shared, 0).message, "« mediamap offer add »"));
  }
  const Lock one(file, Lock::Mode::shared, 0, "offer list");
  const Lock two(file, Lock::Mode::shared, 0, "offer list");
  CHECK(contains(refusal(file, Lock::Mode::exclusive, 0).message, "occupé par"));
}

TEST_CASE("lock: the one who waits goes on as soon as it is free") {
  const TemporaryFolder folder;
  const fs::path file = folder / "verrou";
  std::optional<Lock> holder(std::in_place, file, Lock::Mode::exclusive, 1, "un");
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    holder.reset();
  });
  const auto start = Clock::now();
  const Lock next(file, Lock::Mode::exclusive, 10, "deux");
  release.join();
  CHECK(seconds_since(start) >= 0.15);
  CHECK(seconds_since(start) < 2);
}

TEST_CASE("lock: what a dead holder left in the file blocks nobody and names nobody") {
  const TemporaryFolder folder;
  const fs::path file = folder / "verrou";
  put(file, "« mediamap vieux » de qui@quelque-part, processus 1, depuis 00:00:00\n");
  { const Lock writer(file, Lock::Mode::exclusive, 0, "neuf"); }
  put(file, "« mediamap vieux » de qui@quelque-part, processus 1, depuis 00:00:00\n");
  const Lock reader(file, Lock::Mode::shared, 0, "offer list");
  CHECK_FALSE(contains(refusal(file, Lock::Mode::exclusive, 0).message, "vieux"));
}

TEST_CASE("lock: a process that is killed frees it") {
  const TemporaryFolder folder;
  const fs::path file = folder / "verrou";
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const Lock lock(file, Lock::Mode::exclusive, 1, "actors import");
    if (::write(ready[1], "x", 1) == 1) ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK(contains(refusal(file, Lock::Mode::exclusive, 0).message, "processus " + std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const Lock mine(file, Lock::Mode::exclusive, 1, "suivant");
  CHECK(contains(text_of(file), "« mediamap suivant »"));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("lock: a reader may become the writer and a reader again") {
  const TemporaryFolder folder;
  const fs::path file = folder / "verrou";
  Lock lock(file, Lock::Mode::shared, 0, "check");
  lock.become(Lock::Mode::exclusive, 0, "check");
  CHECK(contains(refusal(file, Lock::Mode::shared, 0).message, "« mediamap check »"));
  lock.become(Lock::Mode::shared, 0, "check");
  const Lock other(file, Lock::Mode::shared, 0, "offer list");
  CHECK(faults_of([&] { lock.become(Lock::Mode::exclusive, 0, "check"); }).size() == 1);
}

TEST_CASE("lock: a folder that cannot be written to may be read, not changed") {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0555));
  // Root may write everywhere.
  const bool root = ::geteuid() == 0;
  if (root) REQUIRE(::seteuid(65534) == 0);
  const auto reading = faults_of([&] { Lock(folder / ".mediamap/verrou", Lock::Mode::shared, 0, "offer list"); });
  const auto writing = faults_of([&] { Lock(folder / ".mediamap/verrou", Lock::Mode::exclusive, 0, "offer add"); });
  const auto recovering = faults_of([&] {
    Lock(folder / ".mediamap/verrou", Lock::Mode::shared, 0, "offer list")
        .become(Lock::Mode::exclusive, 0, "offer list");
  });
  if (root) REQUIRE(::seteuid(0) == 0);
  fs::permissions(folder.path(), fs::perms::owner_all);
  CHECK(reading.empty());
  CHECK(contains(all_of(writing), "impossible d'écrire dans ce territoire"));
  CHECK(contains(all_of(recovering), "le dossier est en lecture seule"));
}
