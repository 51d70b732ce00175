// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mediamap/draw/bilan_sheet.hpp"
#include "mediamap/model/bilan_guide.hpp"

using namespace mediamap;
using namespace mediamap::draw;

namespace {

Territory territory() {
  Territory out;
  out.nom = "CC de Test";
  Actor library;
  library.id = "mediatheque";
  library.nom = "Médiathèque Le Préau";
  library.commune = "Bergues";
  out.acteurs = {library};
  Workshop workshop;
  workshop.id = "atelier-1";
  workshop.titre = "Une matinée pour la carte";
  workshop.date = "2026-11-24";
  workshop.debut = "09:00";
  workshop.fin = "13:30";
  workshop.lieu = "mediatheque";
  out.ateliers = {workshop};
  return out;
}

BilanEntry entry(std::string id, std::string text) {
  BilanEntry out;
  out.id = std::move(id);
  out.texte = std::move(text);
  return out;
}

Bilan with_constats(std::size_t count) {
  Bilan bilan;
  bilan.etape = "Faire émerger l'offre existante";
  for (std::size_t i = 1; i <= count; ++i) {
    bilan.constats.push_back(entry("c" + std::to_string(i), "Fait observé " + std::to_string(i)));
  }
  return bilan;
}

std::string text_of(const Document& document, std::size_t page) {
  std::string all;
  for (const Mark& mark : document.marks(page)) {
    if (!mark.text.empty()) all += mark.text + "\n";
  }
  return all;
}

std::string text_of(const Document& document) {
  std::string all;
  for (std::size_t page = 0; page < document.pages(); ++page) all += text_of(document, page);
  return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t ruled_lines(const Document& document, std::size_t page) {
  const auto& marks = document.marks(page);
  return static_cast<std::size_t>(std::count_if(
      marks.begin(), marks.end(), [](const Mark& mark) { return mark.text.empty() && mark.box.height == 0; }));
}

// No word lies on another, none outside the frame.
void check_layout(const Document& document) {
  constexpr double hair = 0.01;
  const Box& frame = document.frame();
  for (std::size_t page = 0; page < document.pages(); ++page) {
    std::vector<Mark> texts;
    for (const Mark& mark : document.marks(page)) {
      CHECK(mark.box.x >= frame.x - hair);
      CHECK(mark.box.right() <= frame.right() + hair);
      CHECK(mark.box.y >= frame.y - hair);
      CHECK(mark.box.bottom() <= frame.bottom() + hair);
      if (mark.text.empty()) continue;
      for (const Mark& other : texts) {
        const bool apart = mark.box.x >= other.box.right() - hair || other.box.x >= mark.box.right() - hair ||
                           mark.box.y >= other.box.bottom() - hair || other.box.y >= mark.box.bottom() - hair;
        CHECK_MESSAGE(apart, mark.text, " / ", other.text);
      }
      texts.push_back(mark);
    }
  }
}

std::string long_text() {
  std::string text;
  for (int i = 0; text.size() < 2000; ++i) text += "phrase" + std::to_string(i) + " et la suite. ";
  return text;
}

}  // namespace

TEST_CASE("the guide has the four sections of the file, each with a title and guidance") {
  std::vector<std::string_view> keys;
  for (const BilanSection& section : bilan_sections()) {
    keys.push_back(section.key);
    CHECK(std::string_view(section.title) != "");
    CHECK(std::string_view(section.guidance).size() > 80);
  }
  CHECK(keys == std::vector<std::string_view>{"retours_a_chaud", "constats", "hypotheses", "hypotheses_a_verifier"});
  CHECK(std::string_view(bilan_section("constats").title) == "Constats");
  CHECK_THROWS(bilan_section("autre"));
}

TEST_CASE("three constats and three hypotheses make a sheet") {
  CHECK(bilan_sheet_count({}) == 1);
  CHECK(bilan_sheet_count(with_constats(3)) == 1);
  CHECK(bilan_sheet_count(with_constats(4)) == 2);
  Bilan bilan = with_constats(1);
  bilan.hypotheses.resize(7);
  CHECK(bilan_sheet_count(bilan) == 3);
}

TEST_CASE("an empty bilan is one page to fill in by hand") {
  const Document document = lay_out_bilan(territory(), {}, "2026-11-25");
  CHECK(document.pages() == 1);
  check_layout(document);
  const std::string text = text_of(document);
  for (const BilanSection& section : bilan_sections()) {
    CHECK(has(text, section.title));
    CHECK(has(text, section.guidance));
  }
  for (const char* part : {"CC de Test", "Étape", "Date", "Lieu", "confirmée", "sans réponse", "Auprès de"}) {
    CHECK(has(text, part));
  }
  CHECK(ruled_lines(document, 0) > 30);
}

TEST_CASE("the head names step, workshop, day and place") {
  Bilan bilan = with_constats(1);
  bilan.atelier = "atelier-1";
  const std::string text = text_of(lay_out_bilan(territory(), bilan, "2026-11-25"));
  for (const char* part :
       {"Faire émerger l'offre existante", "Une matinée pour la carte",
        "mardi 24 novembre 2026, de 9\u00A0h à 13\u00A0h\u00A030", "Médiathèque Le Préau, Bergues"}) {
    CHECK(has(text, part));
  }
  bilan.atelier = "inconnu";
  bilan.date = "2026-12-01";
  const std::string unknown = text_of(lay_out_bilan(territory(), bilan, "2026-11-25"));
  CHECK(has(unknown, "inconnu"));
  CHECK(has(unknown, "mardi 1er décembre 2026"));
}

TEST_CASE("what is written stands with its links, and lines remain where nothing is") {
  Bilan bilan = with_constats(3);
  BilanEntry hypothesis = entry("h1", "Peut-être les bâtiments");
  hypothesis.constats = {"c1", "c3", "ailleurs"};
  bilan.hypotheses = {hypothesis};
  BilanEntry to_check = entry("v1", "Qui donne des ordinateurs ?");
  to_check.hypotheses = {"h1"};
  to_check.aupres_de = "CCAS de Bergues";
  bilan.hypotheses_a_verifier = {to_check};
  const Document document = lay_out_bilan(territory(), bilan, "2026-11-25");
  CHECK(document.pages() == 1);
  check_layout(document);
  const std::string text = text_of(document);
  for (const char* part :
       {"Fait observé 1", "Fait observé 3", "Peut-être les bâtiments", "Explique les constats\u00A0: 1, 3, ailleurs",
        "Réf. h1", "Auprès de\u00A0: CCAS de Bergues", "Met à l’épreuve les hypothèses\u00A0: 1", "Réf. v1"}) {
    CHECK(has(text, part));
  }
  const std::size_t blank = ruled_lines(lay_out_bilan(territory(), {}, "2026-11-25"), 0);
  CHECK(ruled_lines(document, 0) > 10);
  CHECK(ruled_lines(document, 0) < blank);
}

TEST_CASE("a retour quotes the earlier hypothesis that it answers, with the verdict") {
  Territory known = territory();
  Bilan earlier;
  earlier.id = "avant";
  earlier.hypotheses_a_verifier = {entry("h9", "Les agents ne savent pas qui fait quoi")};
  known.bilans = {earlier};
  Bilan bilan;
  BilanEntry answer = entry("r1", "Je découvre la médiathèque");
  answer.hypothese = "h9";
  answer.verdict = "nuancee";
  bilan.retours_a_chaud = {answer};
  const std::string text = text_of(lay_out_bilan(known, bilan, "2026-11-25"));
  CHECK(has(text, "h9 «\u00A0Les agents ne savent pas qui fait quoi\u00A0»"));
  CHECK(has(text, "Verdict\u00A0: nuancée"));
}

TEST_CASE("more than three constats go on to further sheets, numbered on") {
  Bilan bilan = with_constats(7);
  bilan.hypotheses_a_verifier = {entry("v1", "À vérifier à la fin")};
  const Document document = lay_out_bilan(territory(), bilan, "2026-11-25");
  CHECK(document.pages() == 3);
  check_layout(document);
  CHECK(has(text_of(document, 0), "feuille 1 sur 3"));
  CHECK(has(text_of(document, 0), "Fait observé 3"));
  CHECK(has(text_of(document, 0), "Retours à chaud"));
  CHECK(has(text_of(document, 1), "4\nFait observé 4"));
  CHECK_FALSE(has(text_of(document, 1), "Retours à chaud"));
  CHECK(has(text_of(document, 2), "Fait observé 7"));
  CHECK(has(text_of(document, 2), "À vérifier à la fin"));
}

TEST_CASE("long texts, right-to-left script and emoji flow without overlap or loss") {
  Bilan bilan = with_constats(4);
  bilan.etape = long_text();
  for (BilanEntry& fact : bilan.constats) fact.texte = long_text();
  bilan.constats[1].texte = std::string(2000, 'x');
  bilan.retours_a_chaud = {entry("r1", long_text()), entry("r2", "שלום 🙂"), entry("r3", "<b>&\"\\N</b>")};
  bilan.hypotheses = {entry("h1", "مرحبا بالعالم"), entry("h2", long_text())};
  BilanEntry to_check = entry("v1", long_text());
  to_check.aupres_de = long_text();
  bilan.hypotheses_a_verifier = {to_check};
  const Document document = lay_out_bilan(territory(), bilan, "2026-11-25");
  CHECK(document.pages() > 4);
  check_layout(document);
  const std::string text = text_of(document);
  for (int i = 0; i < 70; ++i) CHECK(has(text, "phrase" + std::to_string(i) + " "));
  CHECK(std::count(text.begin(), text.end(), 'x') >= 2000);
  CHECK(has(text, "<b>&\"\\N</b>"));
  CHECK(document.pdf().starts_with("%PDF-"));
}

TEST_CASE("the same bilan gives the same bytes") {
  Bilan bilan = with_constats(4);
  bilan.atelier = "atelier-1";
  const std::string bytes = bilan_sheet(territory(), bilan, "2026-11-25");
  CHECK(bytes == bilan_sheet(territory(), bilan, "2026-11-25"));
  CHECK(bytes != bilan_sheet(territory(), bilan, "2026-11-26"));
}
