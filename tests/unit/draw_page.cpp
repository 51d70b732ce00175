// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "mediamap/draw/page.hpp"
#include "mediamap/draw/page_flow.hpp"

using namespace mediamap::draw;

namespace {

constexpr double hair = 0.01;  // points, for rounding

Document a4() { return {{"Titre", "Sujet", "CC de Test", "2026-11-24", "fr-FR"}, *sheet("A4")}; }

std::string words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "mot" + std::to_string(i) + " ";
  return text;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

bool lies_within(const Box& inner, const Box& outer) {
  return inner.x >= outer.x - hair && inner.y >= outer.y - hair && inner.right() <= outer.right() + hair &&
         inner.bottom() <= outer.bottom() + hair;
}

}  // namespace

TEST_CASE("a document begins with one page, its frame inside the margins and above the footer") {
  const Document document = a4();
  CHECK(document.pages() == 1);
  CHECK(document.marks(0).empty());
  CHECK(document.frame().x == doctest::Approx(15 * points_per_mm));
  CHECK(document.frame().right() == doctest::Approx(195 * points_per_mm));
  CHECK(document.frame().bottom() < 282 * points_per_mm);
}

TEST_CASE("text wraps to its width and is measured") {
  const Document document = a4();
  const Text one = document.text("mot", TextStyle::body, 200);
  CHECK(one.lines() == 1);
  CHECK(one.natural_width() < 40);
  const Text many = document.text(words(100), TextStyle::body, 200);
  CHECK(many.lines() > 10);
  CHECK(many.natural_width() <= 200 + hair);
  CHECK(many.height() == doctest::Approx(many.height(0, 3) + many.height(3, many.lines())));
  CHECK(many.lines_within(0, many.height(0, 4)) == 4);
  CHECK(many.lines_within(0, many.height(0, 4) - 1) == 3);
  CHECK(many.lines_within(many.lines() - 1, 1000) == 1);
  CHECK(many.height(many.lines(), 5) == 0);
  CHECK(document.text("", TextStyle::body, 200).lines() == 1);
  CHECK(document.text("a\nb", TextStyle::body, 200).lines() == 2);
}

TEST_CASE("sizes follow the hierarchy of the styles") {
  const Document document = a4();
  const auto tall = [&](TextStyle style) { return document.text("Texte", style, 500).height(); };
  CHECK(tall(TextStyle::title) > tall(TextStyle::heading));
  CHECK(tall(TextStyle::heading) > tall(TextStyle::body));
  CHECK(tall(TextStyle::body) > tall(TextStyle::small));
}

TEST_CASE("text of any script stays within its width") {
  Document document = a4();
  const std::string arabic = "مرحبا بالعالم هذا نص طويل يكتب من اليمين إلى اليسار";
  for (const std::string& text : {std::string(2000, 'x'), arabic, std::string("🙂 שלום 👩‍👩‍👧"),
                                  std::string("<b>&\"\\N\t"), std::string()}) {
    const Text set = document.text(text, TextStyle::body, 120, "Étiquette :");
    document.draw(set, document.frame().x, document.frame().y);
    const Mark& mark = document.marks(0).back();
    CHECK(mark.box.x >= document.frame().x - hair);
    CHECK(mark.box.right() <= document.frame().x + 120 + hair);
    CHECK(mark.text == "Étiquette : " + text);
  }
  CHECK(document.pdf().starts_with("%PDF-"));
}

TEST_CASE("the PDF has the pages, the information and the language it was given, and no clock") {
  Document document = a4();
  document.draw(document.text("Bonjour", TextStyle::title, 300), 50, 50);
  document.bookmark("Bonjour", 50);
  document.fill_box({50, 100, 100, 20}, color::tint, 3);
  document.outline_box({50, 100, 100, 20});
  document.line(50, 200, 150, 200);
  document.new_page();
  const std::string bytes = document.pdf();
  CHECK(bytes == document.pdf());
  CHECK(bytes.find("/Lang (fr-FR)") != std::string::npos);
  CHECK(bytes.find("/CreationDate (D:20261124") != std::string::npos);
  CHECK(bytes.find("/Title (Titre)") != std::string::npos);
  CHECK(bytes.find("/Author (CC de Test)") != std::string::npos);
  CHECK(bytes.find("/Count 2") != std::string::npos);
  CHECK(bytes.find("/MediaBox [ 0 0 595.275591 841.889764 ]") != std::string::npos);
  CHECK(Document({"Titre", "", "", "", "fr-FR"}, *sheet("A4")).pdf().find("D:19700101") != std::string::npos);
}

TEST_CASE("a long row flows over pages, every line once and inside the frame") {
  Document document = a4();
  int openings = 0;
  int labels = 0;
  Flow flow(document, document.frame().y + 40, [&](Document& page) { return ++openings, page.frame().y + 20; });
  Column left(document.frame().x);
  left.label([&](Document&, double, double) { ++labels; });
  const std::string text = words(2000);
  left.add(document.text(text, TextStyle::body, 230));
  Column right(document.frame().x + 250);
  right.add(document.text("court", TextStyle::body, 200));
  flow.row({left, right});

  CHECK(document.pages() > 2);
  CHECK(static_cast<std::size_t>(openings) == document.pages() - 1);
  CHECK(static_cast<std::size_t>(labels) == document.pages());
  std::string found;
  for (std::size_t page = 0; page < document.pages(); ++page) {
    for (const Mark& mark : document.marks(page)) {
      CHECK(lies_within(mark.box, document.frame()));
      if (mark.text != "court") found += mark.text;
    }
  }
  CHECK(without_blanks(found) == without_blanks(text));
}

TEST_CASE("no paragraph leaves a line alone at the end of a page or the beginning of the next") {
  for (double start = 0; start < 30; start += 2) {
    Document document = a4();
    Flow flow(document, document.frame().y, [](Document& page) { return page.frame().y; });
    flow.space(document.frame().height / 2 + start);
    std::string text;
    for (int i = 0; i < 80; ++i) text += "ligne\n";
    const Text set = document.text(text + "ligne", TextStyle::body, 200);
    flow.row({Column(document.frame().x).add(set)});
    CHECK(document.pages() > 1);
    for (std::size_t page = 0; page < document.pages(); ++page) {
      for (const Mark& mark : document.marks(page)) CHECK(mark.box.height > set.height(0, 1) + hair);
    }
  }
}

TEST_CASE("a row that a fresh page holds is not broken near the end of a page") {
  Document document = a4();
  Flow flow(document, document.frame().y, [](Document& page) { return page.frame().y; });
  flow.space(document.frame().height - 60);
  flow.row({Column(document.frame().x).add(document.text(words(60), TextStyle::body, 230))});
  CHECK(document.pages() == 2);
  CHECK(document.marks(0).empty());
  CHECK(document.marks(1).size() == 1);
}

TEST_CASE("a drawing taller than a page is drawn all the same") {
  Document document = a4();
  Flow flow(document, document.frame().y, [](Document& page) { return page.frame().y; });
  bool drawn = false;
  flow.row({Column(document.frame().x).add(5000, [&](Document&, double, double) { drawn = true; })});
  CHECK(drawn);
}
