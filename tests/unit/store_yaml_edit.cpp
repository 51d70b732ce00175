// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/yaml_edit.hpp"

#include <algorithm>

#include "store_support.hpp"

using namespace mediamap::store;
using namespace store_tests;

namespace {

// The source after the edits that turn its values into those of `after`.
std::string edited(const std::string& source, const Json& after) {
  const YamlDocument document = parse_yaml("f.yaml", source);
  const Json before = document.json().is_null() ? Json::object() : document.json();
  std::vector<std::string> keys;
  for (const Json* side : {&before, &after}) {
    for (const auto& [key, value] : side->items()) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return apply_edits(document, edits_between(before, after, keys));
}

// The values of the source, changed by a JSON merge patch: null takes a key away.
std::string patched(const std::string& source, const char* patch) {
  Json after = parse_yaml("f.yaml", source).json();
  if (after.is_null()) after = Json::object();
  after.merge_patch(Json::parse(patch));
  return edited(source, after);
}

struct Case {
  std::string what;
  std::string source;
  const char* patch;
  std::string expected;
};

const Case scalars[] = {
    {"a plain scalar keeps its comment and blanks", "# tête\nnom:   ancien   # remarque\nautre: 1\n",
     R"({"nom": "nouveau"})", "# tête\nnom:   nouveau   # remarque\nautre: 1\n"},
    {"what needs quotes gets them", "nom: ancien # r\n", R"({"nom": "Oui: non #1"})", "nom: \"Oui: non #1\" # r\n"},
    {"double quotes with a mark inside", "a: \"x # \\\"y\" # r\nb: 1\n", R"({"a": "z"})", "a: z # r\nb: 1\n"},
    {"single quotes", "a: 'l''un # x' # r\n", R"({"a": "z"})", "a: z # r\n"},
    {"a plain scalar of two lines", "a: un\n  deux # r\nb: 1\n", R"({"a": "z"})", "a: z # r\nb: 1\n"},
    {"a block scalar", "a: |\n  un\n\n  deux\n\n# suite\nb: 1\n", R"({"a": "z"})", "a: z\n\n# suite\nb: 1\n"},
    {"a folded scalar at the end", "b: 1\na: >-\n  un\n  deux\n", R"({"a": "z"})", "b: 1\na: z\n"},
    {"other block scalars stay as they are", "a: |-\n   un\n    deux\nb: 1\n", R"({"b": 2})",
     "a: |-\n   un\n    deux\nb: 2\n"},
    {"a value that is missing", "a:   # à compléter\nb: 1\n", R"({"a": "z"})", "a: z   # à compléter\nb: 1\n"},
    {"a value that is missing before a key like null", "a:\nnullable: 1\n", R"({"a": "z"})", "a: z\nnullable: 1\n"},
    {"a tilde", "a: ~ # r\nb: 1\n", R"({"a": "z"})", "a: z # r\nb: 1\n"},
    {"a number and a boolean", "n: 1 # un\nb: true\n", R"({"n": 2.5, "b": false})", "n: 2.5 # un\nb: false\n"},
    {"no newline at the end", "a: 1\nb: x", R"({"b": "z"})", "a: 1\nb: z"},
    {"a quoted key", "\"clé: 1\": x # r\n", R"({"clé: 1": "z"})", "\"clé: 1\": z # r\n"},
    {"a text becomes a list", "a: x\nb: 1\n", R"({"a": ["x", "z"]})", "a:\n  - x\n  - z\nb: 1\n"},
};

const Case keys[] = {
    {"a new key goes to the end", "a: 1\n# fin\n", R"({"b": "x"})", "a: 1\nb: x\n# fin\n"},
    {"behind a list", "a:\n  - x\n  - y # r\n", R"({"b": ["z"]})", "a:\n  - x\n  - y # r\nb:\n  - z\n"},
    {"behind a block scalar", "a: |\n  x\n  y\n", R"({"b": 1})", "a: |\n  x\n  y\nb: 1\n"},
    {"behind a line without newline", "a: 1", R"({"b": 2})", "a: 1\nb: 2\n"},
    {"behind a missing value", "a: 1\nb: # r\n", R"({"c": 2})", "a: 1\nb: # r\nc: 2\n"},
    {"into a file of comments", "# rien\n", R"({"a": 1})", "# rien\na: 1\n"},
    {"into an empty file", "", R"({"a": 1})", "a: 1\n"},
    {"a key goes with its comment, its neighbours stay", "a: 1\n# avant b\nb: 2 # b\n# après b\nc: 3\n",
     R"({"b": null})", "a: 1\n# avant b\n# après b\nc: 3\n"},
    {"a list goes", "a: 1\nb:\n  - x\n  # z\n  - y\nc: 3\n", R"({"b": null})", "a: 1\nc: 3\n"},
    {"a list that is not indented goes", "b:\n- x\n- y\nc: 3\n", R"({"b": null})", "c: 3\n"},
    {"a block scalar goes", "b: |\n  x\n\n  y\nc: 3\n", R"({"b": null})", "c: 3\n"},
    {"a flow list of two lines goes", "b: [x,\n  y]  # r\nc: 3\n", R"({"b": null})", "c: 3\n"},
    {"unknown keys stay", "a: 1\nmienne: {x: [1]}\nb: 2\n", R"({"a": 2})", "a: 2\nmienne: {x: [1]}\nb: 2\n"},
    {"in a nested mapping", "s:\n    a: 1 # r\n    b: 2\nc: 3\n", R"({"s": {"a": 9, "d": 4}})",
     "s:\n    a: 9 # r\n    b: 2\n    d: 4\nc: 3\n"},
    {"out of a nested mapping", "s:\n  a: 1\n  b: 2\nc: 3\n", R"({"s": {"a": null}})", "s:\n  b: 2\nc: 3\n"},
    {"in a flow mapping", "s: {a: 1, b: x}  # r\n", R"({"s": {"a": 9, "c": "y z"}})", "s: {a: 9, b: x, c: y z}  # r\n"},
    {"out of a flow mapping, first", "s: {a: 1, b: 2, c: 3}\n", R"({"s": {"a": null}})", "s: {b: 2, c: 3}\n"},
    {"out of a flow mapping, two", "s: {a: 1, b: 2, c: 3}\n", R"({"s": {"a": null, "b": null}})", "s: {c: 3}\n"},
    {"out of a flow mapping, last", "s: {a: 1, b: 2}\n", R"({"s": {"b": null}})", "s: {a: 1}\n"},
    {"the only file is one flow mapping", "{a: 1}\n", R"({"b": 2})", "{a: 1, b: 2}\n"},
    {"Windows line ends", "a: 1 # r\r\nl:\r\n  - x\r\n  - y\r\nb: 2\r\n", R"({"a": 2, "l": ["x", "y", "z"], "c": 3})",
     "a: 2 # r\r\nl:\r\n  - x\r\n  - y\r\n  - z\r\nb: 2\r\nc: 3\r\n"},
};

const Case lists[] = {
    {"an item more", "l:\n  - x # un\n  # entre\n  - y\n\nb: 1\n", R"({"l": ["x", "y", "z"]})",
     "l:\n  - x # un\n  # entre\n  - y\n  - z\n\nb: 1\n"},
    {"an item more, not indented", "l:\n- x\nb: 1\n", R"({"l": ["x", "z"]})", "l:\n- x\n- z\nb: 1\n"},
    {"an item more, without newline at the end", "l:\n  - x", R"({"l": ["x", "z"]})", "l:\n  - x\n  - z\n"},
    {"an item less", "l:\n  - x # un\n  # entre\n  - y # deux\n  - z\n", R"({"l": ["x", "z"]})",
     "l:\n  - x # un\n  # entre\n  - z\n"},
    {"the first item less", "l:\n  - x\n  - y\n", R"({"l": ["y"]})", "l:\n  - y\n"},
    {"one in, one out", "l:\n  - x\n  - y\n", R"({"l": ["y", "z"]})", "l:\n  - y\n  - z\n"},
    {"in brackets: an item more", "l: [x, \"y\"]  # r\n", R"({"l": ["x", "y", "a, b"]})",
     "l: [x, \"y\", \"a, b\"]  # r\n"},
    {"in brackets: the first less", "l: [x, y, z]\n", R"({"l": ["y", "z"]})", "l: [y, z]\n"},
    {"in brackets: the first two less", "l: [x, y, z]\n", R"({"l": ["z"]})", "l: [z]\n"},
    {"in brackets: the middle less", "l: [x, y, z]\n", R"({"l": ["x", "z"]})", "l: [x, z]\n"},
    {"in brackets: the last less", "l: [x, y, z]\n", R"({"l": ["x", "y"]})", "l: [x, y]\n"},
    {"in brackets: first and last less", "l: [x, y, z]\n", R"({"l": ["y"]})", "l: [y]\n"},
    {"in brackets: last out, another in", "l: [x, y]\n", R"({"l": ["x", "z"]})", "l: [x, z]\n"},
    {"in brackets: first out, another in", "l: [x, y]\n", R"({"l": ["y", "z"]})", "l: [y, z]\n"},
    {"in brackets: all others", "l: [x, y] # r\n", R"({"l": ["a", "b"]})", "l: [a, b] # r\n"},
    {"in brackets, with a comma at the end", "l: [x, y, ]\n", R"({"l": ["x", "y", "z"]})", "l: [x, y, z, ]\n"},
    {"in brackets on several lines", "l: [\n  x,  # un\n  y\n]\n", R"({"l": ["x", "y", "z"]})",
     "l: [\n  x,  # un\n  y, z\n]\n"},
    {"all others", "l:\n  - x\n  - y\nb: 1\n", R"({"l": ["a"]})", "l:\n  - a\nb: 1\n"},
    {"none left", "l:\n  - x\n  - y\nb: 1\n", R"({"l": []})", "l: []\nb: 1\n"},
    {"from none, in block form", "l: []\nb: 1\n", R"({"l": ["x"]})", "l:\n  - x\nb: 1\n"},
    {"objects: one value of one item", "l:\n  - a: 1 # un\n    b: 2\n  - a: 3\n",
     R"({"l": [{"a": 1, "b": 9}, {"a": 3}]})", "l:\n  - a: 1 # un\n    b: 9\n  - a: 3\n"},
    {"objects: one more", "l:\n  - a: 1\n    b: 2\nc: 1\n", R"({"l": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]})",
     "l:\n  - a: 1\n    b: 2\n  - a: 3\n    b: 4\nc: 1\n"},
    {"objects: one less", "l:\n  - a: 1\n    b: 2\n  # deux\n  - a: 3\n", R"({"l": [{"a": 3}]})",
     "l:\n  # deux\n  - a: 3\n"},
    {"objects: the key behind the dash goes", "l:\n  - a: 1\n    b: 2\n  - a: 3\n", R"({"l": [{"b": 2}, {"a": 3}]})",
     "l:\n  - b: 2\n  - a: 3\n"},
    {"objects: a key more", "l:\n  - a: 1\n  - a: 3\n", R"({"l": [{"a": 1, "b": [1]}, {"a": 3}]})",
     "l:\n  - a: 1\n    b:\n      - 1\n  - a: 3\n"},
    {"objects in braces: one more, in the same form", "l:\n  - {a: 1}\n  - {a: 2} # r\n",
     R"({"l": [{"a": 1}, {"a": 2}, {"a": 3}]})", "l:\n  - {a: 1}\n  - {a: 2} # r\n  - {a: 3}\n"},
    {"lists of lists", "l:\n  - [1, 2]\n  - [3]\n", R"({"l": [[1, 2], [3, 4]]})", "l:\n  - [1, 2]\n  - [3, 4]\n"},
};

void run(const auto& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.what);
    CAPTURE(one.source);
    try {
      CHECK(patched(one.source, one.patch) == one.expected);
    } catch (const mediamap::Error& error) {
      FAIL_CHECK(std::string(error.what()));
    }
  }
}

}  // namespace

TEST_CASE("yaml_edit: scalars") { run(scalars); }
TEST_CASE("yaml_edit: keys") { run(keys); }
TEST_CASE("yaml_edit: lists") { run(lists); }

TEST_CASE("yaml_edit: nothing to do changes nothing") {
  for (const Case& one : lists) CHECK(patched(one.source, "{}") == one.source);
}

TEST_CASE("yaml_edit: keys that are not compared stay") {
  const YamlDocument document = parse_yaml("f", "a: 1\nb: 2\n");
  CHECK(edits_between(document.json(), Json{{"a", 1}}, {"a"}).empty());
  CHECK(edits_between(document.json(), Json::object(), {"a"}).size() == 1);
}

TEST_CASE("yaml_edit: a key gets another name") {
  const Json::json_pointer root;
  const auto renamed = [&](const std::string& source, const std::string& from, const std::string& to) {
    return apply_edits(parse_yaml("f", source), {{YamlEdit::Kind::rename, root / from, to}});
  };
  CHECK(renamed("# x\nepci: A # r\nb: epci\n", "epci", "nom") == "# x\nnom: A # r\nb: epci\n");
  CHECK(renamed("\"epci\" : A\n", "epci", "nom") == "nom : A\n");
}

TEST_CASE("yaml_edit: a file that cannot be edited safely is refused") {
  // A rename onto a key that is there already would make it twice.
  const YamlDocument document = parse_yaml("f.yaml", "a: 1\nb: 2\n");
  const Json::json_pointer root;
  const auto faults = faults_of([&] { apply_edits(document, {{YamlEdit::Kind::rename, root / "a", "b"}}); });
  REQUIRE(faults.size() == 1);
  CHECK(contains(faults[0].message, "ne sait pas modifier sans risque"));
  CHECK(contains(faults[0].advice, "mediamap check"));
}
