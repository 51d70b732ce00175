// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_document.hpp"

#include <chrono>

#include "store_support.hpp"

using namespace mediamap;
using namespace mediamap::store;
using namespace store_tests;

namespace {

std::vector<Fault> faults(const std::string& source) {
  return faults_of([&] { parse_yaml("f.yaml", source); });
}

Fault the_fault(const std::string& source) {
  const std::vector<Fault> all = faults(source);
  REQUIRE_MESSAGE(all.size() == 1, "faults: " << all_of(all));
  return all[0];
}

std::string piece(const YamlDocument& document, const YamlNode& node) {
  return document.source.substr(node.begin, node.end - node.begin);
}

}  // namespace

TEST_CASE("yaml_document: values are typed by the core schema, quoted ones are texts, missing ones left out") {
  const YamlDocument document = parse_yaml("f", R"(texte: Été à l'école
entier: 12
negatif: -7
reel: 2.50
exposant: 1e3
vrai: true
faux: False
nul: ~
rien:
null2: null
code: "01000"
zero: 01000
non: no
jour: 2024-04-02
heure: 12:30:45
seize: 0x1F
telephone: +33123456789
apostrophe: 'l''un'
echappe: "a\nb\u00e9\"\\"
liste: [1, "1", un]
objet: {a: 1, b: {c: [true]}}
)");
  CHECK(document.json() == Json::parse(R"({"texte": "Été à l'école", "entier": 12, "negatif": -7, "reel": 2.5,
    "exposant": 1000.0, "vrai": true, "faux": false, "code": "01000",
    "zero": 1000, "non": "no", "jour": "2024-04-02", "heure": "12:30:45", "seize": "0x1F", "telephone": 33123456789,
    "apostrophe": "l'un", "echappe": "a\nbé\"\\", "liste": [1, "1", "un"], "objet": {"a": 1, "b": {"c": [true]}}})"));
}

TEST_CASE("yaml_document: places count lines and characters from 1") {
  const YamlDocument document = parse_yaml("acteurs/a.yaml", "# é\nété: \"œuvre\" # x\nliste: [é, \"ü\", z]\n");
  CHECK(document.place(document.at(Json::json_pointer("/été")).begin).str() == "acteurs/a.yaml:2:6");
  CHECK(document.place(document.at(Json::json_pointer("/liste/2")).begin).str() == "acteurs/a.yaml:3:17");
  CHECK(document.place(0).str() == "acteurs/a.yaml:1:1");
}

TEST_CASE("yaml_document: a pointer leads to the deepest node there is") {
  const YamlDocument document = parse_yaml("f", "a:\n  b: [x, y]\n");
  CHECK(document.at(Json::json_pointer("/a/b/1")).text == "y");
  CHECK(&document.at(Json::json_pointer("/a/b/7")) == &document.at(Json::json_pointer("/a/b")));
  CHECK(&document.at(Json::json_pointer("/a/c/d")) == &document.at(Json::json_pointer("/a")));
  CHECK(&document.at(Json::json_pointer("/zzz")) == &document.root);
}

TEST_CASE("yaml_document: every duplicate key is told, with both lines") {
  const auto all = faults("nom: a\nnom: b\nliste:\n  - {x: 1, y: 2, x: 3}\n  - z: 1\n    z: 2\nnom: c\n");
  REQUIRE(all.size() == 4);
  CHECK(all[0].place.str() == "f.yaml:2:1");
  CHECK(contains(all[0].message, "« nom » est écrite deux fois (déjà ligne 1)"));
  CHECK(contains(all[0].advice, "fusion de git"));
  CHECK(all_of(all).find("f.yaml:4:18: la clé « x » est écrite deux fois (déjà ligne 4)") != std::string::npos);
  CHECK(all_of(all).find("f.yaml:6:5: la clé « z » est écrite deux fois (déjà ligne 5)") != std::string::npos);
  CHECK(all_of(all).find("f.yaml:7:1: la clé « nom » est écrite deux fois (déjà ligne 1)") != std::string::npos);
}

TEST_CASE("yaml_document: a quoted key and a plain one are the same key") {
  CHECK(contains(the_fault("nom: a\n\"nom\": b\n").message, "deux fois"));
}

TEST_CASE("yaml_document: every indentation by tabs is told") {
  const auto all = faults("nom: a\nliste:\n\t- x\n  \t- y\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].place.str() == "f.yaml:3:1");
  CHECK(all[1].place.str() == "f.yaml:4:3");
  CHECK(contains(all[0].message, "tabulation"));
}

TEST_CASE("yaml_document: anchors, aliases and tags are refused at their place") {
  CHECK(contains(the_fault("a: &x 1\n").message, "ancres"));
  CHECK(the_fault("é: 1\nbb: &x [1]\n").place.line == 2);
  CHECK(contains(the_fault("a: &a [*a]\n").message, "alias"));
  CHECK(contains(the_fault("a: &a {b: *a}\n").message, "alias"));
  CHECK(!faults("a: *inconnu\n").empty());
  CHECK(contains(the_fault("a: !python/object:os.system x\n").message, "étiquettes"));
  CHECK(contains(the_fault("a: !!str 12\n").message, "étiquettes"));
  CHECK(contains(the_fault("base: &b {x: 1}\nautre:\n  <<: *b\n").message, "alias"));
}

TEST_CASE("yaml_document: a billion laughs is refused at once") {
  std::string source = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int i = 1; i < 40; ++i) {
    source += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) source += (k == 0 ? "*a" : ", *a") + std::to_string(i - 1);
    source += "]\n";
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(contains(the_fault(source).message, "ancres"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("yaml_document: what an unfinished merge leaves is told at each mark") {
  const auto all = faults("nom: a\n<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> branche\n");
  REQUIRE(all.size() == 3);
  CHECK(all[0].place.line == 2);
  CHECK(all[1].place.line == 4);
  CHECK(all[2].place.line == 6);
  CHECK(contains(all[0].message, "fusion de git"));
}

TEST_CASE("yaml_document: one document a file") {
  CHECK(the_fault("a: 1\n---\nb: 2\n").place.line == 2);
  CHECK(contains(the_fault("a: 1\n---\nb: 2\n").message, "plusieurs documents"));
  CHECK(contains(the_fault("- a\nb: 1\n").message, "rompue"));
  CHECK(parse_yaml("f", "---\na: 1\n").json() == Json{{"a", 1}});
  CHECK(parse_yaml("f", "%YAML 1.2\n---\na: 1\n...\n").json() == Json{{"a", 1}});
}

TEST_CASE("yaml_document: encodings other than UTF-8 are refused, saying how to convert") {
  const Fault windows = the_fault(
      "nom: a\nville: Orl\xE9"
      "ans\n");
  CHECK(windows.place.str() == "f.yaml:2:11");
  CHECK(contains(windows.message, "pas en UTF-8"));
  CHECK(contains(windows.advice, "iconv -f WINDOWS-1252"));
  CHECK(contains(the_fault(std::string("\xFF\xFEn\0o\0", 6)).message, "UTF-16"));
  CHECK(contains(the_fault(std::string("\xFE\xFF\0n\0o", 6)).message, "UTF-16"));
  CHECK(!the_fault(std::string("\xFF\xFEn\0o\0", 6)).advice.empty());
  CHECK(contains(the_fault(std::string("n\0o\0m\0", 6)).message, "nuls"));
}

TEST_CASE("yaml_document: a byte order mark is passed over") {
  const YamlDocument document = parse_yaml("f", "\xEF\xBB\xBFnom: \"é\"\nville: x\n");
  CHECK(document.json() == Json{{"nom", "é"}, {"ville", "x"}});
  CHECK(document.place(document.at(Json::json_pointer("/ville")).begin).str() == "f:2:8");
}

TEST_CASE("yaml_document: control characters are refused, so that none ends the file early") {
  const Fault fault = the_fault("nom: a\nville: b\x04\nabsent: c\n");
  CHECK(fault.place.str() == "f.yaml:2:9");
  CHECK(contains(fault.message, "caractère de contrôle"));
  CHECK(contains(the_fault(std::string("nom: a\0b\n", 9)).message, "nuls"));
  CHECK(!faults("nom: \"a\x1B[31m\"\n").empty());
  CHECK(faults("nom: \"a\\e\"\r\nville: b\r\n").empty());
}

TEST_CASE("yaml_document: empty files and files of comments hold nothing") {
  for (const std::string source : {"", "\n", "# rien\n", "   \n\n", "\xEF\xBB\xBF"}) {
    CAPTURE(source);
    CHECK(parse_yaml("f", source).root.kind == YamlNode::Kind::null);
    CHECK(parse_yaml("f", source).json().is_null());
  }
}

TEST_CASE("yaml_document: deep nesting is refused, not fatal") {
  constexpr std::size_t levels = 10'000;
  std::string block;
  for (std::size_t i = 0; i < 1'000; ++i) block += std::string(i, ' ') + "a:\n";
  for (const std::string& source : {"a: " + std::string(levels, '[') + std::string(levels, ']'),
                                    "a: " + std::string(levels, '['), std::string(levels, '{'), block, [] {
                                      std::string dashes;
                                      for (std::size_t i = 0; i < levels; ++i) dashes += "- ";
                                      return dashes + "x\n";
                                    }()}) {
    const auto start = std::chrono::steady_clock::now();
    CHECK(!faults(source).empty());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
  std::string reasonable;
  for (std::size_t i = 0; i < 100; ++i) reasonable += "[";
  CHECK(faults("a: " + reasonable + std::string(100, ']')).empty());
}

TEST_CASE("yaml_document: broken syntax has a place and a French reason") {
  for (const std::string source : {"nom: [a, b\n",  "nom: \"a\nville: b\n",
                                   "a: b: c\n",     "a: 1\n  b: 2\n",
                                   "- a\nb: 1\n",   "a: 'x\n",
                                   "a: {b: 1\n",    "a: ]\n",
                                   "\"a\" b\n",     "a: @b\n",
                                   "a: `b\n",       "{a: 1}}\n",
                                   "a: \"x\" y\n",  "a: - b\n",
                                   "a: \"\\q\"\n",  "a: 1\n%b: 2\n",
                                   "a: 1\nb\n",     "a: |\n  x\nb # c: d\n",
                                   "a: 'x\nb: 1\n", "a:\n- b\nc\n"}) {
    CAPTURE(source);
    const Fault fault = the_fault(source);
    CHECK(fault.place.path == "f.yaml");
    CHECK(fault.place.line >= 1);
    CHECK(!fault.advice.empty());
    CHECK(!contains(fault.message, "yaml-cpp"));
  }
}

TEST_CASE("yaml_document: a key has to be a word") {
  CHECK(contains(the_fault("[a, b]: 1\n").message, "une clé doit être un mot"));
}

TEST_CASE("yaml_document: every kind of node knows its extent in the source") {
  const YamlDocument document = parse_yaml("f", R"(simple: un mot  # remarque
plusieurs: commence ici
  et finit là
double: "a \" # b"   # c
seul: 'l''un # d'
bloc: |
  première

  troisième
plie: >-
    a
    b

# une remarque entre deux
vide: ""
tilde: ~
rien:
nullement: x
flux: [a, "b]", {c: 'd}'}, ]  # e
objet: {a: 1,
  b: [2, 3]}
liste:
  - x
  - "y"   # f
  - |
    z
sans_retrait:
- m
- n: 1
  o: 2
dernier:
  p: q
)");
  const auto extent = [&](const char* pointer) { return piece(document, document.at(Json::json_pointer(pointer))); };
  CHECK(extent("/simple") == "un mot");
  CHECK(extent("/plusieurs") == "commence ici\n  et finit là");
  CHECK(extent("/double") == "\"a \\\" # b\"");
  CHECK(extent("/seul") == "'l''un # d'");
  CHECK(extent("/bloc") == "|\n  première\n\n  troisième");
  CHECK(extent("/plie") == ">-\n    a\n    b");
  CHECK(extent("/vide") == "\"\"");
  CHECK(extent("/tilde") == "~");
  CHECK(extent("/rien") == "");
  CHECK(extent("/nullement") == "x");
  CHECK(extent("/flux") == "[a, \"b]\", {c: 'd}'}, ]");
  CHECK(extent("/flux/1") == "\"b]\"");
  CHECK(extent("/flux/2") == "{c: 'd}'}");
  CHECK(extent("/objet") == "{a: 1,\n  b: [2, 3]}");
  CHECK(extent("/objet/b") == "[2, 3]");
  CHECK(extent("/liste") == "- x\n  - \"y\"   # f\n  - |\n    z");
  CHECK(extent("/liste/2") == "|\n    z");
  CHECK(extent("/sans_retrait/1") == "n: 1\n  o: 2");
  CHECK(extent("/dernier") == "p: q");
}

TEST_CASE("yaml_document: a value that is missing ends before the next key") {
  const YamlDocument document = parse_yaml("f", "a:\nnullable: 1\nb:\n\n# x\n~c: 2\nliste:\n  -\n  - null\n  - y\n");
  const auto extent = [&](const char* pointer) { return document.at(Json::json_pointer(pointer)); };
  CHECK(extent("/a").begin == 2);
  CHECK(extent("/a").end == 2);
  CHECK(piece(document, extent("/b")) == "");
  CHECK(document.place(extent("/b").begin).line == 3);
  CHECK(piece(document, extent("/liste/0")) == "");
  CHECK(document.place(extent("/liste/0").begin).line == 8);
  CHECK(piece(document, extent("/liste/1")) == "null");
}
