// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/record_cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "mediamap/store/change_set.hpp"
#include "mediamap/store/record_bytes.hpp"
#include "mediamap/store/territory_loader.hpp"
#include "store_random.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

Project open_at(const TemporaryFolder& folder, Access access = Access::read) {
  return Project::open({folder.path(), access, 5, "essai"});
}

// Everything that a territory holds, as text.
std::string told(const Territory& territory) {
  std::string all = to_bytes(territory) + to_bytes(territory.taxonomy) + to_bytes(territory.communes);
  const auto add = [&all](const auto& records) {
    for (const auto& record : records) all += record.id + "\n" + to_json(record).dump() + "\n";
  };
  add(territory.acteurs);
  add(territory.offres);
  add(territory.ateliers);
  add(territory.bilans);
  return all;
}

// What every command sees, and what it would see without a cache. Faults are told the same too.
void check_same(const TemporaryFolder& folder) {
  const Project project = open_at(folder);
  const Loaded fresh = load_with_faults(project);
  for (int again = 0; again < 2; ++again) {
    const Loaded cached = load_with_faults(project, {}, Caching::allowed);
    CHECK(told(cached.territory) == told(fresh.territory));
    CHECK(all_of(cached.faults) == all_of(fresh.faults));
  }
}

std::vector<std::string> unfinished_in(const TemporaryFolder& folder) {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(folder / ".mediamap/cache")) {
    if (file.path().extension() == ".tmp") names.push_back(file.path().filename().string());
  }
  return names;
}

// So that what was changed until now counts as settled, on any file system with a fine clock.
void wait_for_the_clock() { std::this_thread::sleep_for(std::chrono::milliseconds(25)); }

std::string actor_text(int i, std::string_view nom = "Point") {
  return "version: 1\nnom: \"" + std::string(nom) + " " + std::to_string(100 + i) + "\"\n";
}

void lay_actors(const TemporaryFolder& folder, int count) {
  lay_small_territory(folder.path());
  for (int i = 0; i < count; ++i) put(folder / ("acteurs/a" + std::to_string(i) + ".yaml"), actor_text(i));
}

// A document in which every key of the schema, at any depth, has a value.
Json full(const Json& root, const Json& rule) {
  if (rule.contains("$ref")) return full(root, root.at(Json::json_pointer(rule.at("$ref").get<std::string>().substr(1))));
  if (rule.contains("const")) return rule.at("const");
  if (rule.contains("enum")) return rule.at("enum").back();
  const Json type = rule.value("type", Json("string"));
  if (type == "array") return Json::array({full(root, rule.at("items"))});
  if (type == "integer") return 7;
  if (type == "number") return 12.5;
  if (type == "boolean") return true;
  if (type != "object") return "texte";
  Json document = Json::object();
  for (const auto& [key, property] : rule.at("properties").items()) document[key] = full(root, property);
  return document;
}

template <class Record>
Json from_cache_and_back(const Json& document) {
  const auto record = from_bytes<Record>(to_bytes(from_json<Record>(document)));
  REQUIRE(record.has_value());
  return to_json(*record);
}

Json full_document(const std::string& name) {
  for (const auto& [file, text] : schema_files()) {
    if (file == name + ".json") return full(Json::parse(text), Json::parse(text));
  }
  return {};
}

}  // namespace

TEST_CASE("record_bytes: every key of every schema survives") {
  const auto same = [](const Json& back, const Json& document) { CHECK(back.dump() == document.dump()); };
  const Json actor = full_document("acteur");
  const Json offer = full_document("offre");
  const Json workshop = full_document("atelier");
  const Json bilan = full_document("bilan");
  REQUIRE(actor.size() > 25);
  same(from_cache_and_back<Actor>(actor), to_json(from_json<Actor>(actor)));
  same(from_cache_and_back<Offer>(offer), to_json(from_json<Offer>(offer)));
  same(from_cache_and_back<Workshop>(workshop), to_json(from_json<Workshop>(workshop)));
  same(from_cache_and_back<Bilan>(bilan), to_json(from_json<Bilan>(bilan)));
  CHECK(from_json<Actor>(actor) == *from_bytes<Actor>(to_bytes(from_json<Actor>(actor))));
  const auto communes = from_json<std::vector<Commune>>(full_document("communes"));
  CHECK(communes == *from_bytes<std::vector<Commune>>(to_bytes(communes)));
}

TEST_CASE("record_bytes: bytes that were cut, prolonged or changed give no wrong size of memory and no crash") {
  const std::string bytes = to_bytes(from_json<Actor>(full_document("acteur")));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(from_bytes<Actor>(bytes.substr(0, size)));
  CHECK_FALSE(from_bytes<Actor>(bytes + "x"));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = '\xFF';
    (void)from_bytes<Actor>(damaged);
  }
}

TEST_CASE("record_cache: a second load takes from the cache, and only while nothing has changed") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  wait_for_the_clock();
  load(open_at(folder));
  REQUIRE(fs::exists(folder / ".mediamap/cache/acteurs"));
  CHECK(RecordCache(folder.path(), "acteurs").entries().size() == 40);
  CHECK(RecordCache(folder.path(), "communes").entries().size() == 1);
  const RecordCache cache(folder.path(), "acteurs");
  const FileStamp stamp = stamp_of(folder / "acteurs/a7.yaml").value();
  REQUIRE(cache.find("a7", stamp));
  CHECK(from_bytes<Actor>(*cache.find("a7", stamp))->nom == "Point 107");
  for (auto member : {&FileStamp::size, &FileStamp::device, &FileStamp::inode}) {
    FileStamp other = stamp;
    ++(other.*member);
    CHECK_FALSE(cache.find("a7", other));
  }
  for (auto member : {&FileStamp::modified, &FileStamp::changed}) {
    FileStamp other = stamp;
    ++(other.*member);
    CHECK_FALSE(cache.find("a7", other));
  }
}

TEST_CASE("record_cache: the same size and the same time of change do not hide a new content") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  wait_for_the_clock();
  load(open_at(folder));
  const fs::path file = folder / "acteurs/a7.yaml";
  struct stat before {};
  REQUIRE(::stat(file.c_str(), &before) == 0);
  const timespec times[2] = {before.st_atim, before.st_mtim};
  SUBCASE("written in place") { put(file, actor_text(7, "Poant")); }
  SUBCASE("replaced by another file") {
    put(folder / "acteurs/neuf", actor_text(7, "Poant"));
    fs::rename(folder / "acteurs/neuf", file);
  }
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  CHECK(load(open_at(folder)).actor("a7")->nom == "Poant 107");
  check_same(folder);
}

TEST_CASE("record_cache: a file that was changed at the very moment is not entered") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  wait_for_the_clock();
  fs::create_directories(folder / ".mediamap/cache");
  CacheUpdate begun(folder.path(), "acteurs");
  put(folder / "acteurs/a7.yaml", actor_text(7, "Tard"));
  for (const std::string id : {"a6", "a7"}) begun.add(id, stamp_of(folder / ("acteurs/" + id + ".yaml")).value(), "x");
  begun.write();
  const RecordCache cache(folder.path(), "acteurs");
  REQUIRE(cache.entries().size() == 1);
  CHECK(cache.entries()[0].id == "a6");
}

TEST_CASE("record_cache: a damaged cache is not used") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  wait_for_the_clock();
  load(open_at(folder));
  const fs::path file = folder / ".mediamap/cache/acteurs";
  const std::string whole = text_of(file);
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    put(file, damaged);
    CHECK(RecordCache(folder.path(), "acteurs").entries().empty());
  }
  for (std::size_t size = 0; size < whole.size(); size += 11) {
    put(file, whole.substr(0, size));
    CHECK(RecordCache(folder.path(), "acteurs").entries().empty());
  }
  check_same(folder);
}

TEST_CASE("record_cache: faults are told each time") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  put(folder / "acteurs/faux.yaml", "version: 1\nnom: [\n");
  wait_for_the_clock();
  for (int again = 0; again < 3; ++again) {
    const std::string faults = all_of(faults_of([&] { load(open_at(folder)); }));
    CHECK(contains(faults, "acteurs/faux.yaml:"));
  }
  CHECK(RecordCache(folder.path(), "acteurs").entries().size() == 40);
}

TEST_CASE("record_cache: nothing is there to be left behind while the files are read") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  fs::create_directories(folder / ".mediamap");
  CacheUpdate update(folder.path(), "acteurs");
  CHECK(unfinished_in(folder).empty());
  update.write();
  CHECK(unfinished_in(folder).empty());
  CHECK(fs::exists(folder / ".mediamap/cache/acteurs"));
}

TEST_CASE("record_cache: two that write it at once do not disturb each other, and nothing is left behind") {
  const TemporaryFolder folder;
  lay_actors(folder, 100);
  wait_for_the_clock();
  fs::create_directories(folder / ".mediamap");
  std::vector<pid_t> team;
  for (int t = 0; t < 4; ++t) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (int n = 0; n < 10; ++n) {
        std::error_code ignored;
        fs::remove(folder / ".mediamap/cache/acteurs", ignored);
        if (load(open_at(folder)).acteurs.size() != 100) ::_exit(1);
      }
      ::_exit(0);
    }
    team.push_back(child);
  }
  for (const pid_t child : team) {
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  CHECK(unfinished_in(folder).empty());
  check_same(folder);
}

TEST_CASE("record_cache: where it cannot be written, everything works without") {
  const TemporaryFolder folder;
  lay_actors(folder, 40);
  put(folder / ".mediamap/cache", "un fichier à la place du dossier");
  check_same(folder);
  CHECK(text_of(folder / ".mediamap/cache") == "un fichier à la place du dossier");
}

TEST_CASE("record_cache: what a change set wrote is known to the next load, whatever the texts") {
  const TemporaryFolder folder;
  lay_small_territory(folder.path());
  std::mt19937 random(20261125);
  std::vector<Actor> actors;
  for (int i = 0; i < 300; ++i) {
    Actor actor;
    actor.id = "a" + std::to_string(i);
    const auto text = [&] {
      return i % 2 == 0 ? random_text(random) : awkward_strings()[random() % awkward_strings().size()];
    };
    actor.nom = "x" + text();
    actor.adresse = text();
    actor.presentation_detail = text();
    actor.latitude = -90 + 180 * (static_cast<double>(random()) / 4294967296.0);
    actor.a_completer = {{"nom", text(), "r" + text()}};
    actors.push_back(actor);
  }
  std::vector<const Actor*> all;
  for (const Actor& actor : actors) all.push_back(&actor);
  {
    Project project = open_at(folder, Access::write);
    ChangeSet changes(project);
    changes.put_all(all);
    CHECK(changes.changes().size() == 300);
    changes.commit();
  }
  CHECK(RecordCache(folder.path(), "acteurs").entries().size() > 200);  // the last ones may be too fresh
  check_same(folder);
  {
    Project project = open_at(folder, Access::write);
    ChangeSet changes(project);
    changes.put_all(all);
    CHECK(changes.empty());
  }
}

TEST_CASE("record_cache: whatever happens to the files, a load with the cache is a load without it") {
  const TemporaryFolder folder;
  lay_actors(folder, 60);
  std::mt19937 random(20261125);
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  const auto some_file = [&] { return folder / ("acteurs/a" + std::to_string(below(60)) + ".yaml"); };
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    for (int n = below(6); n >= 0; --n) {
      const fs::path file = some_file();
      std::error_code ignored;
      switch (below(9)) {
        case 0: put(file, actor_text(below(100), "Autre")); break;
        case 1: put(file, actor_text(below(100), "Autru")); break;  // often of the same size, in the same second
        case 2: fs::remove(file, ignored); break;
        case 3: fs::rename(file, some_file(), ignored); break;
        case 4: fs::copy_file(file, some_file(), fs::copy_options::overwrite_existing, ignored); break;
        case 5: fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(below(48)), ignored); break;
        case 6: put(file, "version: 1\nnom: [\n"); break;
        case 7: put(folder / "communes.yaml", "version: 1\ncommunes:\n  - {code: \"5906" + std::to_string(below(10)) + "\", nom: Bergues}\n"); break;
        case 8: {
          put(file.string() + ".neuf", actor_text(below(100), "Neuve"));
          fs::rename(file.string() + ".neuf", file);
          break;
        }
      }
    }
    if (below(10) == 0) fs::remove_all(folder / ".mediamap");
    if (below(3) == 0) wait_for_the_clock();
    check_same(folder);
  }
}
