// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/people_check.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/exchange/contact_import.hpp"
#include "mediamap/store/change_set.hpp"
#include "mediamap/store/check.hpp"
#include "mediamap/store/name_finder.hpp"
#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using store_tests::all_of;
using store_tests::lay_small_territory;
using store_tests::put;
using store_tests::TemporaryFolder;

namespace {

Contact person(const std::string& name, std::vector<std::string> mails = {}, const std::string& id = "contact-20261124-001") {
  Contact contact;
  contact.id = id;
  contact.nom = name;
  contact.courriels = std::move(mails);
  contact.finalite = "inviter";
  contact.date = "2026-11-24";
  contact.conservation = "2029-11-24";
  return contact;
}

std::vector<std::size_t> places(const std::string& text, const Contact& contact) {
  const std::vector<Contact> all = {contact};
  std::vector<std::size_t> offsets;
  for (const NameFound& found : NameFinder(all).find(text)) offsets.push_back(found.offset);
  return offsets;
}

using Offsets = std::vector<std::size_t>;

Project open(const TemporaryFolder& folder, Access access = Access::write) { return Project::open({folder.path(), access, 1, "test"}); }

}  // namespace

TEST_CASE("a name is found whatever the case, the accents and the order") {
  const Contact one = person("Zoé Le-Goff");
  CHECK(places("Zoé Le Goff", one) == Offsets{0});
  CHECK(places("avec ZOE LE GOFF.", one) == Offsets{5});
  CHECK(places("Le Goff, Zoé", one) == Offsets{0});
  CHECK(places("zoe-le-goff.jpg", one) == Offsets{0});
  CHECK(places("zoé\n    le goff", one) == Offsets{0});
  CHECK(places("Zoe\xCC\x81 Le Goff", one) == Offsets{0});
  CHECK(places("« Zoé Le Goff »", one) == Offsets{3});
  CHECK(places("Zoé Le Goff. Vu Zoé Le Goff.", one) == Offsets{0, 17});
}

TEST_CASE("a name counts whole, and only with two words at least") {
  const Contact one = person("Zoé Petit");
  CHECK(places("Zoé Petitjean, AZoé Petit, dit Zoé, Petit", one) == Offsets{33});
  CHECK(places("Zoé dit Petit", one).empty());
  CHECK(places("Zoé", person("Zoé")).empty());
  CHECK(places("Mme Petit", person("Mme Petit")).empty());
  CHECK(places("Zoé Petit", person("Mme Zoé Petit")) == Offsets{0});
  CHECK(places("\xFFZo\xE9 Petit\xFF", one).empty());
}

TEST_CASE("a mail is found whatever the case, between what does not belong to it") {
  const Contact one = person("Zoé", {"Zoe.Petit@example.org"});
  CHECK(places("zoe.petit@example.org", one) == Offsets{0});
  CHECK(places("<mailto:ZOE.PETIT@EXAMPLE.ORG>.", one) == Offsets{8});
  CHECK(places("'zoe.petit@example.org'", one) == Offsets{1});
  CHECK(places("écrire à zoe.petit@example.org.", one).size() == 1);
  CHECK(places("mzoe.petit@example.org zoe.petit@example.org.fr zoe.petit@example.organe", one).empty());
  CHECK(places("@@zoe.petit@", one).empty());
}

TEST_CASE("people in files that git may take, with place and without a name") {
  TemporaryFolder folder;
  lay_small_territory(folder.path());
  put(folder / ".gitignore", "/prive/\n");
  put(folder / "notes.md", "# Notes\n\nVu Zoé Petit au forum, zoe@example.org\n");
  put(folder / "offres/retirees/x.txt", "PETIT Zoé");
  put(folder / "zoe-petit.md", "rien");
  put(folder / "prive/contacts.txt", "Zoé Petit");
  put(folder / "rendus/carte.svg", "Zoé Petit");
  put(folder / ".git/index", "Zoé Petit");
  put(folder / "photo.jpg", std::string("\0\0", 2) + "Zoé Petit");
  fs::create_symlink(folder / "prive/contacts.txt", folder / "lien.txt");
  const Project project = open(folder);
  const std::vector<Fault> faults = people_in_shared_files(project, {person("Zoé Petit", {"zoe@example.org"})});
  std::vector<std::string> found;
  for (const Fault& fault : faults) {
    const std::string path = fault.place.path.substr(project.shown("x").size() - 1);
    found.push_back(fmt::format("{}:{}:{}", path, fault.place.line, fault.place.column));
    CHECK(fault.message.find("contact-20261124-001") != std::string::npos);
    CHECK(fault.message.find("Petit") == std::string::npos);
    CHECK(fault.message.find("zoe@") == std::string::npos);
  }
  CAPTURE(all_of(faults));
  CHECK(found == std::vector<std::string>{"notes.md:3:4", "notes.md:3:24", "offres/retirees/x.txt:1:1", "zoe-petit.md:0:0"});
  CHECK(people_in_shared_files(project, {}).empty());
}

TEST_CASE("contacts: dates, retention, organisation, and a prive/ that git passes over") {
  TemporaryFolder folder;
  lay_small_territory(folder.path());
  put(folder / ".gitignore", "# rien\n");
  Project project = open(folder);
  Contact expired = person("Zoé Petit");
  expired.conservation = "2026-11-23";
  expired.organisation = "inconnu";
  Contact impossible = person("Ali Grand", {}, "contact-20261124-002");
  impossible.date = "2026-02-30";
  ChangeSet changes(project);
  changes.put(expired);
  changes.put(impossible);
  changes.commit();

  const std::vector<Contact> read = load_contacts(project);
  REQUIRE(read.size() == 2);
  CHECK(read[0] == expired);
  const std::string told = all_of(contact_faults(project, read, {}, "2026-11-24"));
  CAPTURE(told);
  CHECK(told.find("contact-20261124-001.yaml:7:") != std::string::npos);
  CHECK(told.find("aucun acteur « inconnu »") != std::string::npos);
  CHECK(told.find("passée depuis le 23/11/2026") != std::string::npos);
  CHECK(told.find("2026-02-30") != std::string::npos);
  CHECK(told.find(".gitignore") != std::string::npos);
  CHECK(told.find("Petit") == std::string::npos);
  put(folder / ".gitignore", "/prive/\n");
  CHECK(contact_faults(project, {person("Zoé Petit")}, {}, "2029-11-24").empty());
  CHECK(contact_faults(project, {person("Zoé Petit")}, {}, "2029-11-25").size() == 1);
}

TEST_CASE("check looks at people") {
  TemporaryFolder folder;
  lay_small_territory(folder.path());
  put(folder / ".gitignore", "/prive/\n");
  put(folder / "prive/contacts/contact-20261124-001.yaml",
      "version: 1\nnom: Zoé Petit\nfinalite: inviter\ndate: \"2026-11-24\"\nconservation: \"9999-01-01\"\nfonctoin: x\n");
  CHECK(store_tests::contains(all_of(check(open(folder)).remarks), "fonctoin"));
  CHECK(all_of(check(open(folder)).faults).empty());
  put(folder / "notes.md", "Zoé Petit\n");
  CHECK(check(open(folder)).faults.size() == 1);
  put(folder / "prive/contacts/contact-20261124-002.yaml", "version: 1\nnom: X\n");
  CHECK(store_tests::contains(all_of(check(open(folder)).faults), "contact-20261124-002.yaml"));
}

TEST_CASE("what territoire.yaml says of contacts") {
  TemporaryFolder folder;
  lay_small_territory(folder.path());
  CHECK(load_contact_policy(open(folder)).annees == 3);
  put(folder / "territoire.yaml", "version: 1\nnom: CC d'Essai\ntype: CC\ncontacts: {conservation_annees: 1, finalite: inviter}\n");
  CHECK(load_contact_policy(open(folder)).annees == 1);
  CHECK(load_contact_policy(open(folder)).finalite == "inviter");
}

TEST_CASE("years later") {
  CHECK(years_later("2026-11-24", 3) == "2029-11-24");
  CHECK(years_later("2028-02-29", 3) == "2031-02-28");
  CHECK(years_later("2028-02-29", 4) == "2032-02-29");
  CHECK(years_later("hier", 3) == "hier");
}

TEST_CASE("ids say nothing of the person and go on from the last of the day") {
  std::set<std::string> taken = {"contact-20261123-009", "contact-20261124-001", "contact-20261124-004", "contact-20261125-007"};
  CHECK(new_contact_id("2026-11-24", taken) == "contact-20261124-005");
  CHECK(new_contact_id("2026-11-24", taken) == "contact-20261124-006");
  CHECK(new_contact_id("2026-01-01", taken) == "contact-20260101-001");
  for (int i = 7; i < 1500; ++i) new_contact_id("2026-11-24", taken);
  CHECK(taken.contains("contact-20261124-1499"));
}

TEST_CASE("the same person") {
  Contact a = person("Zoé Petit"), b = person("ZOE petit ");
  CHECK(same_person(a, b));
  a.organisation = "mairie";
  CHECK(same_person(a, b));
  b.organisation = "ccas";
  CHECK_FALSE(same_person(a, b));
  a.courriels = {"zoe@example.org"};
  b.courriels = {"ZOE@example.org"};
  CHECK(same_person(a, b));
  CHECK_FALSE(same_person(a, person("Zoé Petite")));
}

TEST_CASE("importing people: new ones, completed ones, the same again") {
  const ContactPolicy policy{3, "inviter"};
  Contact known = person("Zoé Petit", {"zoe@example.org"});
  known.date = "2026-01-01";
  known.conservation = "2029-01-01";
  Contact incoming;
  incoming.nom = "zoe petit";
  incoming.courriels = {"zoe@example.org"};
  Contact other;
  other.nom = "Ali Grand";
  other.telephones = {"0600000000"};
  Contact other_again = other;
  other_again.fonction = "directeur";

  const auto first = exchange::import_contacts(std::vector{known}, std::vector{incoming, other, other_again}, policy, "cartes.vcf", "2026-11-24");
  CHECK(first.updated.empty());
  CHECK(first.inchanges == 1);
  REQUIRE(first.created.size() == 1);
  CHECK(first.created[0].id == "contact-20261124-002");
  CHECK(first.created[0].fonction == "directeur");
  CHECK(first.created[0].source == "cartes.vcf");
  CHECK(first.created[0].conservation == "2029-11-24");

  Contact wrong = other;
  wrong.courriels = {"ali chez example.org"};
  const auto noted = exchange::import_contacts({}, std::vector{wrong}, policy, "cartes.vcf", "2026-11-24");
  CHECK(noted.created.at(0).courriels.empty());
  CHECK(noted.created.at(0).note == "ali chez example.org");

  incoming.telephones = {"0700000000"};
  const auto second = exchange::import_contacts(std::vector{known}, std::vector{incoming}, policy, "cartes.vcf", "2026-11-24");
  CHECK(second.created.empty());
  REQUIRE(second.updated.size() == 1);
  CHECK(second.updated[0].id == known.id);
  CHECK(second.updated[0].courriels == known.courriels);
  CHECK(second.updated[0].telephones == std::vector<std::string>{"0700000000"});
  CHECK(second.updated[0].date == "2026-11-24");
}

TEST_CASE("what is said of a known person is never dropped") {
  const ContactPolicy policy{3, "inviter"};
  Contact known = person("Zoé Petit", {"zoe@example.org"});
  known.fonction = "animatrice";
  known.organisation = "ccas-bergues";
  known.note = "vue à l'atelier";
  Contact incoming = known;
  incoming.id.clear();
  incoming.fonction = "directrice";
  incoming.organisation = "asso-deux";
  incoming.note = "vue à l'atelier\npréfère le matin";
  incoming.courriels = {"zoe@example.org", "zoe chez example.org"};
  const auto first = exchange::import_contacts(std::vector{known}, std::vector{incoming}, policy, "cartes.vcf", "2026-11-24");
  REQUIRE(first.updated.size() == 1);
  const Contact& now = first.updated[0];
  CHECK(now.fonction == "animatrice");
  CHECK(now.organisation == "ccas-bergues");
  CHECK(now.courriels == known.courriels);
  CHECK(now.note == "vue à l'atelier\nautre fonction : directrice\nautre organisme : asso-deux\npréfère le matin\nzoe chez example.org");
  // Received again, it is no news.
  const auto again = exchange::import_contacts(std::vector{now}, std::vector{incoming}, policy, "cartes.vcf", "2026-11-25");
  CHECK(again.updated.empty());
  CHECK(again.inchanges == 1);
}

TEST_CASE("five hundred people in twenty thousand records take a moment") {
  std::vector<Contact> contacts;
  for (int i = 0; i < 500; ++i) contacts.push_back(person(fmt::format("Zoé Petit{}", i), {fmt::format("zoe{}@example.org", i)}));
  const NameFinder finder(contacts);
  std::string record = "nom: Médiathèque municipale de l'été\nadresse: 6 place des Remparts\ncourriels: [accueil@example.org]\n";
  for (int i = 0; i < 10; ++i) record += "presentation_detail: Zoé accueille les débutants du lundi au vendredi\n";
  const auto begin = std::chrono::steady_clock::now();
  std::size_t found = 0;
  for (int i = 0; i < 20000; ++i) found += finder.find(record).size();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  CHECK(found == 0);
  MESSAGE("20,000 records, 500 people: ", seconds, " s");
  CHECK(seconds < 30);
}
