// SPDX-License-Identifier: EUPL-1.2
// Random files as people might write them, random changes: the values come out as wanted, and whatever was not changed
// is still there as it was, its comments included.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "mediamap/store/yaml_edit.hpp"
#include "mediamap/store/yaml_emit.hpp"
#include "store_random.hpp"
#include "store_support.hpp"

using namespace mediamap::store;
using namespace store_tests;

namespace {

// nlohmann's ordered objects compare in order; what matters here are the values.
nlohmann::json unordered(const Json& value) { return nlohmann::json::parse(value.dump()); }

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string source;
  Json values = Json::object();
  // Comments that stay as long as the value at the pointer is still in the file ("" : always).
  std::map<std::string, std::string> comments;

  void write() {
    maybe_comment_line("", 0);
    source += "version: 1\n";
    values["version"] = 1;
    const unsigned count = 1 + below(6);
    for (unsigned i = 0; i < count; ++i) {
      entry("k" + std::to_string(i));
      if (below(4) == 0) source += "\n";
      maybe_comment_line("", 0);
    }
    if (below(8) == 0 && !source.ends_with("fin\n")) source.pop_back();
  }

  // What a person or a command might make of the values.
  Json changed() {
    Json after = Json::object();
    for (const auto& [key, value] : values.items()) {
      switch (key == "version" ? 4 : below(5)) {
        case 0:
          break;
        case 1:
          after[key] = changed(value);
          break;
        case 2:
          after[key] = fresh();
          break;
        default:
          after[key] = value;
      }
    }
    for (unsigned i = below(3); i > 0; --i) after["neuf" + std::to_string(i)] = fresh();
    return after;
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  std::string word() { return "mot" + std::to_string(++count_); }

  std::string text() {
    return below(3) != 0   ? word()
           : below(2) == 0 ? random_text(random_)
                           : awkward_strings()[below(static_cast<unsigned>(awkward_strings().size()))];
  }

  Json fresh() {
    switch (below(6)) {
      case 0:
        return below(1000);
      case 1:
        return Json{word(), text()};
      case 2:
        return Json::array({Json{{"id", word()}, {"texte", text()}}});
      case 3:
        return Json{{"x", text()}};
      case 4:
        return Json::array();
      default:
        return text();
    }
  }

  Json changed(const Json& value) {
    if (value.is_array()) {
      Json list = Json::array();
      for (const Json& item : value) {
        const unsigned fate = below(4);
        if (fate == 0) continue;
        list.push_back(fate == 1 && item.is_object() ? changed(item) : item);
      }
      const bool of_objects = !value.empty() && value[0].is_object();
      for (unsigned i = below(3); i > 0; --i) list.push_back(of_objects ? Json{{"id", word()}} : Json(text()));
      return list;
    }
    if (value.is_object()) {
      Json object = Json::object();
      for (const auto& [key, item] : value.items()) {
        if (below(3) != 0) object[key] = below(2) == 0 ? item : Json(text());
      }
      if (object.empty() || below(3) == 0) object["neuf"] = text();
      return object;
    }
    return fresh();
  }

  std::string comment(const std::string& pointer) {
    const std::string text = "# remarque " + std::to_string(++count_) + ": [x";
    comments[text] = pointer;
    return text;
  }
  void maybe_comment_line(const std::string& pointer, std::size_t indent) {
    if (below(3) == 0) source += std::string(indent, ' ') + comment(pointer) + "\n";
  }
  void end_line(const std::string& pointer) {
    if (below(3) == 0) source += std::string(1 + below(3), ' ') + comment(pointer);
    source += "\n";
  }

  std::string written(const std::string& text) {
    if (below(3) == 0 && text.find_first_of("\n\r\t'\\") == std::string::npos &&
        yaml_scalar(text).find('\\') == std::string::npos) {
      return "'" + text + "'";
    }
    return yaml_scalar(text);
  }

  void entry(const std::string& key) {
    source += key + ":";
    const std::string pointer = "/" + key;
    switch (below(9)) {
      case 0:
        block_scalar(key);
        break;
      case 1:
        block_list(key, below(2) * 2);
        break;
      case 2:
        block_list(key, 4);
        break;
      case 3:
        flow_list(key);
        break;
      case 4:
        objects(key);
        break;
      case 5:
        mapping(key);
        break;
      case 6:
        // A key without value says nothing, but it stays.
        source += below(2) == 0 ? "" : " ~";
        end_line("");
        break;
      case 7:
        values[key] = Json{{"a", 1}, {"b", "z"}};
        source += " {a: 1,  'b' : \"z\"}";
        end_line(pointer);
        break;
      default: {
        const std::string value = text();
        values[key] = value;
        source += std::string(1 + below(3), ' ') + written(value);
        end_line(pointer);
      }
    }
  }

  void block_scalar(const std::string& key) {
    values[key] = "ligne\n\n  autre: # pas une remarque\nfin\n";
    source += " |\n   ligne\n\n     autre: # pas une remarque\n   fin\n";
  }

  void block_list(const std::string& key, std::size_t indent) {
    source += "\n";
    Json list = Json::array();
    const unsigned count = 1 + below(4);
    for (unsigned i = 0; i < count; ++i) {
      const std::string value = i == 0 ? text() : word();
      if (i > 0) maybe_comment_line("/" + key + "|any", indent);
      source += std::string(indent, ' ') + "- " + written(value);
      end_line("/" + key + "|" + value);
      list.push_back(value);
    }
    values[key] = list;
  }

  void flow_list(const std::string& key) {
    Json list = Json::array();
    source += " [";
    const unsigned count = below(4);
    for (unsigned i = 0; i < count; ++i) {
      if (i > 0) source += below(4) == 0 ? ",\n    " : below(2) == 0 ? "," : ", ";
      const std::string value = word();
      source += value;
      list.push_back(value);
    }
    source += "]";
    end_line("/" + key + (count == 0 ? "|empty" : "|any"));
    values[key] = list;
  }

  void objects(const std::string& key) {
    source += "\n";
    Json list = Json::array();
    for (unsigned i = 1 + below(3); i > 0; --i) {
      const std::string id = word(), value = text();
      source += "  - id: " + id + "\n    texte: " + yaml_scalar(value) + "\n";
      list.push_back(Json{{"id", id}, {"texte", value}});
    }
    values[key] = list;
  }

  void mapping(const std::string& key) {
    source += "\n";
    for (unsigned i = 1 + below(3); i > 0; --i) {
      const std::string name = "m" + std::to_string(i), value = text();
      source += "   " + name + ": " + written(value);
      end_line("/" + key + "/" + name);
      values[key][name] = value;
    }
  }

  std::mt19937 random_;
  int count_ = 0;
};

// Whether the comment that belongs to this value has to be there still.
bool must_stay(const std::string& owner, const Json& before, const Json& after) {
  const auto bar = owner.find('|');
  const Json::json_pointer where(owner.substr(0, bar));
  if (owner.empty()) return true;
  if (!after.contains(where)) return false;
  const Json& was = before.at(where);
  const Json& is = after.at(where);
  if (was == is) return true;
  if (bar == std::string::npos) return was.is_primitive() && is.is_primitive();
  if (!was.is_array() || !is.is_array() || is.empty() || is[0].is_structured()) return false;
  const auto has = [&](const Json& item) { return std::find(is.begin(), is.end(), item) != is.end(); };
  const std::string item = owner.substr(bar + 1);
  if (item == "any") return std::any_of(was.begin(), was.end(), has);
  return item != "empty" && has(Json(item));
}

}  // namespace

TEST_CASE("yaml_edit: random changes to random files give the wanted values and keep the comments") {
  std::size_t kept = 0;
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    Writer writer(seed);
    writer.write();
    const std::string source = writer.source;
    CAPTURE(seed);
    CAPTURE(source);
    const YamlDocument document = parse_yaml("f.yaml", source);
    REQUIRE(unordered(document.json()) == unordered(writer.values));

    const Json after = writer.changed();
    std::vector<std::string> keys;
    for (const auto& [key, value] : after.items()) keys.push_back(key);
    for (const auto& [key, value] : writer.values.items()) {
      if (!after.contains(key)) keys.push_back(key);
    }
    const std::string wanted = after.dump();
    CAPTURE(wanted);
    std::string result;
    try {
      result = apply_edits(document, edits_between(document.json(), after, keys));
    } catch (const mediamap::Error& error) {
      FAIL_CHECK(std::string(error.what()));
      continue;
    }
    CHECK(unordered(parse_yaml("f.yaml", result).json()) == unordered(after));
    for (const auto& [comment, owner] : writer.comments) {
      if (!must_stay(owner, writer.values, after)) continue;
      ++kept;
      CAPTURE(result);
      CAPTURE(owner);
      CHECK_MESSAGE(contains(result, comment), "lost: " << comment);
    }
  }
  CHECK(kept > 3000);
}
