// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/vcard.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "mediamap/base/i18n.hpp"
#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/exchange/vcard_lines.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

std::string cell(const VcardImport& read, std::string_view column, std::size_t row = 0) {
  const auto found = std::find(read.table.columns.begin(), read.table.columns.end(), column);
  if (found == read.table.columns.end()) return {};
  return read.table.rows.at(row).cells.at(static_cast<std::size_t>(found - read.table.columns.begin()));
}

VcardImport one_card(const std::string& lines) { return read_vcards("c.vcf", "BEGIN:VCARD\nVERSION:3.0\n" + lines + "END:VCARD\n"); }

std::string remarks(const VcardImport& read) {
  std::string all;
  for (const CardRemark& one : read.remarques) all += fmt::format("{}: {}\n", one.ligne, one.texte);
  return all;
}

}  // namespace

TEST_CASE("a vCard is known by its content") {
  CHECK(is_vcard("BEGIN:VCARD\r\n"));
  CHECK(is_vcard("\xEF\xBB\xBF\n begin:vcard\n"));
  CHECK(is_vcard(std::string_view("\xFF\xFE" "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0", 24)));
  CHECK_FALSE(is_vcard("nom;BEGIN:VCARD"));
  CHECK_FALSE(is_vcard(""));
}

TEST_CASE("the card of an organisation is an actor's, all of it") {
  const VcardImport read = one_card(
      "KIND:org\nFN:CCAS de Bergues\nORG:CCAS de Bergues;Accueil\nTEL;TYPE=fax:03 53 00 00 09\nTEL:03 53 00 00 02\n"
      "TEL;TYPE=pref:03 53 00 00 01\nEMAIL:accueil@example.org\nEMAIL:mailto:numerique@example.org\nURL:https://ccas.example.org\n"
      "ADR:BP 12;Bâtiment A;6 place des Remparts;Bergues;Nord;59380;France\nGEO:50.9692;2.4334\nNOTE:Ouvert\\, sauf\\nle lundi\n"
      "REV:20260301T100000Z\nCATEGORIES:social,numérique\nX-SKYPE:ccas\nPHOTO;ENCODING=b:AAAA\n");
  REQUIRE(read.table.rows.size() == 1);
  CHECK(read.contacts.empty());
  CHECK(cell(read, "nom") == "CCAS de Bergues");
  CHECK(cell(read, "unite") == "Accueil");
  CHECK(cell(read, "telephone") == "03 53 00 00 01");
  CHECK(cell(read, "autres_telephones") == "03 53 00 00 02");
  CHECK(cell(read, "courriels") == "accueil@example.org|numerique@example.org");
  CHECK(cell(read, "site_web") == "https://ccas.example.org");
  CHECK(cell(read, "adresse") == "6 place des Remparts");
  CHECK(cell(read, "complement_adresse") == "Bâtiment A, BP 12");
  CHECK(cell(read, "code_postal") == "59380");
  CHECK(cell(read, "commune") == "Bergues");
  CHECK(cell(read, "latitude") == "50.9692");
  CHECK(cell(read, "longitude") == "2.4334");
  CHECK(cell(read, "presentation_detail") == "Ouvert, sauf\nle lundi");
  CHECK(cell(read, "date_maj") == "2026-03-01");
  CHECK(cell(read, "categories") == "social|numérique");
  CHECK(cell(read, "autres_informations") == "FAX : 03 53 00 00 09 ; X-SKYPE : ccas");
  CHECK(cell(read, "pays").empty());
  CHECK(remarks(read) == "1: non repris de cette carte : PHOTO\n");
}

TEST_CASE("on a person's card, mails and phones are the person's alone") {
  const VcardImport read = one_card(
      "N:Exemple;Camille;;Mme;\nFN:Camille Exemple\nORG:Ville de Bergues;Médiathèque\nTITLE:Directrice\nTEL;TYPE=work:03 53 00 00 01\n"
      "TEL;TYPE=cell:06 00 00 00 00\nEMAIL;TYPE=work:camille@example.org\nADR;TYPE=work:;;6 place des Remparts;Bergues;;59380;\n"
      "ADR;TYPE=home:;;1 rue Cachée;Watten;;59143;\nURL:https://bergues.example.org\nGEO:50.9;2.4\nNOTE:vue au forum\nBDAY:1980-01-01\n");
  REQUIRE(read.table.rows.size() == 1);
  REQUIRE(read.contacts.size() == 1);
  const CardContact& person = read.contacts[0];
  CHECK(person.row == 0);
  CHECK(person.contact.nom == "Camille Exemple");
  CHECK(person.contact.fonction == "Directrice, Médiathèque");
  CHECK(person.contact.courriels == std::vector<std::string>{"camille@example.org"});
  CHECK(person.contact.telephones == std::vector<std::string>{"03 53 00 00 01", "06 00 00 00 00"});
  CHECK(person.contact.note == "vue au forum");
  CHECK(cell(read, "nom") == "Ville de Bergues");
  CHECK(cell(read, "adresse") == "6 place des Remparts");
  CHECK(cell(read, "site_web") == "https://bergues.example.org");
  CHECK(cell(read, "telephone").empty());
  CHECK(cell(read, "courriels").empty());
  CHECK(cell(read, "latitude").empty());  // it may be that of the home
  for (const std::string& text : read.table.rows[0].cells) {
    CHECK(text.find("Camille") == std::string::npos);
    CHECK(text.find("Cachée") == std::string::npos);
    CHECK(text.find("06 00") == std::string::npos);
  }
  CHECK(remarks(read) == "1: non repris de cette carte : ADR;TYPE=home, BDAY, GEO\n");
}

TEST_CASE("whose a card is when it does not say so") {
  // Programs write a company as an empty N, or with its name as that of a person.
  CHECK(one_card("N:;;;;\nFN:Médiathèque\n").contacts.empty());
  CHECK(one_card("N:Médiathèque;;;;\nFN:Médiathèque\nORG:Médiathèque\n").contacts.empty());
  CHECK(one_card("FN:Médiathèque\nORG:Médiathèque\n").contacts.empty());
  CHECK(one_card("ORG:Médiathèque\n").contacts.empty());
  // In doubt it is a person's.
  CHECK(one_card("FN:Camille Exemple\n").contacts.size() == 1);
  CHECK(one_card("N:;;;;\nFN:Camille Exemple\nORG:Médiathèque\n").contacts.size() == 1);
  CHECK(one_card("KIND:individual\nFN:Médiathèque\nORG:Médiathèque\n").contacts.size() == 1);
  // Without an organisation there is no actor.
  const VcardImport alone = one_card("N:Exemple;Camille\n");
  CHECK(alone.table.rows.empty());
  REQUIRE(alone.contacts.size() == 1);
  CHECK_FALSE(alone.contacts[0].row.has_value());
  CHECK(alone.contacts[0].contact.nom == "Camille Exemple");
}

TEST_CASE("no name of a person gets into an organisation's row") {
  const auto has_name = [](const VcardImport& read) {
    for (const Row& row : read.table.rows) {
      for (const std::string& text : row.cells) {
        if (text.find("amille") != std::string::npos) return true;
      }
    }
    return false;
  };
  // Who answers there becomes a contact, while phones and mails stay the organisation's.
  const VcardImport company = one_card("N:Exemple;Camille\nFN:Camille Exemple\nX-ABShowAs:COMPANY\nORG:Médiathèque\nTITLE:Directrice\n"
                                       "TEL:1\nRELATED:Camille\nX-ASSISTANT:Camille\nNICKNAME:Camille\n");
  CHECK_FALSE(has_name(company));
  REQUIRE(company.contacts.size() == 1);
  CHECK(company.contacts[0].row == 0);
  CHECK(company.contacts[0].contact.nom == "Camille Exemple");
  CHECK(company.contacts[0].contact.fonction == "Directrice");
  CHECK(company.contacts[0].contact.telephones.empty());
  CHECK(cell(company, "telephone") == "1");
  CHECK(remarks(company) == "1: non repris de cette carte : NICKNAME, RELATED, X-ASSISTANT\n");

  const VcardImport person = one_card("N:Exemple;Camille\nORG:Mairie\nURL:https://reseau.example.org/in/camille-exemple\nURL:https://mairie.example.org\n");
  CHECK_FALSE(has_name(person));
  CHECK(cell(person, "site_web") == "https://mairie.example.org");
  CHECK(person.contacts[0].contact.note == "https://reseau.example.org/in/camille-exemple");
}

TEST_CASE("vCard 2.1 as phones write it: bare types, quoted-printable, charsets, pictures") {
  const VcardImport read = read_vcards(
      "t.vcf",
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Exempl=E9;L=E9a;;;\r\n"
      "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Maison=20de la=\r\n jeunesse=C3=A9\r\nTEL;CELL;VOICE:0600000000\r\nTEL;WORK;FAX:0300000000\r\n"
      "PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n SkZJRg\r\n\r\nNOTE;ENCODING=QUOTED-PRINTABLE:un=0D=0Adeux\r\nEND:VCARD\r\n");
  REQUIRE(read.contacts.size() == 1);
  CHECK(read.contacts[0].contact.nom == "Léa Exemplé");
  CHECK(read.contacts[0].contact.telephones == std::vector<std::string>{"0600000000"});
  CHECK(read.contacts[0].contact.note == "un \ndeux");
  CHECK(cell(read, "nom") == "Maison de la jeunesseé");
  CHECK(remarks(read) == "1: non repris de cette carte : PHOTO, TEL;TYPE=fax\n");
}

TEST_CASE("vCard 4.0: URIs, quoted parameters, labels, positions") {
  const VcardImport read = read_vcards("c.vcf",
                                       "BEGIN:VCARD\nVERSION:4.0\nKIND:ORG\nFN:Repair café\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+33-3-53-00-00-01\n"
                                       "ADR;GEO=\"geo:50.9,2.4\";LABEL=\"2 rue Neuve\\nBergues\":;;;;;;\nGEO:geo:50.9692,2.4334,12;u=35\nEND:VCARD\n");
  CHECK(cell(read, "telephone") == "+33-3-53-00-00-01");
  CHECK(cell(read, "adresse") == "2 rue Neuve, Bergues");
  CHECK(cell(read, "latitude") == "50.9692");
  CHECK(cell(read, "longitude") == "2.4334");
}

TEST_CASE("groups label what they hold") {
  const VcardImport read = one_card("N:Exemple;Camille\nORG:Mairie\nitem1.ADR:;;1 rue Cachée;Watten;;59143;\nitem1.X-ABLabel:_$!<Home>!$_\n"
                                    "item2.URL:https://mairie.example.org\nitem2.X-ABLabel:Bureau\n");
  CHECK(cell(read, "adresse").empty());
  CHECK(cell(read, "site_web") == "https://mairie.example.org");
}

TEST_CASE("a line goes on on the next, also inside of a character") {
  const VcardImport read = one_card("ORG:M\n \xC3\n \xA9" "diath\xC3\xA8que\nNOTE:a \n  b\n");
  CHECK(cell(read, "nom") == "Médiathèque");
  CHECK(cell(read, "presentation_detail") == "a  b");
}

TEST_CASE("bad cards are told and the others kept") {
  const VcardImport read = read_vcards("c.vcf",
                                       "bonjour\nBEGIN:VCARD\nFN:sans fin\nBEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n"
                                       "BEGIN:VCARD\nKIND:group\nFN:Équipe\nEND:VCARD\nBEGIN:VCARD\nORG:Mairie\nligne sans rien\nEND:VCARD\n"
                                       "BEGIN:VCARD\nFN:fini trop tôt\n");
  CHECK(read.cartes == 5);
  CHECK(read.table.rejected == std::vector<RejectedRow>{{2, "la carte ne finit pas (END:VCARD manque)"},
                                                       {4, "la carte n'a ni nom ni organisme"},
                                                       {8, "c'est une liste de cartes (KIND:group), pas un acteur ni une personne"},
                                                       {16, "la carte ne finit pas (END:VCARD manque)"}});
  REQUIRE(read.table.rows.size() == 1);
  CHECK(read.table.rows[0].line == 12);
  CHECK(remarks(read) == "1: texte hors d'une carte, laissé de côté\n14: ligne illisible, laissée de côté\n");
}

TEST_CASE("a card inside of a card is passed over") {
  const VcardImport read = one_card("N:Exemple;Camille\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Autre;Une\nEMAIL:autre@example.org\nEND:VCARD\nTEL:1\n");
  CHECK(read.cartes == 1);
  REQUIRE(read.contacts.size() == 1);
  CHECK(read.contacts[0].contact.courriels.empty());
  CHECK(read.contacts[0].contact.telephones.size() == 1);
  CHECK(remarks(read) == "1: non repris de cette carte : AGENT\n");
}

TEST_CASE("cards of one organisation share a row, and nothing of the second is lost") {
  const std::string begin = "BEGIN:VCARD\nVERSION:3.0\n";
  const VcardImport read = read_vcards(
      "c.vcf", begin + "N:Exemple;Camille\nORG:Mairie\nEND:VCARD\n" + begin + "N:Essai;Dominique\nORG:MAIRIE\nADR:;;1 rue Neuve;Bergues;;59380;\nEND:VCARD\n" +
                   begin + "KIND:org\nFN:Mairie\nADR:;;2 rue Neuve;Bergues;;59380;\nEMAIL:a@example.org\nEND:VCARD\n" + begin +
                   "KIND:org\nFN:Mairie\nADR:;;3 rue Haute;Watten;;59143;\nEND:VCARD\n" + begin + "N:Test;Sacha\nORG:Mairie\nEND:VCARD\n");
  REQUIRE(read.table.rows.size() == 2);
  CHECK(cell(read, "adresse") == "1 rue Neuve");
  CHECK(cell(read, "courriels") == "a@example.org");
  CHECK(cell(read, "autres_informations") == "adresse : 2 rue Neuve");
  CHECK(cell(read, "commune", 1) == "Watten");
  REQUIRE(read.contacts.size() == 3);
  CHECK(read.contacts[0].row == 0);
  CHECK(read.contacts[1].row == 0);
  CHECK(read.contacts[2].row == 0);
}

TEST_CASE("a file without a card is refused") {
  CHECK_THROWS_AS(read_vcards("c.vcf", ""), DataError);
  CHECK_THROWS_AS(read_vcards("c.vcf", "nom;commune\n"), DataError);
}

TEST_CASE("UTF-16 and Windows-1252 are read") {
  std::string wide = "\xFF\xFE";
  for (const char16_t c : std::u16string_view(u"BEGIN:VCARD\nORG:Été\nEND:VCARD\n")) {
    wide += static_cast<char>(c & 0xFF);
    wide += static_cast<char>(c >> 8);
  }
  CHECK(cell(read_vcards("c.vcf", wide), "nom") == "Été");
  const VcardImport read = one_card("ORG:M\xE9" "diath\xE8que\n");
  CHECK(cell(read, "nom") == "Médiathèque");
  CHECK(remarks(read) == "3: texte qui n'est pas en UTF-8, lu comme du Windows-1252\n");
}

TEST_CASE("what no card holds is refused in bounded memory") {
  const VcardImport long_note = one_card("ORG:Mairie\nNOTE:" + std::string(3 << 20, 'a') + "\n");
  CHECK(long_note.table.rows.empty());
  CHECK(long_note.table.rejected.size() == 1);
  std::string many = "ORG:Mairie\n";
  for (int i = 0; i < 3000; ++i) many += "TEL:" + std::to_string(i) + "\n";
  CHECK(one_card(many).table.rejected == std::vector<RejectedRow>{{1, "trop de lignes pour une carte"}});
  // A picture of any size is passed over.
  std::string picture = "ORG:Mairie\nPHOTO;ENCODING=b:";
  for (int i = 0; i < 50000; ++i) picture += std::string(74, 'A') + "\n ";
  CHECK(one_card(picture + "\n").table.rows.size() == 1);
}

TEST_CASE("twenty thousand cards take a moment") {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += fmt::format("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Exemple{0};Camille;;;\r\nFN:Camille Exemple{0}\r\nORG:Organisme {1}\r\n"
                        "EMAIL;TYPE=work:c{0}@example.org\r\nTEL;TYPE=cell:06{0:08}\r\nADR;TYPE=work:;;{0} rue Neuve;Bergues;;59380;France\r\nEND:VCARD\r\n",
                        i, i % 5000);
  }
  const auto begin = std::chrono::steady_clock::now();
  const VcardImport read = read_vcards("c.vcf", text);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  CHECK(read.contacts.size() == 20000);
  CHECK(read.table.rows.size() == 5000);
  MESSAGE("20,000 cards: ", seconds, " s");
  CHECK(seconds < 20);
}

TEST_CASE("a card's row becomes an actor with its doubts") {
  const VcardImport read = one_card("KIND:org\nFN:Mairie\nTEL:+33353000001\nCATEGORIES:social\nREV:hier\nGEO:nulle part\n");
  const ImportResult result = import_actors({}, read.table, {"c.vcf", "2026-11-24"});
  REQUIRE(result.created.size() == 1);
  CHECK(result.created[0].telephone == "+33353000001");
  std::vector<std::string> doubtful;
  for (const Doubt& doubt : result.created[0].a_completer) {
    if (!doubt.valeur.empty()) doubtful.push_back(doubt.champ + "=" + doubt.valeur);
  }
  CHECK(join(doubtful, " ") == "date_maj=hier latitude=nulle part categories=social");
}

TEST_CASE("vcard: an organisation whose first names are empty goes by the first that is not") {
  const VcardImport read = read_vcards("c.vcf", "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:CCAS\nORG:;; ;Bergues;;Accueil\nEND:VCARD\n");
  REQUIRE(read.table.rows.size() == 1);
  CHECK(read.table.rows[0].cells[0] == "Bergues");
}

TEST_CASE("on the card of an organisation, a person's mail and cell phone are the person's alone") {
  const VcardImport read = one_card(
      "N:Exemple;Luc\nFN:Asso Deux\nORG:Asso Deux\nEMAIL:luc.exemple@asso-deux.example.org\nEMAIL:accueil@asso-deux.example.org\n"
      "EMAIL;TYPE=home:l@maison.example.org\nEMAIL:luc@asso-deux.example.org\nEMAIL:lexemple@asso-deux.example.org\n"
      "TEL;TYPE=cell:06 39 98 00 01\nTEL;TYPE=home:01 99 00 00 02\nTEL;TYPE=work:01 99 00 00 03\n"
      "ADR;TYPE=home:;;1 rue du Foyer;Bergues;;59380;\nURL:https://luc-exemple.example.org\n");
  REQUIRE(read.table.rows.size() == 1);
  CHECK(cell(read, "nom") == "Asso Deux");
  CHECK(cell(read, "courriels") == "accueil@asso-deux.example.org");
  CHECK(cell(read, "telephone") == "01 99 00 00 03");
  CHECK(cell(read, "autres_telephones") == "");
  CHECK(cell(read, "adresse") == "");
  CHECK(cell(read, "site_web") == "");
  REQUIRE(read.contacts.size() == 1);
  const Contact& contact = read.contacts[0].contact;
  CHECK(contact.nom == "Luc Exemple");
  CHECK(contact.courriels == std::vector<std::string>{"luc.exemple@asso-deux.example.org", "l@maison.example.org", "luc@asso-deux.example.org",
                                                      "lexemple@asso-deux.example.org"});
  CHECK(contact.telephones == std::vector<std::string>{"06 39 98 00 01", "01 99 00 00 02"});
  CHECK(contact.note == "https://luc-exemple.example.org");
  CHECK(remarks(read).find("prive/") != std::string::npos);
  CHECK(remarks(read).find("ADR;TYPE=home") != std::string::npos);

  // The organisation's own address bears its name, which may be the person's.
  const VcardImport shared = one_card("N:Modele;Zoe\nFN:Maison Modele\nORG:Maison Modele\nEMAIL:accueil@maison-modele.example.org\nURL:https://maison-modele.example.org\n");
  CHECK(cell(shared, "courriels") == "accueil@maison-modele.example.org");
  CHECK(cell(shared, "site_web") == "https://maison-modele.example.org");
  CHECK(shared.contacts.at(0).contact.courriels.empty());
}
