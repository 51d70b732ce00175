// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_emit.hpp"

#include <random>

#include "mediamap/store/yaml_document.hpp"
#include "store_random.hpp"
#include "store_support.hpp"

using namespace mediamap::store;
using namespace store_tests;

namespace {

Json read_back(const std::string& source) { return parse_yaml("f", source).json(); }

}  // namespace

TEST_CASE("yaml_emit: awkward strings stay strings wherever they stand") {
  for (const std::string& text : awkward_strings()) {
    CAPTURE(text);
    CHECK(read_back("cle: " + yaml_scalar(text) + "\n") == Json{{"cle", text}});
    CHECK(read_back(yaml_entry("cle", Json(text))) == Json{{"cle", text}});
    CHECK(read_back(yaml_entry("liste", Json{text, "b"})) == Json{{"liste", {text, "b"}}});
    CHECK(read_back("l: " + yaml_flow(Json{text, text}) + "\n") == Json{{"l", {text, text}}});
    Json object = Json::object();
    object[text] = text;
    CHECK(read_back("o: " + yaml_flow(object) + "\n") == Json{{"o", object}});
    CHECK(read_back(yaml_entry("o", object)) == Json{{"o", object}});
  }
}

TEST_CASE("yaml_emit: what another parser could take for something else is quoted") {
  for (const std::string text :
       {"01000",   "no",   "2024-04-02", "1e3",   "~",    "+33123456789", "12:30:45",    "0x1F",
        "- tiret", "!x",   "&a",         "*a",    "%x",   "@m",           "Oui: non #1", "Yes",
        "NO",      "on",   "Off",        "y",     "N",    "null",         "NULL",        "True",
        ".5",      ".inf", ".NaN",       "1_000", "0o17", "190:20:30",    "=",           "<<",
        "?",       "-",    ":",          "",      " a",   "a ",           "a:",          "a: b",
        "a #b",    "[a]",  "{a}",        "\"a\"", "'a'",  "`a`",          "|",           ">",
        "a,b",     "---",  "...",        "a\nb",  "a\tb"}) {
    CAPTURE(text);
    CHECK(yaml_scalar(text).front() == '"');
    CHECK(yaml_scalar(text).back() == '"');
  }
  for (const std::string text :
       {"Aide aux démarches", "l'école", "Espace France services", "rue de l’Église (centre)", "acces-aux-droits"}) {
    CHECK(yaml_scalar(text) == text);
  }
}

TEST_CASE("yaml_emit: no byte that a terminal or parser would act upon stands raw") {
  for (unsigned c = 0; c < 0x20; ++c) {
    const std::string written = yaml_scalar(std::string("a") + static_cast<char>(c) + "b");
    for (char byte : written) CHECK(static_cast<unsigned char>(byte) >= 0x20);
  }
  for (const std::string text : {"\x7F", "\u0085", "\u009F", "\u2028", "\u2029", "\uFEFF"}) {
    CHECK(!contains(yaml_scalar("a" + text + "b"), text));
    CHECK(read_back("k: " + yaml_scalar("a" + text + "b") + "\n").at("k") == "a" + text + "b");
  }
}

TEST_CASE("yaml_emit: a thousand random strings read as themselves") {
  std::mt19937 random(20261124);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(i);
    CAPTURE(text);
    CHECK(read_back("k: " + yaml_scalar(text) + " # x\n") == Json{{"k", text}});
    CHECK(read_back("- [" + yaml_scalar(text) + ", {a: " + yaml_scalar(text) + "}]\n") ==
          Json::array({Json::array({text, Json{{"a", text}}})}));
  }
}

TEST_CASE("yaml_emit: bytes that are no text become the replacement character") {
  CHECK(read_back("k: " + yaml_scalar("a\xE9z") + "\n").at("k") == "a\uFFFDz");
}

TEST_CASE("yaml_emit: numbers have no exponent") {
  const std::pair<double, const char*> cases[] = {{0.0, "0"},
                                                  {1.0, "1"},
                                                  {-12.5, "-12.5"},
                                                  {1e-5, "0.00001"},
                                                  {50.965231, "50.965231"},
                                                  {1e15, "1000000000000000"},
                                                  {1e21, "1000000000000000000000.0"}};
  for (const auto& [value, written] : cases) {
    CHECK(yaml_flow(Json(value)) == std::string(written));
    CHECK(read_back("k: " + yaml_flow(Json(value)) + "\n").at("k").get<double>() == value);
  }
  std::mt19937 random(7);
  std::uniform_real_distribution<double> degrees(-180, 180);
  for (int i = 0; i < 1000; ++i) {
    const double value = degrees(random);
    CHECK(read_back("k: " + yaml_flow(Json(value)) + "\n").at("k").get<double>() == value);
  }
}

TEST_CASE("yaml_emit: a whole file, in block or with an item a line") {
  const Json document{
      {"version", 1},
      {"communes", Json::array({Json{{"code", "01004"}, {"codes_postaux", {"01500"}}}, Json{{"code", "2A004"}}})},
      {"vide", Json::array()},
      {"rien", Json::object()},
      {"source", Json{{"atelier", "a1"}, {"post_it", 3}}}};
  CHECK(yaml_file("schemas/x.json", document, true) ==
        "# yaml-language-server: $schema=schemas/x.json\n"
        "version: 1\n"
        "communes:\n"
        "  - {code: \"01004\", codes_postaux: [\"01500\"]}\n"
        "  - {code: \"2A004\"}\n"
        "vide: []\n"
        "rien: {}\n"
        "source:\n"
        "  atelier: a1\n"
        "  post_it: 3\n");
  CHECK(contains(yaml_file("x", document),
                 "communes:\n  - code: \"01004\"\n    codes_postaux:\n      - \"01500\"\n  - code: \"2A004\"\n"));
  CHECK(read_back(yaml_file("x", document)) == document);
  CHECK(read_back(yaml_file("x", document, true)) == document);
}
