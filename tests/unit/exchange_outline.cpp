// SPDX-License-Identifier: EUPL-1.2
// Outlines written and read again, and what is no outline.
#include "mediamap/exchange/outline.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "mediamap/base/error.hpp"
#include "mediamap/base/random.hpp"
#include "mediamap/tables/zip_writer.hpp"

using namespace mediamap;
using namespace mediamap::exchange;

namespace {

struct Case {
  OutlineFormat format;
  const char* path;
};

constexpr Case both_ways[] = {{OutlineFormat::markdown, "c.md"},   {OutlineFormat::markmap, "c.md"},
                              {OutlineFormat::opml, "c.opml"},     {OutlineFormat::freemind, "c.mm"},
                              {OutlineFormat::mermaid, "c.mmd"},   {OutlineFormat::plantuml, "c.puml"},
                              {OutlineFormat::xmind, "c.xmind"}};

const char* const words[] = {
    "Atelier", "d'accès", "aux droits :", "*gras*", "_bas_", "#2", "[x]", "(y)", "<b>", "&amp;", "&", "a||b", "`code`", "**", "//", "\\n",
    "\\", "~", "$x$", "100 %", "%date()", "{{", "}}", "\"mot\"", "\"\"", "--", "- -", "1. un", "+", "=", "==", "; fin;", "''", "/'", "'/",
    "C++", "mindmap", "::icon(fa)", ":::k", "@endmindmap", "été", "日本", "🙂", "http://ex.example/a_b", "]", "))", "-->", "<!--", "#quot;", "[[a b]]"};

std::string some_text(Random& random, std::size_t most) {
  std::string out;
  for (std::size_t i = random.below(most) + 1; i > 0; --i) out += (out.empty() ? "" : " ") + std::string(words[random.below(std::size(words))]);
  return out;
}

Topic some_topic(Random& random, std::size_t& count, std::size_t depth) {
  Topic topic;
  topic.title = random.below(20) == 0 ? "" : some_text(random, 5);
  if (!topic.title.empty() && random.below(8) == 0) topic.title += "\n" + some_text(random, 2);
  topic.id = "offre-" + std::to_string(++count);
  if (random.below(3) == 0) topic.note = some_text(random, 6) + (random.below(2) == 0 ? "\n" : "\n\n") + some_text(random, 3);
  if (random.below(4) == 0) topic.link = "https://ex.example/a?b=(c)&d=" + std::to_string(count);
  if (random.below(4) == 0) topic.colour = random.below(2) == 0 ? "#1a2b3c" : "#ffeedd";
  for (std::size_t i = random.below(3); i > 0; --i) topic.attributes.emplace_back("public " + std::to_string(i), some_text(random, 3));
  if (depth < 5) {
    for (std::size_t i = random.below(4); i > 0; --i) topic.children.push_back(some_topic(random, count, depth + 1));
  }
  return topic;
}

void check_same(const Topic& read, const Topic& written) {
  CHECK(read.title == written.title);
  CHECK(read.id == written.id);
  CHECK(read.note == written.note);
  CHECK(read.link == written.link);
  CHECK(read.colour == written.colour);
  CHECK(read.attributes == written.attributes);
  REQUIRE(read.children.size() == written.children.size());
  for (std::size_t i = 0; i < read.children.size(); ++i) check_same(read.children[i], written.children[i]);
}

std::string message_of(const std::string& path, const std::string& bytes) {
  try {
    read_outline(path, bytes);
  } catch (const DataError& error) {
    return error.faults()[0].str();
  }
  return {};
}

bool says(const std::string& message, const char* words_of_it) { return message.find(words_of_it) != std::string::npos; }

}  // namespace

TEST_CASE("outlines: random trees come back as they were, in each format") {
  for (const Case& one : both_ways) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      Random random(seed);
      std::size_t count = 0;
      const Topic root = some_topic(random, count, 0);
      CAPTURE(one.path);
      CAPTURE(seed);
      const std::string text = outline_text(root, one.format);
      check_same(read_outline(one.path, text).root, root);
      CHECK(outline_text(read_outline(one.path, text).root, one.format) == text);
    }
  }
}

TEST_CASE("outlines: 500 levels go out and come back; beyond the limit both ways are refused") {
  for (const Case& one : both_ways) {
    CAPTURE(one.path);
    Topic root{"fond", "", "", "", "", {}, {}};
    for (int i = 0; i < 500; ++i) {
      Topic above{"niveau", "", "", "", "", {}, {}};
      above.children.push_back(std::move(root));
      root = std::move(above);
    }
    CHECK(read_outline(one.path, outline_text(root, one.format)).root == root);
    for (int i = 0; i < 200; ++i) {
      Topic above{"niveau", "", "", "", "", {}, {}};
      above.children.push_back(std::move(root));
      root = std::move(above);
    }
    CHECK_THROWS_AS(outline_text(root, one.format), DataError);
  }
}

TEST_CASE("outlines: what is none is refused, with what it is") {
  CHECK(says(message_of("a.md", "\n---\n\nrien\n"), "aucun titre"));
  CHECK_FALSE(message_of("a.md", "").empty());
  CHECK(says(message_of("a.pdf", "%PDF-1.7 x"), "un PDF"));
  CHECK(says(message_of("a.html", "<!DOCTYPE html><html><body>x</body></html>"), "page HTML"));
  CHECK(says(message_of("a.xml", "<?xml version=\"1.0\"?><rss/>"), "« rss »"));
  CHECK(says(message_of("a.opml", "<opml><body/></opml>"), "aucun titre"));
  CHECK(says(message_of("a.mm", "<map><node TEXT=\"a\"></map>"), "abîmée"));
  CHECK(says(message_of("a.mm", "<!DOCTYPE map [<!ENTITY a \"b\">]><map><node TEXT=\"&a;\"/></map>"), "DOCTYPE"));
  CHECK(says(message_of("a.xmind", "PK\x03\x04 coupé"), "l'archive ne s'ouvre pas"));
  CHECK(says(message_of("a.xmind", tables::write_zip({{"x.txt", "x"}})), "n'est pas une carte XMind"));
  CHECK(says(message_of("a.xmind", tables::write_zip({{"content.json", "[{"}})), "illisible"));
  CHECK(says(message_of("a.csv", "a,b\n1,2\n"), "CSV"));
  CHECK(says(message_of("a.mmd", "flowchart\n a-->b"), "d'une autre sorte"));
}

TEST_CASE("outlines: a million levels are refused") {
  std::string deep = "<map>";
  for (int i = 0; i < 1'000'000; ++i) deep += "<node>";
  for (int i = 0; i < 1'000'000; ++i) deep += "</node>";
  CHECK(says(message_of("a.mm", deep + "</map>"), "plus de 600 niveaux"));
  const std::string json = std::string(1'000'000, '[') + std::string(1'000'000, ']');
  CHECK(says(message_of("a.xmind", tables::write_zip({{"content.json", json}})), "plus de 600 niveaux"));
  const std::string inside = R"([{"rootTopic":{"title":"a","x":)" + json + "}}]";
  CHECK(says(message_of("a.xmind", tables::write_zip({{"content.json", inside}})), "plus de 600 niveaux"));
  std::string lists;
  for (std::size_t i = 0; i < 700; ++i) lists += std::string(i, ' ') + std::string(i, ' ') + "- a\n";
  CHECK(says(message_of("a.md", lists), "a.md:602"));
}

TEST_CASE("outlines: what would take too long or too much memory is refused") {
  std::string keys = R"([{"rootTopic":{"title":"a")";
  for (int i = 0; i < 1001; ++i) keys += ",\"k" + std::to_string(i) + "\":1";
  CHECK(says(message_of("a.xmind", tables::write_zip({{"content.json", keys + "}}]"}})), "plus de 1000 clés"));
  CHECK(says(message_of("a.md", "# C\n" + std::string(1'000'000, 'x') + "\n"), "« C » contient plus de 1 Mo"));
  CHECK(says(message_of("a.md", "# C\n" + std::string(30'000'000, '\n')), "dépasse 30 Mo"));
}

TEST_CASE("outlines: an object of 1000 keys in each of many topics of XMind is read") {
  std::string topics;
  for (int i = 0; i < 3; ++i) {
    topics += i == 0 ? "{" : ",{";
    for (int j = 0; j < 999; ++j) topics += "\"k" + std::to_string(j) + "\":1,";
    topics += R"("title":"x"})";
  }
  const std::string json = R"([{"rootTopic":{"title":"a","children":{"attached":[)" + topics + "]}}}]";
  const Topic root = read_outline("a.xmind", tables::write_zip({{"content.json", json}})).root;
  REQUIRE(root.children.size() == 3);
  CHECK(root.children[2].attributes.size() == 999);
}

TEST_CASE("outlines: marks without an end, or with one far away, are read in one pass") {
  const auto title_of = [](const std::string& text) { return read_outline("a.md", "# C\n- " + text + "\n").root.children.at(0).title; };
  std::string stars, plain;
  for (int i = 0; i < 200'000; ++i) stars += "*a ", plain += "a ";
  CHECK(title_of(stars + "a*") == plain + "a");
  CHECK(title_of(std::string(400'000, '<') + ">") == std::string(400'000, '<') + ">");
  std::string ticks;
  for (std::size_t i = 1000; i > 0; --i) ticks += std::string(i, '`') + "a";
  CHECK(title_of(ticks) == ticks);
  CHECK(title_of("**gras** et *a **b** c* puis *d*") == "gras et a b c puis d");
}

TEST_CASE("outlines: FreeMind begins with the version that Freeplane looks for, in ASCII") {
  const std::string text = outline_text({"Été 日 🙂", "", "é\nà", "", "", {{"ç", "œ"}}, {}}, OutlineFormat::freemind);
  CHECK(text.starts_with("<map version=\"freeplane 1."));
  CHECK(std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; }));
  CHECK(says(text, "&#xc9;t&#xe9; &#x65e5; &#x1f642;"));
}

TEST_CASE("outlines: Markdown, headings and lists mixed") {
  const Outline read = read_outline("plan.md",
                                    "---\ntitle: Carte\nauteur: x\n---\nRacine\n======\n\nUne note\nen deux lignes.\n\n## A [lien](https://a.example) #\n"
                                    "1. un\n   - deux **gras**\n\t- [x] trois\n2) quatre\n   suite\n\n# \n<!-- vu -->\n");
  REQUIRE(read.root.children.size() == 2);
  CHECK(read.root.title == "Carte");
  const Topic& first = read.root.children[0];
  CHECK(first.title == "Racine");
  CHECK(first.note == "Une note\nen deux lignes.");
  REQUIRE(first.children.size() == 1);
  CHECK(first.children[0].title == "A lien");
  CHECK(first.children[0].link == "https://a.example");
  REQUIRE(first.children[0].children.size() == 2);
  CHECK(first.children[0].children[0].children.size() == 2);
  CHECK(first.children[0].children[0].children[0].title == "deux gras");
  CHECK(first.children[0].children[0].children[1].attributes[0].second == "faite");
  CHECK(first.children[0].children[1].title == "quatre suite");
  CHECK(read.root.children[1].attributes[0].second == "vu");
}

TEST_CASE("outlines: Mermaid's shapes, icons, classes and comments") {
  const Outline read = read_outline("x.mmd",
                                    "%%{init: {}}%%\nmindmap\n  r((Racine))\n    a[\"Un #quot;mot#quot;<br/>deux\"]\n    ::icon(fa fa-book)\n"
                                    "      B(rond):::vif\n    c))bang((\n    %% note\n    D{{six}}\n    simple\n");
  CHECK(read.root.id == "r");
  REQUIRE(read.root.children.size() == 4);
  CHECK(read.root.children[0].title == "Un \"mot\"\ndeux");
  CHECK(read.root.children[0].attributes[0] == std::pair<std::string, std::string>("icône", "fa fa-book"));
  CHECK(read.root.children[0].children[0].attributes[0].second == "vif");
  CHECK(read.root.children[1].title == "bang");
  CHECK(read.root.children[1].attributes[0].second == "note");
  CHECK(read.root.children[2].title == "six");
  CHECK(read.root.children[3].title == "simple");
  CHECK(read.left_out.size() == 2);
}

TEST_CASE("outlines: PlantUML's marks, colours and several lines") {
  const Outline read = read_outline("x.puml",
                                    "@startmindmap\ntitle T\n+ Racine\n++[#Orange] **gras** //i//\n+++_ [[https://a.example là]]\n--:un\ndeux;\n"
                                    "left side\n@endmindmap\n");
  CHECK(read.root.title == "Racine");
  REQUIRE(read.root.children.size() == 2);
  CHECK(read.root.children[0].title == "gras i");
  CHECK(read.root.children[0].attributes[0].second == "Orange");
  CHECK(read.root.children[0].children[0].link == "https://a.example");
  CHECK(read.root.children[0].children[0].title == "là");
  CHECK(read.root.children[1].title == "un\ndeux");
  CHECK(read.left_out.size() == 2);
}

TEST_CASE("outlines: FreeMind's HTML, dates, icons and encrypted nodes") {
  const Outline read = read_outline("x.mm",
                                    "<map version=\"1.0.1\"><node TEXT=\"&lt;html&gt;&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;d&amp;eacute;&lt;/p&gt;\" CREATED=\"0\" "
                                    "BACKGROUND_COLOR=\"#FF0000\" COLOR=\"#000000\"><icon BUILTIN=\"idea\"/><richcontent TYPE=\"NOTE\"><html><body><p>a "
                                    "<b>b</b> c</p></body></html></richcontent><node ID=\"ID_5\" TEXT=\"x\" ENCRYPTED_CONTENT=\"zz\"/></node></map>");
  CHECK(read.root.title == "Un\ndé");
  CHECK(read.root.colour == "#ff0000");
  CHECK(read.root.note == "a b c");
  CHECK(read.root.attributes == std::vector<std::pair<std::string, std::string>>{{"créé", "1970-01-01T00:00:00Z"}, {"icône", "idea"}});
  CHECK(read.root.children[0].id.empty());
  CHECK(read.left_out.size() == 1);
}

TEST_CASE("outlines: OPML and the old XMind") {
  const Outline opml = read_outline("x.opml",
                                    "<opml version=\"2.0\"><head><title>T</title><ownerName>x</ownerName></head><body><outline text=\"a\" _note=\"n\" "
                                    "created=\"hier\"/><outline text=\"b\" type=\"include\" url=\"https://a.example/b.opml\"/></body></opml>");
  CHECK(opml.root.title == "T");
  CHECK(opml.root.children[0].note == "n");
  CHECK(opml.root.children[0].attributes[0].second == "hier");
  CHECK(opml.left_out.size() == 2);
  const Outline xmind = read_outline(
      "x.xmind", tables::write_zip({{"content.xml",
                                     "<xmap-content><sheet><topic id=\"r\" timestamp=\"1000\"><title>R</title><notes><plain>n</plain></notes><children><topics "
                                     "type=\"attached\"><topic><title>A</title><labels><label>l</label></labels></topic></topics></children></topic>"
                                     "</sheet><sheet><title>Deux</title></sheet></xmap-content>"}}));
  CHECK(xmind.root.title == "R");
  CHECK(xmind.root.note == "n");
  CHECK(xmind.root.children[0].attributes[0].second == "l");
  CHECK(xmind.left_out.size() == 1);
}

TEST_CASE("outlines: CSV has a row for each path") {
  Topic root{"R", "", "", "", "", {}, {{"A", "a", "", "", "", {{"date", "1"}, {"date", "2"}}, {{"B", "", "", "", "", {}, {}}}}}};
  CHECK(outline_text(root, OutlineFormat::csv) ==
        "\"niveau_1\",\"niveau_2\",\"id\",\"note\",\"lien\",\"couleur\",\"date\"\n\"A\",,\"a\",,,,\"1|2\"\n\"A\",\"B\",,,,,\n");
}
