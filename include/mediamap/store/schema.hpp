// SPDX-License-Identifier: EUPL-1.2
// The JSON Schemas of schemas/, carried inside the program: the single truth about what a file may hold.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Instantiated once, in schema.cpp, instead of in every file that holds a value.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace mediamap::store {

using Json = nlohmann::ordered_json;

// A value that the schema does not allow.
struct Violation {
  std::string message;  // French, for the user
  std::string advice;
  Json::json_pointer where{};
};

class Schema {
 public:
  // "acteur", "offre", … as in schemas/<name>.json. The schema must exist.
  static const Schema& get(std::string_view name);

  // Every violation in a document. `written` gives a value as it stands in the file ("01000", where JSON has 1000).
  using Written = std::function<std::string(const Json::json_pointer&)>;
  std::vector<Violation> validate(const Json& document, const Written& written = {}) const;

  // About one top-level key of the documents.
  bool has(std::string_view key) const;
  bool is_list(std::string_view key) const;
  bool is_number(std::string_view key) const;
  std::string title(std::string_view key) const;
  // What the key is for and how to write it; empty when the schema does not say.
  std::string description(std::string_view key) const;
  std::vector<std::string> keys() const;
  // The keys that the schema names in the mapping at this place of a document.
  std::vector<std::string> keys(const Json::json_pointer& where) const;
  // The values that an enumerated key, or an item of its list, may take; else empty.
  std::vector<std::string> allowed(std::string_view key) const;
  // Why this value (one item of a list) is not allowed, in French; nothing when it is.
  std::optional<std::string> refuse(std::string_view key, const std::string& value) const;

  // The "version" of the documents that this program writes.
  int version() const;

  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

 private:
  explicit Schema(std::string_view text);

  struct Compiled;
  Json source_;
  std::unique_ptr<Compiled> compiled_;
};

// Name ("acteur.json") and text of every embedded schema of the territory's files.
std::vector<std::pair<std::string, std::string>> schema_files();

}  // namespace mediamap::store
