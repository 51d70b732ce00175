// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/schema.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <span>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"

template class nlohmann::basic_json<nlohmann::ordered_map>;

std::span<const std::pair<std::string_view, std::string_view>> mediamap_schemas();

namespace mediamap::store {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

void compile(const Json& source, valijson::Schema& schema) {
  const nlohmann::json plain = source;
  valijson::SchemaParser parser;
  parser.populateSchema(Adapter(plain), schema);
}

std::string type_words(const Json& type) {
  static const std::map<std::string, const char*> words = {
      {"string", N_("un texte")},     {"number", N_("un nombre")}, {"integer", N_("un nombre entier")},
      {"boolean", N_("true ou false")}, {"array", N_("une liste")},  {"object", N_("une liste de « clé: valeur »")},
      {"null", N_("rien")}};
  if (type.is_array()) {
    std::vector<std::string> all;
    for (const Json& one : type) all.push_back(type_words(one));
    return join(all, _(" ou "));
  }
  const auto found = words.find(type.get<std::string>());
  return found == words.end() ? type.get<std::string>() : _(found->second);
}

std::string shown(const Json& value) {
  return shorten(value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace), 60);
}

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> out;
  for (const Json& item : list) {
    if (item.is_string()) out.push_back(item);
  }
  return out;
}

// The part of the schema that speaks of the value at a pointer. Local references only.
const Json& subschema(const Json& root, const Json::json_pointer& where) {
  static const Json anything = Json::object();
  std::vector<std::string> tokens;
  for (auto rest = where; !rest.empty(); rest = rest.parent_pointer()) tokens.insert(tokens.begin(), rest.back());
  const Json* at = &root;
  const auto follow = [&root](const Json* schema) {
    while (schema->contains("$ref")) {
      schema = &root.at(Json::json_pointer(schema->at("$ref").get<std::string>().substr(1)));
    }
    return schema;
  };
  for (const std::string& token : tokens) {
    at = follow(at);
    if (at->contains("properties") && at->at("properties").contains(token)) {
      at = &at->at("properties").at(token);
    } else if (at->contains("items") && at->at("items").is_object()) {
      at = &at->at("items");
    } else if (at->contains("additionalProperties") && at->at("additionalProperties").is_object()) {
      at = &at->at("additionalProperties");
    } else {
      return anything;
    }
  }
  return *follow(at);
}

std::string limit(const Json& rule, const char* key) { return rule.contains(key) ? rule.at(key).dump() : "?"; }

// valijson tells in English which constraint failed; what it demands is read from the schema itself.
std::optional<Violation> explain(const Json& rule, const Json& value, const std::string& failure, const std::string& text) {
  const auto says = [&](std::string_view words) { return failure.find(words) != std::string::npos; };
  const std::string advice = rule.value("description", "");
  if (says("'type' constraint")) {
    const std::string wanted = rule.contains("type") ? type_words(rule.at("type")) : "?";
    const bool unquoted = wanted == _("un texte") && value.is_primitive() && !value.is_null();
    const std::string hint = unquoted ? fill(_("Mettez la valeur entre guillemets : \"{}\"."), text) : advice;
    return Violation{value.is_null() ? fill(_("la valeur est vide : il faut {}"), wanted)
                                     : fill(_("« {} » : il faut {}"), text, wanted), hint};
  }
  if (says("enum values")) {
    const std::vector<std::string> allowed = texts(rule.at("enum"));
    const std::string near = did_you_mean(text, allowed);
    return Violation{fill(_("« {} » n'est pas une valeur admise"), text),
                     (near.empty() ? "" : near + " ") + fill(_("Valeurs admises : {}."), join(allowed, ", "))};
  }
  if (says("'pattern' constraint")) {
    return Violation{fill(_("« {} » n'a pas la forme attendue"), text), advice};
  }
  if (says("Missing required property")) {
    const std::string key = failure.substr(failure.find('\'') + 1, failure.rfind('\'') - failure.find('\'') - 1);
    const Json& property = subschema(rule, Json::json_pointer("/" + key));
    const std::string title = property.value("title", "");
    if (key == "version") {
      return Violation{_("il manque la version du format"), fill(_("Écrivez « version: {} » en tête du fichier."), shown(property.value("const", Json(1))))};
    }
    return Violation{title.empty() ? fill(_("il manque « {} »"), key) : fill(_("il manque « {} » ({})"), key, title),
                     property.value("description", "")};
  }
  if (says("no more than") && says("characters")) {
    return Violation{fill(_("{} caractères ; {} au plus"), length(value.get<std::string>()), limit(rule, "maxLength")), advice};
  }
  if (says("no fewer than") && says("characters")) return Violation{_("la valeur est vide"), advice};
  if (says("no more than")) return Violation{fill(_("{} éléments au plus"), limit(rule, "maxItems")), advice};
  if (says("no fewer than")) return Violation{fill(_("{} éléments au moins"), limit(rule, "minItems")), advice};
  if (says("uniqueness")) return Violation{_("la liste contient deux fois la même valeur"), advice};
  if (says("Expected number less")) return Violation{fill(_("« {} » : {} au plus"), text, limit(rule, "maximum")), advice};
  if (says("Expected number greater")) return Violation{fill(_("« {} » : {} au moins"), text, limit(rule, "minimum")), advice};
  if (says("'const'")) {
    return Violation{fill(_("« {} » : il faut {}"), text, shown(rule.value("const", Json()))), advice};
  }
  return {};  // a consequence of a failure told elsewhere
}

// Regular expressions of the standard library call themselves for each character: long texts would exhaust the stack.
constexpr std::size_t longest_matched = 2000;

void find_endless_texts(const Json& root, const Json& value, const Json::json_pointer& where, std::vector<Violation>& found) {
  if (value.is_structured()) {
    for (const auto& [key, item] : value.items()) find_endless_texts(root, item, where / key, found);
  } else if (value.is_string() && value.get_ref<const std::string&>().size() > longest_matched && subschema(root, where).contains("pattern")) {
    found.push_back({fill(_("{} caractères : trop long"), length(value.get<std::string>())), "", where});
  }
}

std::vector<Violation> endless_texts(const Json& root, const Json& document) {
  std::vector<Violation> found;
  find_endless_texts(root, document, Json::json_pointer(), found);
  return found;
}

// The reason alone: whoever asks about one value shows it beside.
std::string without_value(std::string message) {
  for (std::string_view lead : {"«  » : ", "«  » "}) {
    if (message.starts_with(lead)) return message.substr(lead.size());
  }
  return message;
}

Json::json_pointer pointer(const std::vector<std::string>& context) {
  Json::json_pointer where;
  for (std::size_t i = 1; i < context.size(); ++i) {
    where.push_back(context[i].substr(1, context[i].size() - 2));
  }
  return where;
}

}  // namespace

struct Schema::Compiled {
  valijson::Schema whole;
  std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>> items;  // of one value of a key
};

Schema::Schema(std::string_view text) : source_(Json::parse(text)), compiled_(std::make_unique<Compiled>()) {
  compile(source_, compiled_->whole);
  for (const auto& [key, property] : source_.at("properties").items()) {
    Json one = property.contains("items") ? property.at("items") : property;
    if (one.contains("$ref") || one.value("type", "") == "object") continue;
    auto schema = std::make_unique<valijson::Schema>();
    compile(one, *schema);
    compiled_->items.emplace(key, std::move(schema));
  }
}

Schema::~Schema() = default;

const Schema& Schema::get(std::string_view name) {
  static std::map<std::string, std::unique_ptr<Schema>, std::less<>> known;
  static std::mutex guard;
  const std::lock_guard lock(guard);
  if (const auto found = known.find(name); found != known.end()) return *found->second;
  for (const auto& [file, text] : mediamap_schemas()) {
    if (file == std::string(name) + ".json") {
      return *known.emplace(name, std::unique_ptr<Schema>(new Schema(text))).first->second;
    }
  }
  throw std::logic_error("no schema of this name");
}

std::vector<Violation> Schema::validate(const Json& document, const Written& written) const {
  const nlohmann::json plain = document;
  // The validator keeps its compiled expressions from one document to the next.
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  if (auto violations = endless_texts(source_, document); !violations.empty()) return violations;
  if (validator.validate(compiled_->whole, Adapter(plain), nullptr)) return {};

  valijson::ValidationResults results;
  validator.validate(compiled_->whole, Adapter(plain), &results);
  std::vector<Violation> violations;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    const Json::json_pointer where = pointer(error.context);
    if (!document.contains(where)) continue;
    const Json& value = document.at(where);
    const std::string text = written && value.is_primitive() && !value.is_null() ? shorten(written(where), 60) : shown(value);
    auto violation = explain(subschema(source_, where), value, error.description, text);
    if (!violation) continue;
    // Items of a list seldom describe themselves.
    if (violation->advice.empty() && !where.empty()) {
      violation->advice = subschema(source_, where.parent_pointer()).value("description", "");
    }
    violation->where = where;
    violations.push_back(std::move(*violation));
  }
  if (violations.empty()) violations.push_back({_("le contenu n'est pas celui que le schéma attend"), source_.value("description", "")});
  return violations;
}

bool Schema::has(std::string_view key) const { return source_.at("properties").contains(key); }

bool Schema::is_list(std::string_view key) const {
  return has(key) && source_.at("properties").at(std::string(key)).value("type", "") == "array";
}

bool Schema::is_number(std::string_view key) const {
  if (!has(key)) return false;
  const std::string type = source_.at("properties").at(std::string(key)).value("type", "");
  return type == "number" || type == "integer";
}

std::string Schema::title(std::string_view key) const {
  return has(key) ? source_.at("properties").at(std::string(key)).value("title", std::string(key)) : std::string(key);
}

std::string Schema::description(std::string_view key) const {
  return has(key) ? source_.at("properties").at(std::string(key)).value("description", "") : std::string();
}

std::vector<std::string> Schema::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, property] : source_.at("properties").items()) out.push_back(key);
  return out;
}

std::vector<std::string> Schema::keys(const Json::json_pointer& where) const {
  std::vector<std::string> out;
  const Json& rule = subschema(source_, where);
  if (!rule.contains("properties")) return out;
  for (const auto& [key, property] : rule.at("properties").items()) out.push_back(key);
  return out;
}

std::vector<std::string> Schema::allowed(std::string_view key) const {
  if (!has(key)) return {};
  const Json& property = source_.at("properties").at(std::string(key));
  const Json& rule = property.contains("items") ? property.at("items") : property;
  return rule.contains("enum") ? texts(rule.at("enum")) : std::vector<std::string>();
}

std::optional<std::string> Schema::refuse(std::string_view key, const std::string& value) const {
  const auto found = compiled_->items.find(key);
  if (found == compiled_->items.end()) return {};
  const Json& property = source_.at("properties").at(std::string(key));
  const Json& rule = property.contains("items") ? property.at("items") : property;
  Json typed = value;
  if (is_number(key)) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size()) typed = number;
  }
  if (rule.contains("pattern") && value.size() > longest_matched) return fill(_("{} caractères : trop long"), length(value));

  const nlohmann::json plain = typed;
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  if (validator.validate(*found->second, Adapter(plain), &results)) return {};
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    if (const auto violation = explain(rule, typed, error.description, "")) return without_value(violation->message);
  }
  return _("valeur non admise");
}

int Schema::version() const {
  const Json& properties = source_.at("properties");
  return properties.contains("version") ? properties.at("version").value("const", 1) : 1;
}

std::vector<std::pair<std::string, std::string>> schema_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [name, text] : mediamap_schemas()) files.emplace_back(name, text);
  return files;
}

}  // namespace mediamap::store
